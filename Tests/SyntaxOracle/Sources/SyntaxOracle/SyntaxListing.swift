import SwiftIDEUtils
import SwiftParser
import SwiftSyntax

/// What swift-syntax makes of Swift code, in the form in which `attend dump --stage tokens` prints it.
struct SyntaxListing {
    /// Nothing for code that swift-syntax finds a mistake in.
    let lines: [String]?
    /// The last statement, if it has a value that nothing silences.
    let trailingExpression: Range<Int>?

    init(of code: String) {
        var text = code
        let tree = text.withUTF8 { Parser.parse(source: $0, maximumNestingLevel: 256) }
        trailingExpression = Self.trailingExpression(of: tree)
        guard !tree.hasError else {
            lines = nil
            return
        }
        var pieces = TokenPieces(code: Array(text.utf8), classifications: Array(tree.classifications))
        for token in tree.tokens(viewMode: .sourceAccurate) { pieces.add(token) }
        let finder = StatementFinder(viewMode: .sourceAccurate)
        finder.walk(tree)
        lines = Self.lines(pieces.all, finder.statements)
    }

    private static func trailingExpression(of tree: SourceFileSyntax) -> Range<Int>? {
        guard let last = tree.statements.last, last.semicolon == nil, !last.hasError,
            tree.statements.dropLast().last?.semicolon?.presence != .missing
        else { return nil }
        let statement = FoundStatement(last)
        return statement.isValue ? statement.range : nil
    }

    private static func lines(_ pieces: [Piece], _ statements: [FoundStatement]) -> [String] {
        var statements = statements[...]
        var open: [Int] = []
        var lines: [String] = []
        for piece in pieces {
            while let end = open.last, end <= piece.range.lowerBound { open.removeLast() }
            while let statement = statements.first, statement.range.lowerBound <= piece.range.lowerBound {
                lines.append(String(repeating: "  ", count: open.count) + statement.heading)
                open.append(statement.range.upperBound)
                statements.removeFirst()
            }
            lines.append(String(repeating: "  ", count: open.count) + piece.line)
        }
        return lines
    }
}

/// A token or a comment.
struct Piece {
    var kind: String
    var range: Range<Int>
    var colour: String
    var text: String

    var line: String {
        let oneLine = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
        return "\(range) \(kind) \(colour) \(oneLine)"
    }
}

/// The tokens of a tree in attend's terms.
private struct TokenPieces {
    let code: [UInt8]
    let classifications: [SyntaxClassifiedRange]
    private(set) var all: [Piece] = []
    private var current = 0

    init(code: [UInt8], classifications: [SyntaxClassifiedRange]) {
        self.code = code
        self.classifications = classifications
    }

    mutating func add(_ token: TokenSyntax) {
        addComments(token.leadingTrivia, at: token.position.utf8Offset)
        let start = token.positionAfterSkippingLeadingTrivia.utf8Offset
        var end = token.endPositionBeforeTrailingTrivia.utf8Offset
        if case .stringSegment = token.tokenKind {
            while end > start, [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(code[end - 1]) { end -= 1 }
        }
        if end > start {
            let kind = kind(of: token)
            // swift-syntax has several tokens for a regex, and for text with escaped line breaks.
            if kind == "regex" || kind == "stringText", let last = all.last, last.kind == kind,
                last.range.upperBound == start
            {
                all[all.count - 1].range = last.range.lowerBound..<end
                all[all.count - 1].text += text(start..<end)
            } else {
                all.append(
                    Piece(kind: kind, range: start..<end, colour: colour(start..<end), text: text(start..<end)))
            }
        }
        addComments(token.trailingTrivia, at: token.endPositionBeforeTrailingTrivia.utf8Offset)
    }

    private mutating func addComments(_ trivia: Trivia, at start: Int) {
        var start = start
        for piece in trivia {
            let end = start + piece.sourceLength.utf8Length
            let kind: String? =
                switch piece {
                case .lineComment: "lineComment"
                case .blockComment: "blockComment"
                case .docLineComment: "docLineComment"
                case .docBlockComment: "docBlockComment"
                default: nil
                }
            if let kind {
                all.append(Piece(kind: kind, range: start..<end, colour: "comment", text: text(start..<end)))
            }
            start = end
        }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: code[range], as: UTF8.self) }

    private mutating func colour(_ range: Range<Int>) -> String {
        while classifications[current].range.upperBound.utf8Offset <= range.lowerBound { current += 1 }
        switch classifications[current].kind {
        case .attribute: return "attribute"
        case .docLineComment, .docBlockComment, .lineComment, .blockComment: return "comment"
        case .dollarIdentifier: return "dollarIdentifier"
        case .editorPlaceholder: return "placeholder"
        case .floatLiteral, .integerLiteral: return "number"
        case .identifier:
            return range.upperBound < code.count && code[range.upperBound] == UInt8(ascii: "(") ? "call" : "plain"
        case .ifConfigDirective: return "directive"
        case .keyword: return "keyword"
        case .stringLiteral, .regexLiteral: return "string"
        case .type: return "type"
        case .none, .operator, .argumentLabel: return "plain"
        }
    }

    private func kind(of token: TokenSyntax) -> String {
        switch token.tokenKind {
        case .arrow: "arrow"
        case .atSign: "at"
        case .backslash: "backslash"
        case .backtick: "backtick"
        case .binaryOperator: "binaryOperator"
        case .colon: "colon"
        case .colonColon: "doubleColon"
        case .comma: "comma"
        case .dollarIdentifier: "dollarIdentifier"
        case .ellipsis: "ellipsis"
        case .endOfFile: "endOfFile"
        case .equal: "equal"
        case .exclamationMark: "exclamation"
        case .floatLiteral: "float"
        case .identifier: "identifier"
        case .infixQuestionMark: "infixQuestion"
        case .integerLiteral: "integer"
        case .keyword: "keyword"
        case .leftAngle: "leftAngle"
        case .leftBrace: "leftBrace"
        case .leftParen: "leftParen"
        case .leftSquare: "leftSquare"
        case .period: "period"
        case .postfixOperator: "postfixOperator"
        case .postfixQuestionMark: "postfixQuestion"
        case .pound: "pound"
        case .poundAvailable: "poundAvailable"
        case .poundElse: "poundElse"
        case .poundElseif: "poundElseif"
        case .poundEndif: "poundEndif"
        case .poundIf: "poundIf"
        case .poundSourceLocation: "poundSourceLocation"
        case .poundUnavailable: "poundUnavailable"
        case .prefixAmpersand: "prefixAmpersand"
        case .prefixOperator: "prefixOperator"
        case .rawStringPoundDelimiter: "rawDelimiter"
        case .regexLiteralPattern, .regexPoundDelimiter, .regexSlash: "regex"
        case .rightAngle: "rightAngle"
        case .rightBrace: "rightBrace"
        case .rightParen: "rightParen"
        case .rightSquare: "rightSquare"
        case .semicolon: "semicolon"
        case .shebang: "shebang"
        case .stringSegment: "stringText"
        case .unknown: "unknown"
        case .wildcard: "wildcard"
        case .multilineStringQuote, .singleQuote, .stringQuote:
            switch token.keyPathInParent {
            case \StringLiteralExprSyntax.closingQuote, \SimpleStringLiteralExprSyntax.closingQuote: "stringEnd"
            default: "stringQuote"
            }
        }
    }
}
