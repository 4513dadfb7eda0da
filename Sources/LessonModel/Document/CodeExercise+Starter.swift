extension CodeExercise {
    /// The doc comment that the starter begins with: what is asked, a paragraph each.
    package var prompt: [[Inline]] {
        starterLines.comment.map { $0.dropFirst(3).drop { $0 == " " } }
            .split { $0.isEmpty }
            .map { Self.inlines($0.joined(separator: " ")) }
    }

    /// The starter's code after that comment.
    package var starterCode: String { starterLines.code.joined(separator: "\n") }

    private var starterLines: (comment: ArraySlice<Substring>, code: ArraySlice<Substring>) {
        let lines = starter.text.split(separator: "\n", omittingEmptySubsequences: false)
        let comment = lines.prefix { $0.hasPrefix("///") }
        return (comment, lines.dropFirst(comment.count))
    }

    /// Text with code between backticks, as a comment or a message in an attribute has it.
    package static func inlines(_ text: String) -> [Inline] {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        guard parts.count % 2 == 1 else { return [.text(text)] }
        return parts.enumerated().filter { !$0.element.isEmpty }
            .map { $0.offset % 2 == 1 ? .code($0.element) : .text($0.element) }
    }
}
