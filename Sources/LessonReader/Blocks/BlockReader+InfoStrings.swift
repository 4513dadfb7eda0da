import LessonModel

/// Lines that CommonMark does not read as fences because their info string contains a backtick: ```` ```swift says="Use
/// `x`" ````.
///
/// Such a line is read as prose, and the line meant to close the fence opens one, so that everything after it is
/// misread.
extension BlockReader {
    /// Reports backticks in info strings, and replaces them so that cmark reads the intended fences.
    mutating func repairInfoStrings() {
        let candidates = source.lineStarts.indices.map { $0 + 1 }.filter { backticks(inLine: $0) != nil }
        // One at a time, since each repair changes how the lines after it are read. Every repair needs a parse, so
        // their number is limited; the rest is reported once the author has corrected these.
        let most = max(1, min(50, 4_000_000 / max(1, markdown.count)))
        for _ in candidates.prefix(most) {
            let prose = linesOfProse()
            guard let line = candidates.first(where: prose.contains), let backticks = backticks(inLine: line) else {
                return
            }
            state.report(
                source.error(
                    source.position(at: offsetOfMarkdown + backticks[0]),
                    length: markdown[backticks[0]...].prefix { $0 == .backtick }.count,
                    "an info string after ``` may hold no backtick",
                    remedy: "use a fence of ~~~, or leave the backticks out"))
            for backtick in backticks { markdown[backtick] = UInt8(ascii: "'") }
        }
    }

    /// The lines of paragraphs and headings that still have such backticks.
    private func linesOfProse() -> Set<Int> {
        let nodes = MarkdownTree(markdown).document().allNodes.filter { node in
            switch node.kind {
            case .paragraph, .heading: true
            default: false
            }
        }
        return Set(
            nodes.flatMap { $0.start.line...max($0.start.line, $0.endLine) }.filter { backticks(inLine: $0) != nil })
    }

    /// The offsets of the backticks in the info string of a line that was meant to open a fence; `nil` for other lines.
    private func backticks(inLine number: Int) -> [Int]? {
        let range = source.offset(ofLine: number)..<(source.offset(ofLine: number) + source.line(number).count)
        let line = markdown[(range.lowerBound - offsetOfMarkdown)..<(range.upperBound - offsetOfMarkdown)]
        // A fence may be inside a quote or at the beginning of a list item.
        let opening = line.drop { $0 != .backtick }
        guard line[..<opening.startIndex].allSatisfy(isContainerMark) else { return nil }
        let marker = opening.prefix { $0 == .backtick }
        let info = opening[marker.endIndex...]
        guard marker.count >= 3, let first = info.firstIndex(of: .backtick) else { return nil }
        let words = InfoString(info.trimmed, line: number, lineStart: line.startIndex)
        let isQuoting = words.items.contains { item in
            let value = line.startIndex + item.valuePosition.column - 1
            return item.value != nil && value < line.endIndex && line[value] == .quote
        }
        // `` ```swift``` `` is a code span.
        let isSpan = info[first...].prefix { $0 == .backtick }.count == marker.count
        guard isQuoting || (FenceKind.isFirstWord(words.first) && !isSpan) else { return nil }
        return info.indices.filter { markdown[$0] == .backtick }
    }

    private func isContainerMark(_ byte: UInt8) -> Bool {
        byte.isBlank || byte.isASCIIDigit || ">-+*.)".utf8.contains(byte)
    }

    /// Where the Markdown, which has no byte order mark, begins in the source.
    private var offsetOfMarkdown: Int { source.lineStarts[0] }
}
