/// Splits a formula into tokens, one at a time.
struct Lexer {
    let scalars: [Unicode.Scalar]
    /// The next scalar to read.
    var position = 0

    init(_ source: String) {
        scalars = Array(source.unicodeScalars)
    }

    /// The next token after white space and comments, without taking it.
    func peek() -> Token {
        var copy = self
        return copy.next()
    }

    mutating func next() -> Token {
        skipBlanks()
        guard position < scalars.count else { return Token(kind: .end, start: scalars.count) }
        let start = position
        position += 1
        guard scalars[start] == "\\" else {
            takeMarks()
            return Token(kind: .character(text(from: start)), start: start)
        }
        guard position < scalars.count else { return Token(kind: .command(""), start: start) }
        if scalars[position].isASCIILetter {
            while position < scalars.count, scalars[position].isASCIILetter { position += 1 }
        } else {
            position += 1
        }
        return Token(kind: .command(text(from: start + 1)), start: start)
    }

    /// The next scalar, which may be white space.
    var upcoming: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    func text(from start: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<position])
        return String(view)
    }

    /// The line and column of a scalar, both from 1.
    func place(of index: Int) -> (line: Int, column: Int) {
        let before = scalars[..<min(index, scalars.count)]
        let line = before.count { $0 == "\n" } + 1
        let lineStart = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
        return (line, before.count - lineStart + 1)
    }

    private mutating func skipBlanks() {
        while position < scalars.count {
            if scalars[position].properties.isWhitespace {
                position += 1
            } else if scalars[position] == "%" {
                while position < scalars.count, scalars[position] != "\n" { position += 1 }
            } else {
                return
            }
        }
    }

    private mutating func takeMarks() {
        while position < scalars.count, scalars[position].properties.isGraphemeExtend { position += 1 }
    }
}

extension Unicode.Scalar {
    var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    /// Whether this is neither text nor white space, and is not allowed in XML.
    var isControlCharacter: Bool {
        properties.generalCategory == .control && !properties.isWhitespace || value == 0xFFFE || value == 0xFFFF
            || value == 0xB || value == 0xC
    }
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
