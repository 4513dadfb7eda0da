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

    package internal(set) var kind: Kind
    /// UTF-8 offsets.
    package internal(set) var start: Int
    package internal(set) var end: Int
    package internal(set) var colour: SyntaxColour
    /// Which word of the language its text is, reserved or contextual.
    var word: Word?
    /// Whether a line break stands between the token and the one before it.
    var startsLine: Bool
    /// Whether the compiler's lexer would reject it or what stands right before it.
    var isBroken = false
    /// Of a bracket: the index of the one that belongs to it.
    var partner: Int?

    package var range: Range<Int> { start..<end }
}

/// How a piece of Swift code is coloured.
package enum SyntaxColour: UInt8, Sendable {
    case plain, keyword, attribute, directive, type, number, string, comment, call, dollarIdentifier, placeholder
}
