/// Code of an exercise with a line above it that says what it is.
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
        let shown = code.trimmingPrefix(while: \.isNewline)
        let lines = SwiftHTML(String(shown)).lines.map { "<span class=\"l\">\($0)\n</span>" }
        return """
            <figure class="cell\(CodeSize(code).classes)"><figcaption><span>\(title)</span>\
            <button type="button" class="btn copy js-only" aria-label="Copy: \(title.lowercased()) of \(label)">Copy\
            </button></figcaption><pre class="src"><code>\(lines.joined())</code></pre></figure>
            """
    }
}
