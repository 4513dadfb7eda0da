import LessonModel

/// Comments that hide a text, or the end of one: `title: #1 thing`, `title: A # B`.
extension YAMLMapping {
    /// The comment right after a scalar, on its line; `nil` for quoted and block texts, which cannot lose
    /// their end to a comment.
    func comment(after scalar: YAMLScalar) -> (position: Position, length: Int)? {
        let line = document.source.line(scalar.position.line)
        let rest = line.dropFirst(scalar.position.column - 1)
        guard !scalar.isQuoted, let first = rest.first, !"|>".utf8.contains(first) else { return nil }
        let isMark = { (index: Int) in
            line[index] == UInt8(ascii: "#") && (index == line.startIndex || line[index - 1].isBlank)
        }
        // After a key there is its colon.
        let end = rest.dropFirst(scalar.length).firstIndex { !$0.isBlank && $0 != UInt8(ascii: ":") }
        // An empty one is somewhere before its comment.
        let isNothing = ["", "~", "null"].contains(scalar.text)
        let mark = isNothing ? rest.indices.first(where: isMark) : end.flatMap { isMark($0) ? $0 : nil }
        return mark.map { (Position(line: scalar.position.line, column: $0 - line.startIndex + 1), rest.endIndex - $0) }
    }

    /// Warns of a comment that may have been meant as the end of a text.
    func warnOfComment(in scalar: YAMLScalar) {
        guard let comment = comment(after: scalar) else { return }
        state.report(
            document.source.warning(
                comment.position, length: comment.length, "this is a comment, and no part of the text before it",
                remedy: "quote a text that holds '#'"))
    }

    /// The diagnostic for a text of which a comment leaves nothing.
    func emptied(
        _ what: String, by comment: (position: Position, length: Int), _ severity: Diagnostic.Severity
    ) -> Diagnostic {
        var diagnostic = document.source.error(
            comment.position, length: comment.length, "\(what) is empty: '#' begins a comment",
            remedy: "quote a text that holds '#'")
        diagnostic.severity = severity
        return diagnostic
    }
}
