import LessonModel

/// The reader of HTML in a lesson: comments are for authors and go, the rest is kept and warned about once.
struct HTMLReader {
    let source: SourceText
    let state: ReadingState

    /// HTML without its comments; `nil` when nothing else is left of it.
    /// - Parameter position: of its first byte.
    func html(_ html: String, at position: Position) -> String? {
        guard state.isLesson else { return html }
        let (rest, isClosed) = Self.withoutComments(html)
        if !isClosed { reportUnclosed(at: position) }
        guard rest.contains(where: { !$0.isWhitespace }) else { return nil }
        note(rest, at: position)
        return rest
    }

    static let commentStart = Array("<!--".utf8)

    func reportUnclosed(at position: Position) {
        state.report(
            source.error(
                position, length: Self.commentStart.count, "this comment is never closed",
                remedy: "end it with '-->'; one that does not begin its line ends before the next blank line"))
    }

    private static func withoutComments(_ html: String) -> (rest: String, isClosed: Bool) {
        var rest = ""
        var left = html[...]
        while let open = left.firstRange(of: "<!--") {
            rest += left[..<open.lowerBound]
            // `<!-->` and `<!--->` are comments of nothing.
            let inside = left[left.index(open.lowerBound, offsetBy: 2)...]
            guard let close = inside.firstRange(of: "-->") else { return (rest, false) }
            left = left[close.upperBound...]
        }
        return (rest + left, true)
    }

    /// Remembers the first use of each kind of tag.
    private func note(_ html: String, at position: Position) {
        let tag = html.drop { $0.isWhitespace }.prefix { $0 != ">" && !$0.isNewline }
        let name = tag.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "-" }.lowercased()
        guard state.tags.insert(name).inserted else { return }
        state.shownHTML.append(
            source.warning(
                position, length: tag.utf8.count + 1, "HTML is shown as text; '<\(name)>' does nothing here",
                remedy: "write Markdown, or '\\<' for the sign; 'raw-html: true' in course.yml lets HTML through"))
    }
}
