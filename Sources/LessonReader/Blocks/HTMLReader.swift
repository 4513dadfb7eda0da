import LessonModel

/// Reads HTML in a lesson: comments are for authors and are dropped, and each other tag gets one warning.
struct HTMLReader {
    let source: SourceText
    let state: ReadingState

    /// HTML without its comments; `nil` when nothing else is left.
    /// - Parameter position: that of the first byte.
    func html(_ html: String, at position: Position) -> String? {
        guard state.isLesson else { return html }
        let (rest, isClosed) = Self.withoutComments(html)
        if !isClosed { reportUnclosed(at: position) }
        guard rest.contains(where: { !$0.isWhitespace }) else { return nil }
        warnOnce(rest, at: position)
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
            // `<!-->` and `<!--->` are empty comments.
            let inside = left[left.index(open.lowerBound, offsetBy: 2)...]
            guard let close = inside.firstRange(of: "-->") else { return (rest, false) }
            left = left[close.upperBound...]
        }
        return (rest + left, true)
    }

    /// Adds a warning for the first use of each tag.
    private func warnOnce(_ html: String, at position: Position) {
        let tag = html.drop { $0.isWhitespace }.prefix { $0 != ">" && !$0.isNewline }
        let name = tag.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "-" }.lowercased()
        guard state.tags.insert(name).inserted else { return }
        state.shownHTML.append(
            source.warning(
                position, length: tag.utf8.count + 1, "HTML is shown as text; '<\(name)>' does nothing here",
                remedy: "write Markdown, or '\\<' for the sign; 'raw-html: true' in course.yml lets HTML through"))
    }
}
