/// A code span of a running text, with its exact extent in the source.
struct CodeSpan {
    /// The span with its backticks.
    var range: Range<Int>
    /// The bytes between the backticks.
    var content: Range<Int>

    /// Every code span of a text.
    ///
    /// In CommonMark they take precedence over all other inlines except raw HTML and autolinks, so one pass from left
    /// to right finds them.
    static func all(in bytes: [UInt8]) -> [CodeSpan] {
        var spans: [CodeSpan] = []
        let runs = BacktickRuns(bytes)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case .backslash where index + 1 < bytes.count && bytes[index + 1].isASCIIPunctuation:
                index += 2
            case .backtick:
                let length = runs.length(at: index)
                if let end = runs.next(length, from: index + length) {
                    spans.append(CodeSpan(range: index..<(end + length), content: (index + length)..<end))
                    index = end + length
                } else {
                    index += length
                }
            case UInt8(ascii: "<"):
                index = angleEnd(in: bytes, at: index) ?? index + 1
            default:
                index += 1
            }
        }
        return spans
    }

    /// Whether cmark's text of a code node can come from this span.
    ///
    /// White space is ignored: cmark turns line breaks into spaces, may drop a space at each end, and keeps the
    /// indentation of lazy continuation lines.
    private func isSource(of literal: String, in bytes: [UInt8]) -> Bool {
        bytes[content].split(whereSeparator: \.isWhitespace).elementsEqual(
            literal.utf8.split(whereSeparator: \.isWhitespace), by: { $0.elementsEqual($1) })
    }

    /// Where the literal of a code node begins: after the leading space that cmark drops, if there is one.
    func start(of literal: String, in bytes: [UInt8]) -> Int {
        let written = bytes[content].prefix(while: \.isWhitespace).count
        return content.lowerBound + max(0, written - literal.utf8.prefix(while: \.isWhitespace).count)
    }

    /// The spans that a text's code nodes came from, given their literals in order; `nil` for one that is not found.
    static func matching(_ literals: [String], in bytes: [UInt8]) -> [CodeSpan?] {
        guard !literals.isEmpty else { return [] }
        var candidates = all(in: bytes)[...]
        let runs = BacktickRuns(bytes)
        var end = 0
        var searches = 0
        return literals.map { literal in
            if let first = candidates.first, first.isSource(of: literal, in: bytes) {
                candidates.removeFirst()
                end = first.range.upperBound
                return first
            }
            // The scan above takes a backtick in a link's title for code, which is rare: a text in which it is not is
            // hostile, and its other spans need no place.
            guard searches < mostSearches else { return nil }
            searches += 1
            var span = candidates.first { $0.isSource(of: literal, in: bytes) }
            span = span ?? first(literal, in: bytes, runs, from: end)
            if let span {
                end = span.range.upperBound
                candidates = candidates.drop { $0.range.lowerBound < end }
            }
            return span
        }
    }

    private static let mostSearches = 100

    private static func first(
        _ literal: String, in bytes: [UInt8], _ runs: BacktickRuns, from start: Int
    ) -> CodeSpan? {
        var index = start
        while let open = bytes[index...].firstIndex(of: .backtick) {
            let length = runs.length(at: open)
            if let end = runs.next(length, from: open + length) {
                let span = CodeSpan(range: open..<(end + length), content: (open + length)..<end)
                if span.isSource(of: literal, in: bytes) { return span }
            }
            index = open + length
        }
        return nil
    }

    /// The end of an autolink or HTML tag, in which backticks do not mark code.
    static func angleEnd(in bytes: [UInt8], at start: Int) -> Int? {
        var index = start + 1
        guard index < bytes.count else { return nil }
        let first = bytes[index]
        guard
            first.isASCIILetter || first == UInt8(ascii: "/") || first == UInt8(ascii: "!")
                || first == UInt8(ascii: "?")
        else { return nil }
        var quote: UInt8?
        var sawBlank = false
        var sawColon = false
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            } else if byte == UInt8(ascii: "<") || (byte == .backtick && !(sawColon && !sawBlank)) {
                return nil
            } else if byte == .quote || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte.isWhitespace {
                sawBlank = true
            } else if byte == UInt8(ascii: ":") {
                sawColon = true
            }
            index += 1
        }
        return nil
    }
}
