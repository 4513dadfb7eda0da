/// Swift code as text: its tokens in colours, and its statements.
package struct SwiftSource: Sendable {
    /// In the order of the code, comments among them.
    package let tokens: [Token]
    /// Of all blocks, each before those within it.
    package let statements: [Statement]
    /// Where brackets are nested deeper than the compiler can read, in UTF-8.
    package let tooDeep: Int?

    package init(_ code: String) {
        let lexer = Lexer.tokens(of: code)
        var parser = Parser(lexer)
        parser.sourceFile()
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
}

extension SwiftSource {
    /// The whole code in order: its tokens, and what stands between them.
    /// - Parameter count: the code's length in UTF-8.
    package func pieces(upTo count: Int) -> [(range: Range<Int>, token: Token?)] {
        var pieces: [(range: Range<Int>, token: Token?)] = []
        var end = 0
        for token in tokens {
            if end < token.start { pieces.append((end..<token.start, nil)) }
            pieces.append((token.range, token))
            end = token.end
        }
        if end < count { pieces.append((end..<count, nil)) }
        return pieces
    }
}
