/// Code of an exercise with a title above it.
struct CodeFigure {
    /// Such as `Starter code`.
    let title: String
    /// The number within the course, `3.2`.
    let label: String
    let code: String
    let words: PageWords

    init(title: String, of label: String, code: String, words: @escaping PageWords) {
        self.words = words
        self.title = title
        self.label = label
        self.code = code
    }

    var html: String {
        let shown = code.trimmingPrefix(while: \.isNewline)
        let lines = SwiftHTML(String(shown)).lines.map { "<span class=\"l\">\($0)\n</span>" }
        return """
            <figure class="cell\(CodeLength.classes(code))"><figcaption><span>\(title)</span>\
            <button type="button" class="btn copy js-only" aria-label="\(words(.copyPart(title, of: label)))">\(words(.copy))\
            </button></figcaption><pre class="src"><code>\(lines.joined())</code></pre></figure>
            """
    }
}
