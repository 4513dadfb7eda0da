/// Code of an assignment with a line above it that says what it is.
struct CodeFigure {
    /// What it is, `Starter code`.
    let title: String
    /// The number within the course, `3.2`.
    let label: String
    let code: String

    init(title: String, of label: String, code: String) {
        self.title = title
        self.label = label
        self.code = code
    }

    var html: String {
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let shown = Array(lines.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed())
        let rows = SwiftHTML(shown.joined(separator: "\n")).lines.map { "<span class=\"l\">\($0)\n</span>" }.joined()
        return """
            <figure class="cell"><figcaption><span>\(title)</span>\
            <button type="button" class="btn copy js-only" aria-label="Copy: \(title.lowercased()) of \(label)">Copy\
            </button></figcaption><pre class="src"><code>\(rows)</code></pre></figure>
            """
    }
}
