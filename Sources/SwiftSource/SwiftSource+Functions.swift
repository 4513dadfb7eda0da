extension SwiftSource {
    /// A function that the code declares, as callers see it.
    package struct Function: Hashable, Sendable {
        package let name: String
        /// Of the name, in UTF-8 bytes.
        package let range: Range<Int>
        /// How many statements the declaration is part of: 0 at the top level.
        package let depth: Int
        /// What callers write and get: `scaled(_: Matrix, by: Double) -> Matrix`.
        package let signature: String
        /// The declaration on one line, without its body: `func scaled(_ m: Matrix, by factor: Double) -> Matrix`.
        package let declaration: String
    }

    /// The functions that the code declares, in its order.
    package var functions: [Function] {
        let codeTokens = codeTokens
        return statements.filter { $0.kind == .declaration }.compactMap { statement in
            function(codeTokens.tokens(in: statement.range), depth: statement.depth)
        }
    }

    func function(_ tokens: ArraySlice<Token>, depth: Int) -> Function? {
        let head = tokens.prefix { $0.kind != .leftBrace && $0.kind != .equal }
        guard let word = head.firstIndex(where: { $0.kind == .keyword && $0.word == .func }),
            let name = tokens.dropFirst(word - tokens.startIndex + 1).first, name.kind == .identifier,
            let open = tokens[word...].firstIndex(where: { $0.kind == .leftParen }),
            let close = closing(tokens[open...])
        else { return nil }
        let parameters = arguments(tokens[(open + 1)...]).map(parameter).joined(separator: ", ")
        let rest = tokens[(close + 1)...].prefix { $0.kind != .leftBrace }
        return Function(
            name: text(of: name), range: name.range, depth: depth,
            signature: line(tokens[(word + 1)..<open]) + "(\(parameters))" + (rest.isEmpty ? "" : " " + line(rest)),
            declaration: line(tokens[word..<close]) + ")" + (rest.isEmpty ? "" : " " + line(rest)))
    }

    /// The index of the bracket that closes the first one.
    func closing(_ tokens: ArraySlice<Token>) -> Int? {
        var depth = 0
        return tokens.firstIndex { token in
            depth += token.kind.nesting
            return depth == 0
        }
    }

    /// A parameter's label and type, without its name and its default.
    private func parameter(_ tokens: ArraySlice<Token>) -> String {
        guard let colon = tokens.firstIndex(where: { $0.kind == .colon }), let label = tokens.first else {
            return line(tokens)
        }
        return "\(text(of: label)): \(line(type(ofParameter: tokens[(colon + 1)...])))"
    }

    /// What stands after a parameter's colon, without the default.
    func type(ofParameter tokens: ArraySlice<Token>) -> ArraySlice<Token> {
        var depth = 0
        return tokens.prefix { token in
            depth += token.kind.nesting
            return depth > 0 || token.kind != .equal
        }
    }

    /// Tokens on one line.
    func line(_ tokens: ArraySlice<Token>) -> String {
        var line = ""
        var previous: Token?
        for token in tokens {
            let isTight = previous?.kind == .leftParen || token.kind == .rightParen
            if let previous, token.start > previous.end, !isTight { line += " " }
            line += text(of: token)
            previous = token
        }
        return line
    }
}
