/// Splits Swift code into tokens in one pass, with a stack for strings inside strings.
///
/// It follows the rules of the compiler's lexer, as implemented in swift-syntax.
struct Lexer {
    /// The code's UTF-8, followed by zeros so that lookahead needs no bounds check.
    let source: [UInt8]
    let end: Int
    var position = 0
    var tokens: [Token] = []
    private(set) var comments: [Token] = []

    /// The strings that are open, the innermost last.
    var strings: [OpenString] = []
    var pairs = BracketPairs()
    /// The results of earlier searches for the end of a raw string or regex.
    var searches = DelimiterSearches()

    var startsLine = true
    private var isBroken = false

    static func tokens(of code: String) -> Lexer {
        var lexer = Lexer(code)
        lexer.run()
        return lexer
    }

    private init(_ code: String) {
        source = Array(code.utf8) + [0, 0, 0, 0]
        end = source.count - 4
        tokens.reserveCapacity(end / 4)
    }

    private mutating func run() {
        if source[0] == UInt8(ascii: "#"), source[1] == UInt8(ascii: "!") {
            append(.shebang, to: endOfLine(from: 0))
        }
        while true {
            if let string = strings.last, !string.isInCode {
                stringText()
            } else {
                skipBlanks()
                if endsLine, !strings.isEmpty {
                    closeStringsAtLineEnd()
                } else if position < end {
                    token()
                } else if strings.isEmpty {
                    break
                } else {
                    strings.removeLast()
                    isBroken = true
                }
            }
        }
        append(.endOfFile, to: end)
    }

    // MARK: Tokens

    /// Appends the token that begins at the current position, and moves to its end.
    mutating func append(_ kind: Token.Kind, to end: Int, _ colour: Token.Colour = .plain, word: Word? = nil) {
        var token = Token(
            kind: kind, start: position, end: end, colour: colour, word: word, startsLine: startsLine,
            isBroken: isBroken)
        switch kind {
        case .leftBrace, .leftParen, .leftSquare: pairs.open(kind, at: tokens.count, offset: position)
        case .rightBrace, .rightParen, .rightSquare:
            if let partner = pairs.close(kind) {
                token.partner = partner
                tokens[partner].partner = tokens.count
            }
        default: break
        }
        tokens.append(token)
        position = end
        startsLine = false
        isBroken = false
    }

    /// Marks the next token as one that the compiler rejects, because of itself or of the text before it.
    mutating func markNextBroken() { isBroken = true }

    private mutating func token() {
        let byte = source[position]
        switch byte {
        case "@": append(.at, to: position + 1, .attribute)
        case "{": append(.leftBrace, to: position + 1)
        case "}": append(.rightBrace, to: position + 1)
        case "[": append(.leftSquare, to: position + 1)
        case "]": append(.rightSquare, to: position + 1)
        case "(": openParenthesis()
        case ")": closeParenthesis()
        case ",": append(.comma, to: position + 1)
        case ";": append(.semicolon, to: position + 1)
        case "\\": append(.backslash, to: position + 1)
        case ":":
            if source[position + 1] == ":" {
                append(.doubleColon, to: position + 2)
            } else {
                append(.colon, to: position + 1)
            }
        case "#": pound()
        case "!" where isLeftBound(position): append(.exclamation, to: position + 1)
        case "?" where isLeftBound(position): append(.postfixQuestion, to: position + 1)
        case "`": escapedIdentifier()
        case "$": dollarIdentifier()
        case "\"", "'": openString(pounds: 0)
        case _ where byte.isDigit: number()
        case _ where byte.isLetter: identifier()
        default:
            if let end = placeholderEnd(from: position) { return append(.identifier, to: end, .placeholder) }
            let scalar = scalar(at: position)
            if scalar.startsIdentifier {
                identifier()
            } else if scalar.startsOperator {
                operatorToken()
            } else {
                unknown(scalar)
            }
        }
    }

    // MARK: Blanks and comments

    var endsLine: Bool { source[position] == "\n" || source[position] == "\r" }

    func endOfLine(from start: Int) -> Int {
        var index = start
        while index < end, source[index] != "\n", source[index] != "\r" { index += 1 }
        return index
    }

    /// Moves to the next token; inside a single-line string, at most to the end of the line.
    private mutating func skipBlanks() {
        while position < end {
            switch source[position] {
            case " ", "\t", 0x0B, 0x0C: position += 1
            case "\n", "\r":
                if let string = strings.last, !string.isMultiline { return }
                startsLine = true
                position += 1
            case "/" where source[position + 1] == "/":
                let isDocumentation = source[position + 2] == "/"
                comment(isDocumentation ? .docLineComment : .lineComment, to: endOfLine(from: position))
            case "/" where source[position + 1] == "*": blockComment()
            case 0xEF where source[position + 1] == 0xBB && source[position + 2] == 0xBF: position += 3
            case 0x20...0x7E: return
            default:
                let scalar = scalar(at: position)
                if scalar.continuesIdentifier || scalar.startsOperator || scalar.isCurlyQuote { return }
                isBroken = true
                position += scalar.utf8.count
            }
        }
    }

    private mutating func comment(_ kind: Token.Kind, to end: Int) {
        comments.append(Token(kind: kind, start: position, end: end, colour: .comment, startsLine: startsLine))
        position = end
    }

    private mutating func blockComment() {
        let isDocumentation = source[position + 2] == "*" && source[position + 3] != "/"
        var index = position + 2
        var depth = 1
        var hasLineBreak = false
        while index < end, depth > 0 {
            switch (source[index], source[index + 1]) {
            case ("*", "/"):
                depth -= 1
                index += 2
            case ("/", "*"):
                depth += 1
                index += 2
            case ("\n", _), ("\r", _):
                hasLineBreak = true
                index += 1
            default: index += 1
            }
        }
        if depth > 0 { isBroken = true }
        comment(isDocumentation ? .docBlockComment : .blockComment, to: min(index, end))
        if hasLineBreak { startsLine = true }
    }

    /// Appends characters that cannot begin a token.
    private mutating func unknown(_ scalar: Unicode.Scalar) {
        isBroken = true
        var index = position + scalar.utf8.count
        if scalar.isCurlyQuote {
            append(.unknown, to: index)
        } else {
            while index < end, self.scalar(at: index).continuesIdentifier { index += self.scalar(at: index).utf8.count }
            append(.identifier, to: index)
        }
    }

    /// The scalar at an offset; the code is valid UTF-8.
    func scalar(at index: Int) -> Unicode.Scalar {
        let first = UInt32(source[index])
        func rest(_ offset: Int) -> UInt32 { UInt32(source[index + offset]) & 0x3F }
        let value: UInt32 =
            switch first {
            case ..<0x80: first
            case ..<0xE0: (first & 0x1F) << 6 | rest(1)
            case ..<0xF0: (first & 0x0F) << 12 | rest(1) << 6 | rest(2)
            default: (first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
            }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}

extension UInt8 {
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isLetter: Bool {
        self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") || self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z")
            || self == UInt8(ascii: "_")
    }
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

    static func == (byte: UInt8, character: Unicode.Scalar) -> Bool { byte == UInt8(ascii: character) }
    static func != (byte: UInt8, character: Unicode.Scalar) -> Bool { byte != UInt8(ascii: character) }
    static func ~= (character: Unicode.Scalar, byte: UInt8) -> Bool { byte == UInt8(ascii: character) }
}

extension Unicode.Scalar {
    fileprivate var isCurlyQuote: Bool { self == "\u{201C}" || self == "\u{201D}" }
}
