/// A single value of a YAML text, with its place.
struct YAMLScalar: Sendable {
    var text: String
    /// Where it begins, including its opening quote.
    var position: Position
    /// The length of its text on the first line, including quotes, in bytes.
    var length: Int
    var isQuoted: Bool
    var source: SourceText
    /// The text before its lines were joined.
    private(set) var unjoined: String?

    /// As messages quote it: in its own quotes, or in single ones.
    var quoted: String { isQuoted ? "\"\(text)\"" : "'\(text)'" }

    /// The scalar with the lines of its text joined to one.
    func joiningLines() -> YAMLScalar {
        guard text.contains(where: \.isNewline) else { return self }
        var joined = self
        joined.unjoined = text
        joined.text = text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
            .joined(separator: " ")
        return joined
    }

    /// The text as one line, with escapes resolved, lines folded, and the place of each byte in the source.
    var line: RunningText {
        var line = RunningText()
        let written = source.bytes
        var index = source.offset(ofLine: position.line) + position.column - 1
        if isQuoted {
            index += 1
        } else if index < written.count, "|>".utf8.contains(written[index]) {
            while index < written.count, written[index] != .lineFeed { index += 1 }
        }
        for byte in text.utf8 {
            let isSpace = byte.isWhitespace
            if isSpace, line.bytes.last == .space { continue }
            if !isSpace {
                while index < written.count, written[index].isWhitespace { index += 1 }
                // `\\` and `''` are one character each.
                if index + 1 < written.count, written[index] == .backslash || written[index] == UInt8(ascii: "'"),
                    isQuoted, written[index + 1] == byte
                {
                    index += 1
                }
            }
            line.append([isSpace ? .space : byte], at: source.position(at: min(index, written.count)))
            if index < written.count, isSpace == written[index].isWhitespace { index += 1 }
        }
        return line
    }
}
