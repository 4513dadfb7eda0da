import LessonModel

/// Reads HTML in a lesson: comments are for authors and are dropped, and each other tag gets one warning.
struct HTMLReader {
    let source: SourceText
    let state: ReadingState

    /// HTML without its comments; `nil` when nothing else is left.
    /// - Parameter position: that of the first byte.
    func html(_ html: String, at position: Position) -> String? {
        guard state.isLesson else { return html }
        let (comments, isClosed) = Self.comments(in: html)
        if !isClosed { reportUnclosed(at: position) }
        let rest = Self.replacing(comments, in: html) { _ in "" }
        guard let first = rest.first(where: { !$0.isWhitespace }) else { return nil }
        warnOfUnread(html, comments, at: position)
        if first == "<" { warnOnce(rest, at: position) } else { warnOfTail(of: html, at: position) }
        return rest
    }

    static let commentStart = Array("<!--".utf8)

    func reportUnclosed(at position: Position) {
        state.report(
            source.error(
                position, length: Self.commentStart.count, "this comment is never closed",
                remedy: "end it with '-->'; one that does not begin its line ends before the next blank line"))
    }

    /// Where the comments are; one that is never closed goes on to the end.
    private static func comments(in html: String) -> (ranges: [Range<String.Index>], areClosed: Bool) {
        var ranges: [Range<String.Index>] = []
        var left = html[...]
        while let open = left.firstRange(of: "<!--") {
            // `<!-->` and `<!--->` are empty comments.
            let inside = left[left.index(open.lowerBound, offsetBy: 2)...]
            guard let close = inside.firstRange(of: "-->") else {
                return (ranges + [open.lowerBound..<html.endIndex], false)
            }
            ranges.append(open.lowerBound..<close.upperBound)
            left = left[close.upperBound...]
        }
        return (ranges, true)
    }

    /// HTML with something else in place of each comment.
    private static func replacing(
        _ comments: [Range<String.Index>], in html: String, by replacement: (Substring) -> String
    ) -> String {
        var rest = ""
        var start = html.startIndex
        for comment in comments {
            rest += html[start..<comment.lowerBound]
            rest += replacement(html[comment])
            start = comment.upperBound
        }
        return rest + html[start...]
    }

    /// Warns of text after a comment, which belongs to its block of HTML up to the end of the line.
    private func warnOfTail(of html: String, at position: Position) {
        guard let close = html.ranges(of: "-->").last else { return }
        state.report(
            source.warning(
                self.position(
                    at: html.utf8.distance(from: html.startIndex, to: close.lowerBound),
                    in: SourceText(file: source.file, bytes: Array(html.utf8)), from: position), length: 3,
                "what follows '-->' on its line is no Markdown: it is shown as it is",
                remedy: "begin a new line after it"))
    }

    /// The position of a byte of HTML that begins at a position, given the lines of the HTML.
    private func position(at offset: Int, in lines: SourceText, from start: Position) -> Position {
        let inside = lines.position(at: offset)
        let number = start.line + inside.line - 1
        if inside.line == 1 { return Position(line: number, column: start.column + inside.column - 1) }
        // The marks of a quote before the line are no part of the HTML.
        let margin = max(0, source.line(number).count - lines.line(inside.line).count)
        return Position(line: number, column: margin + inside.column)
    }

    /// Adds a warning for each tag that a page leaves out and each address that it does not follow, in a course that lets
    /// HTML through.
    private func warnOfUnread(_ html: String, _ comments: [Range<String.Index>], at position: Position) {
        // As many bytes, so that every address stays where it is.
        let uncommented = Self.replacing(comments, in: html) { comment in
            String(decoding: comment.utf8.map { $0 == .lineFeed || $0 == .carriageReturn ? $0 : .space }, as: UTF8.self)
        }
        lazy var lines = SourceText(file: source.file, bytes: Array(html.utf8))
        func warn(of text: Substring, _ message: String, remedy: String) {
            let offset = uncommented.utf8.distance(from: uncommented.startIndex, to: text.startIndex)
            state.unreadHTML.append(
                source.warning(
                    self.position(at: offset, in: lines, from: position), length: text.utf8.count, message,
                    remedy: remedy))
        }
        let ofHead = HTMLTag.ofHead
        for match in uncommented.matches(of: ofHead) {
            warn(
                of: match.0,
                "a page takes no '<\(match.1.lowercased())>', which can lead away from it: it is shown as text",
                remedy: "remove it")
        }
        for match in uncommented.matches(of: /<(\w+)\b[^<>]*?\s(src|href)\s*=\s*["']?([^"'\s>]+)/.ignoresCase())
        where match.0.prefixMatch(of: ofHead) == nil {
            let (tag, address) = (match.1.lowercased(), match.3)
            let message: String
            let remedy: String
            if tag == "a" {
                guard case .file(let path, _) = LinkTarget(String(address), in: ""), !path.isEmpty else { continue }
                message = "a link in HTML is left as it is, also '\(address)'"
                remedy = "write it in Markdown: '[text](\(address))' becomes the page's address, and is checked"
            } else {
                guard !address.lowercased().hasPrefix("data:") else { continue }
                message = "a page loads nothing: '\(address)' will be missing"
                remedy = "write an image in Markdown, '![what it shows](file.png)': it becomes part of the page"
            }
            warn(of: address, message, remedy: remedy)
        }
    }

    /// Adds a warning for the first use of each tag.
    private func warnOnce(_ html: String, at position: Position) {
        let tag = html.drop { $0.isWhitespace }.prefix { $0 != ">" && !$0.isNewline }
        let name = tag.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber || "-?!".contains($0) }
            .lowercased()
        guard state.tags.insert(name).inserted else { return }
        state.shownHTML.append(
            source.warning(
                position, length: tag.utf8.count + 1, "HTML is shown as text; '<\(name)>' does nothing here",
                remedy: "write Markdown, or '\\<' for the sign; 'raw-html: true' in course.yml lets HTML through"))
    }
}
