/// A word, punctuation mark, part of a literal or comment of Swift code.
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

    /// The class of a token for syntax colours.
    package enum Colour: UInt8, Sendable {
        case plain, keyword, attribute, directive, type, number, string, comment, call, dollarIdentifier, placeholder
    }

    package internal(set) var kind: Kind
    package internal(set) var colour: Colour
    /// The reserved or contextual keyword that its text is, if any.
    var word: Word?
    /// Whether there is a line break between the token and the one before it.
    var startsLine: Bool
    /// Whether the compiler's lexer rejects it or the text directly before it.
    var isBroken: Bool

    // 32 bits each, since the parser's stack frames hold many tokens.
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

    /// The UTF-8 offset of its first byte.
    package internal(set) var start: Int {
        get { Int(firstByte) }
        set { firstByte = Int32(newValue) }
    }
    package internal(set) var end: Int {
        get { Int(lastByte) }
        set { lastByte = Int32(newValue) }
    }
    package var range: Range<Int> { start..<end }

    /// For a bracket, the index of the matching one.
    var partner: Int? {
        get { partnerIndex < 0 ? nil : Int(partnerIndex) }
        set { partnerIndex = Int32(newValue ?? -1) }
    }
}
