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
    /// The whole code in pieces of one colour, in order; each placeholder is a piece of its own.
    /// - Parameter count: the code's length in UTF-8.
    package func pieces(upTo count: Int) -> [(range: Range<Int>, colour: SyntaxColour)] {
        var pieces: [(range: Range<Int>, colour: SyntaxColour)] = []
        func add(_ range: Range<Int>, _ colour: SyntaxColour) {
            if let last = pieces.last, last.colour == colour, colour != .placeholder {
                pieces[pieces.count - 1].range = last.range.lowerBound..<range.upperBound
            } else if !range.isEmpty {
                pieces.append((range, colour))
            }
        }
        var end = 0
        for token in tokens {
            add(end..<token.start, .plain)
            add(token.range, token.colour)
            end = token.end
        }
        add(end..<count, .plain)
        return pieces
    }
}
