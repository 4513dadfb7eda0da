import TraceFigures

/// The field in which a reader searches the course, and where the results go; without a script there is neither.
struct SearchHTML {
    let words: PageWords

    var html: String {
        """
        <div class="search ui js-only" role="search"><label class="vh" for="Search">\(words(.search))</label>\
        <input id="Search" type="search" placeholder="\(words(.search))" autocomplete="off" autocapitalize="none" \
        spellcheck="false" aria-keyshortcuts="/" aria-controls="Found"><p class="vh" role="status"></p>\
        <ol id="Found" hidden></ol></div>
        """
    }

    /// The words of its script, for how many results there are; `{count}` and `{text}` are filled in.
    static func scriptWords(_ words: PageWords) -> String {
        Markup.json([
            (name: "none", text: words(.foundNothing)), (name: "one", text: words(.foundOne)),
            (name: "many", text: words(.foundMany)),
        ])
    }
}
