/// One word, sign, literal part or comment of Swift code.
package struct Token: Equatable, Sendable {
    package enum Kind: UInt8, Sendable {
        case identifier, dollarIdentifier, wildcard, keyword
        case integer, float, regex
        case stringQuote, stringText, stringEnd, rawDelimiter
        case leftBrace, rightBrace, leftParen, rightParen, leftSquare, rightSquare, leftAngle, rightAngle
        case comma, colon, doubleColon, semicolon, period, ellipsis, equal, arrow, backslash, backtick, at, pound
        case exclamation, postfixQuestion, infixQuestion, prefixAmpersand
        case prefixOperator, binaryOperator, postfixOperator
        case poundIf, poundElseif, poundElse, poundEndif, poundAvailable, poundUnavailable, poundSourceLocation
        case lineComment, blockComment, docLineComment, docBlockComment
        case shebang, unknown, endOfFile
    }

    /// How it is coloured.
    package enum Colour: UInt8, Sendable {
        case plain, keyword, attribute, directive, type, number, string, comment, call, dollarIdentifier, placeholder
    }

    package internal(set) var kind: Kind
    package internal(set) var colour: Colour
    /// Which word of the language its text is, reserved or contextual.
    var word: Word?
    /// Whether a line break stands between the token and the one before it.
    var startsLine: Bool
    /// Whether the compiler's lexer would reject it or what stands right before it.
    var isBroken: Bool

    // Small: the parser's stack frames are full of tokens.
    private var firstByte: Int32
    private var lastByte: Int32
    private var partnerIndex: Int32 = -1

    init(
        kind: Kind, start: Int, end: Int, colour: Colour, word: Word? = nil, startsLine: Bool, isBroken: Bool = false
    ) {
        self.kind = kind
        self.colour = colour
        self.word = word
        self.startsLine = startsLine
        self.isBroken = isBroken
        firstByte = Int32(start)
        lastByte = Int32(end)
    }

    /// UTF-8 offsets.
    package internal(set) var start: Int {
        get { Int(firstByte) }
        set { firstByte = Int32(newValue) }
    }
    package internal(set) var end: Int {
        get { Int(lastByte) }
        set { lastByte = Int32(newValue) }
    }
    package var range: Range<Int> { start..<end }

    /// Of a bracket: the index of the one that belongs to it.
    var partner: Int? {
        get { partnerIndex < 0 ? nil : Int(partnerIndex) }
        set { partnerIndex = Int32(newValue ?? -1) }
    }
}
