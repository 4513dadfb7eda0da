extension SwiftSource {
    /// A public member of a type and its documentation.
    package struct Member: Hashable, Sendable {
        /// The declaration on one line, without `public`, its body and the default arguments for source locations.
        package let declaration: String
        /// The text of the doc comment, one text for each paragraph.
        package let comment: [String]

        package init(declaration: String, comment: [String]) {
            self.declaration = declaration
            self.comment = comment
        }
    }

    /// The public, documented and available members of the types with these names, in the order of the code.
    package func members(of types: Set<String>) -> [Member] {
        let codeTokens = codeTokens
        let owners = statements.filter { statement in
            guard statement.depth == 0, statement.kind == .declaration else { return false }
            let tokens = codeTokens.tokens(in: statement.range)
            let names = zip(tokens, tokens.dropFirst()).first { word, _ in
                word.kind == .keyword && [.struct, .extension].contains(word.word)
            }
            return names.map { types.contains(text(of: $0.1)) } ?? false
        }
        return statements.filter { statement in
            statement.depth == 1 && owners.contains { $0.range.contains(statement.range.lowerBound) }
        }.compactMap { member($0, codeTokens.tokens(in: $0.range)) }
    }

    /// The documented functions that everybody may use and that take or give a value of one of these types, in the order of
    /// the code.
    package func functions(with types: Set<String>) -> [Member] {
        let codeTokens = codeTokens
        return statements.filter { $0.depth == 0 && $0.kind == .declaration }.compactMap { statement in
            let tokens = codeTokens.tokens(in: statement.range).prefix { $0.kind != .leftBrace }
            guard tokens.contains(where: { $0.kind == .keyword && $0.word == .func }),
                tokens.contains(where: { types.contains(text(of: $0)) })
            else { return nil }
            return member(statement, tokens)
        }
    }

    private func member(_ statement: Statement, _ tokens: ArraySlice<Token>) -> Member? {
        let start = tokens.firstIndex { $0.kind == .keyword && $0.word.map(Self.declaring.contains) ?? false }
        guard let start, tokens[..<start].contains(where: { $0.word == .public }),
            !tokens[..<start].contains(where: { $0.word == .unavailable })
        else { return nil }
        let comment = comment(before: statement.range.lowerBound)
        guard !comment.isEmpty else { return nil }
        let declaration = tokens[start...].prefix {
            $0.kind != .leftBrace && $0.kind != .equal || isDefault($0, tokens)
        }
        return Member(declaration: declared(declaration), comment: comment)
    }

    private static let declaring: Set<Word> = [.static, .prefix, .func, .let, .var, .`init`, .subscript, .mutating]

    /// Whether a `=` or `{` is inside brackets, as the `=` of a parameter's default is.
    private func isDefault(_ sign: Token, _ tokens: ArraySlice<Token>) -> Bool {
        tokens.prefix { $0.start < sign.start }.reduce(0) { $0 + $1.kind.nesting } > 0
    }

    private func declared(_ tokens: ArraySlice<Token>) -> String {
        guard let first = tokens.first, let last = tokens.last else { return "" }
        let text = String(decoding: code[first.start..<last.end], as: UTF8.self)
        return text.split { $0.isWhitespace }.joined(separator: " ")
            .replacing("( ", with: "(").replacing(" )", with: ")")
            .replacing(", file: StaticString = #filePath, line: UInt = #line", with: "")
    }

    /// The doc comment directly above an offset, without its lists of parameters and results.
    private func comment(before offset: Int) -> [String] {
        let lines = tokens.prefix { $0.end <= offset }.reversed().prefix { $0.kind == .docLineComment }.reversed()
        return lines.map { text(of: $0).dropFirst(3).drop { $0 == " " } }
            .split { $0.isEmpty }.map { $0.joined(separator: " ") }.filter { !$0.hasPrefix("- ") }
    }
}
