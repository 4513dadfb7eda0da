import LessonModel

/// A fenced code block with the exact places of its words and of its code.
struct Fence {
    var start: Position
    /// The backticks or tildes.
    var marker: ArraySlice<UInt8>
    /// The info string after them.
    var words: InfoString
    var text: String
    /// The position of the first character of the first line between the fences.
    var textStart: Position
    /// How many lines are between the fences.
    let lineCount: Int
    var isClosed: Bool
    private let source: SourceText

    /// The fence of a code block; `nil` for indented code.
    ///
    /// cmark does not distinguish indented code from fences, nor closed fences from open ones, so the source is
    /// examined. `codeStarts` are the lines on which the text's code blocks begin.
    init?(_ node: MarkdownNode, codeStarts: Set<Int>, in source: SourceText) {
        guard case .code(_, let parsed) = node.kind else { return nil }
        let line = source.line(node.start.line)
        let opening = line.dropFirst(node.start.column - 1)
        guard let character = opening.first, character == .backtick || character == .tilde else { return nil }
        let marker = opening.prefix { $0 == character }
        guard marker.count >= 3 else { return nil }
        let indentation = line[..<opening.startIndex].reversed().prefix { $0.isBlank }
        if indentation.count >= 4 || indentation.contains(.tab),
            opening.elementsEqual(parsed.utf8.prefix { $0 != .lineFeed })
        {
            return nil
        }
        let text =
            indentation.contains(.tab)
            ? Fence.text(parsed, without: line[..<opening.startIndex], below: node.start.line, in: source) : parsed
        let firstLine = text.utf8.prefix { $0 != .lineFeed }

        self.source = source
        start = node.start
        self.marker = marker
        self.text = text
        words = InfoString(opening.dropFirst(marker.count).trimmed, line: node.start.line, lineStart: line.startIndex)
        let firstTextLine = source.line(node.start.line + 1)
        textStart = Position(
            line: node.start.line + 1,
            column: text.isEmpty ? node.start.column : max(0, firstTextLine.count - firstLine.count) + 1)
        lineCount = text.utf8.count { $0 == .lineFeed }
        let last = node.start.line + lineCount + 1
        isClosed =
            node.endLine == last && !codeStarts.contains(last)
            && Fence.closes(source.line(last), marker: marker)
    }

    /// The text between the fences, without its last line break.
    var lines: String { text.hasSuffix("\n") ? String(text.dropLast()) : text }

    /// The code, with its places in the file.
    var code: CodePart {
        CodePart(text: text, place: source.place(textStart), fence: source.place(start), opening: opening)
    }

    /// The line of the opening fence, with carets under all of it.
    var opening: Diagnostic.Excerpt { source.excerpt(start, length: source.line(start.line).count) }

    /// The bytes of the file between the fences.
    var bytes: Range<Int> {
        source.offset(ofLine: textStart.line)..<source.offset(ofLine: textStart.line + lineCount)
    }

    /// The text between the fences, as a source of its own.
    var body: SourceText { source.fragment(text, fromLine: textStart.line) }

    /// The error for a fence that is never closed.
    var unclosed: Diagnostic {
        source.error(
            start, length: marker.count, "this fence is never closed",
            remedy: "end it with a line '\(String(decoding: marker, as: UTF8.self))'")
    }

    /// The text of a fence that is indented by a tab, of which cmark leaves a part in each line when the fence is in a list.
    private static func text(
        _ text: String, without margin: ArraySlice<UInt8>, below line: Int, in source: SourceText
    ) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { index, text in
            let written = source.line(line + 1 + index)
            let rest = String(decoding: written.dropFirst(margin.count), as: UTF8.self)
            return written.starts(with: margin) && text.hasSuffix(rest) ? rest[...] : text
        }.joined(separator: "\n")
    }

    private static func closes(_ line: ArraySlice<UInt8>, marker: ArraySlice<UInt8>) -> Bool {
        let run = line.drop { $0.isBlank || $0 == UInt8(ascii: ">") }.trimmed
        return run.count >= marker.count && run.allSatisfy { $0 == marker.first }
    }
}
