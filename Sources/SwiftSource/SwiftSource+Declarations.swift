extension SwiftSource {
    /// A name that the code declares.
    package struct Declaration: Hashable, Sendable {
        package enum Kind: Sendable {
            case function, variable, type
        }

        package let kind: Kind
        package let name: String
        /// The number of statements around the declaration: 0 at the top level, 1 for a member of a type there.
        package let depth: Int
    }

    /// The functions, variables and types that the code declares; in `let a = 1, b = 2` only the first variable.
    package var declarations: [Declaration] {
        let codeTokens = codeTokens
        return statements.filter { $0.kind == .declaration }.flatMap { statement in
            self.declarations(in: codeTokens.tokens(in: statement.range), depth: statement.depth)
        }
    }

    /// The offset of a declaration of that name at the top level that other modules cannot see; nil when there is none.
    package func hiddenDeclaration(of name: String) -> Int? {
        let codeTokens = codeTokens
        return statements.first { statement in
            let tokens = codeTokens.tokens(in: statement.range)
            return statement.kind == .declaration && statement.depth == 0
                && declarations(in: tokens, depth: 0).contains { $0.name == name }
                && !tokens.prefix { $0.kind == .keyword || $0.kind == .identifier }.contains {
                    ["public", "open"].contains(text(of: $0))
                }
        }?.range.lowerBound
    }

    func declarations(in tokens: ArraySlice<Token>, depth: Int) -> [Declaration] {
        for index in tokens.indices.dropLast() {
            let names = tokens[(index + 1)...]
            switch tokens[index].word {
            case _ where tokens[index].kind != .keyword: continue
            // Reading an `async let` needs `await`, so it is not listed.
            case .async: return []
            case .func: return named(names.prefix(1), .function, depth)
            case .let, .var: return named(pattern(names), .variable, depth)
            case .class where names.first?.kind == .keyword: continue
            case .struct, .class, .enum, .actor, .protocol, .typealias: return named(names.prefix(1), .type, depth)
            case .import, .extension, .case, .operator, .precedencegroup, .`init`, .subscript, .deinit: return []
            default: continue
            }
        }
        return []
    }

    /// A single name, or the names between parentheses.
    private func pattern(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        guard tokens.first?.kind == .leftParen else { return tokens.prefix(1) }
        return tokens.dropFirst().prefix { $0.kind != .rightParen }
    }

    private func named(_ tokens: ArraySlice<Token>, _ kind: Declaration.Kind, _ depth: Int) -> [Declaration] {
        tokens.filter { $0.kind == .identifier }.map { Declaration(kind: kind, name: text(of: $0), depth: depth) }
    }

    func text(of token: Token) -> String { text(in: token.range) }

    package func text(in range: Range<Int>) -> String { String(decoding: code[range], as: UTF8.self) }

    /// The tokens without the comments.
    package var codeTokens: [Token] { tokens.filter { !$0.kind.isComment } }
}

extension [Token] {
    /// The tokens within a range of offsets; the tokens are in the order of the code.
    func tokens(in range: Range<Int>) -> ArraySlice<Token> {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle].start < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return self[low...].prefix { $0.end <= range.upperBound }
    }
}
