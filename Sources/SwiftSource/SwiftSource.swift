/// Swift code as text: its tokens with their colours, and its statements.
package struct SwiftSource: Sendable {
    package let code: [UInt8]
    /// In the order of the code, including comments.
    package let tokens: [Token]
    /// The statements of all blocks, each before those inside it.
    package let statements: [Statement]
    /// The offset of the first bracket that is nested too deep; after it the code has neither colours nor statements.
    package let tooDeep: Int?

    /// The most brackets that may be open at once.
    package static let deepest = BracketPairs.deepest
    /// The most square brackets that may be open at once.
    package static let deepestSquare = BracketPairs.deepestSquare

    package init(_ code: String) {
        let lexer = Lexer.tokens(of: code)
        var parser = Parser(lexer)
        parser.sourceFile()
        self.code = Array(code.utf8)
        tokens = Self.merged(parser.taken, lexer.comments)
        statements = parser.statements
        tooDeep = lexer.pairs.tooDeep
    }

    private static func merged(_ tokens: [Token], _ comments: [Token]) -> [Token] {
        var merged: [Token] = []
        merged.reserveCapacity(tokens.count + comments.count)
        var comments = comments[...]
        for token in tokens where token.end > token.start {
            while let comment = comments.first, comment.start < token.start { merged.append(comments.removeFirst()) }
            merged.append(token)
        }
        return merged + comments
    }

    /// The last statement, if it is an expression with a value and without a semicolon after it.
    ///
    /// It is nil for an expression that nothing separates from the statement before it, which the compiler rejects.
    package var trailingExpression: Range<Int>? {
        let outermost = statements.filter { $0.depth == 0 }.suffix(2)
        guard let last = outermost.last, last.isValue, !last.hasSemicolon, !last.isBroken else { return nil }
        if let before = outermost.dropLast().last, !before.hasSemicolon,
            !code[before.range.upperBound..<last.range.lowerBound].contains(where: { $0 == 10 || $0 == 13 })
        {
            return nil
        }
        return last.range
    }

    /// Whether code is one expression and nothing else, as an argument of a call has to be.
    package static func isExpression(_ code: String) -> Bool {
        // A closure and an `if` are expressions behind an equals sign only.
        let source = SwiftSource("_ = " + code)
        guard let statement = source.statements.first, let last = source.tokens.last(where: { !$0.kind.isComment })
        else { return false }
        let isWhole = statement.range == 0..<last.end && !statement.hasSemicolon && !source.hasOpenComment
        return isWhole && statement.kind == .expression && !source.statements.contains(where: \.isBroken)
    }

    private var hasOpenComment: Bool {
        guard let last = tokens.last, last.kind.isComment else { return false }
        let comment = code[last.range]
        return comment.starts(with: "/*".utf8) && !(comment.count > 3 && comment.suffix(2).elementsEqual("*/".utf8))
    }

    /// The editor placeholders, `<#…#>`.
    package var placeholders: [Range<Int>] {
        tokens.filter { $0.colour == .placeholder }.map(\.range)
    }

    /// Whether there is anything other than comments.
    package var containsCode: Bool { tokens.contains { !$0.kind.isComment } }

    /// The whole code as runs of one colour; each placeholder is a run of its own.
    package var runs: [(range: Range<Int>, colour: Token.Colour)] {
        var runs: [(range: Range<Int>, colour: Token.Colour)] = []
        func add(_ range: Range<Int>, _ colour: Token.Colour) {
            guard !range.isEmpty else { return }
            if let last = runs.last, last.colour == colour, colour != .placeholder {
                runs[runs.count - 1].range = last.range.lowerBound..<range.upperBound
            } else {
                runs.append((range, colour))
            }
        }
        var end = 0
        for token in tokens {
            add(end..<token.start, .plain)
            add(token.range, token.colour)
            end = token.end
        }
        add(end..<code.count, .plain)
        return runs
    }
}
