import LessonModel

/// Renders prose within an exercise, where headings would break the page's outline.
struct ExercisePromptText {
    let body: HTMLBody

    /// Running text, without an element around it.
    func html(_ inlines: [Inline]) -> String { body.html(of: inlines) }

    /// Blocks; a heading becomes a paragraph in bold.
    func html(_ blocks: [Block]) -> String {
        body.html(of: blocks.map(Self.withoutHeadings)).withoutLineEnd
    }

    /// Paragraphs, each in its own element.
    func paragraphs(_ paragraphs: [[Inline]]) -> String {
        paragraphs.map { "<p>\(html($0))</p>" }.joined(separator: "\n")
    }

    /// Hints that unfold; a printed page has them upside down.
    func hints(_ hints: [Hint], _ words: PageWords) -> String {
        guard !hints.isEmpty else { return "" }
        let details = hints.enumerated().map { index, hint in
            let name = words(hints.count > 1 ? .numberedHint(index + 1) : .hint)
            return """
                <details><summary>\(name)</summary>
                <div class="hint" data-name="\(name)">\(html(hint.blocks))</div></details>
                """
        }
        return "<div class=\"hints\">\n\(details.joined(separator: "\n"))\n</div>"
    }

    /// The line that says how an answer is checked.
    /// - Parameter label: the exercise's number, `3.2`.
    func checkLine(_ label: String, _ words: PageWords) -> String {
        "<p class=\"run\">\(words(.checkWith(commandHTML: "<code>attend check \(label)</code>")))</p>"
    }

    /// A message from an attribute: plain text with code between backticks.
    func message(_ text: String) -> String { html(Inline.line(text)) }

    private static func withoutHeadings(_ block: Block) -> Block {
        if case .heading(_, let text) = block.kind { return Block(.paragraph([.strong(text)]), at: block.place) }
        return block.replacingChildren(by: withoutHeadings)
    }
}
