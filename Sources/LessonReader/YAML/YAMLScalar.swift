/// A single value of a YAML text, with its place.
struct YAMLScalar: Sendable {
    var text: String
    /// Where it begins, its quote included.
    var position: Position
    /// Of its text on the first line, quotes included, in bytes.
    var length: Int
    var isQuoted: Bool
    var source: SourceText

    /// The text as one line, each piece of it with its place in the source: escapes are undone, lines are folded.
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
                // `\\` and `''` stand for one character each.
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
