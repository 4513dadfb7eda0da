extension SwiftSource {
    /// Where the code first uses one of some names that it does not declare itself: alone, or after the name of a module or
    /// type, as in `softmax(x)` and `Traced.softmax(x)`.
    package func firstUse(of names: Set<String>) -> Range<Int>? {
        let tokens = codeTokens
        let used = self.names.reduce(into: Set<String>()) { $0.formUnion($1.uses) }.intersection(names)
            .subtracting(declarations.map(\.name))
        return tokens.indices.first { index in
            let name = name(tokens[index])
            guard tokens[index].kind == .identifier, names.contains(name), !isAfterPound(tokens[...index]) else {
                return false
            }
            if index > 1, tokens[index - 1].kind == .period {
                return self.name(tokens[index - 2]).first?.isUppercase ?? false
            }
            let isLabel = index + 1 < tokens.count && tokens[index + 1].kind == .colon
            return used.contains(name) && !isLabel
        }.map { tokens[$0].range }
    }

    /// Whether a `#` and a blank stand before the last token on its line: a comment of other languages.
    private func isAfterPound(_ tokens: ArraySlice<Token>) -> Bool {
        guard let start = tokens.lastIndex(where: \.startsLine) ?? tokens.indices.first else { return false }
        return zip(tokens[start...], tokens[start...].dropFirst()).contains { $0.kind == .pound && $1.start > $0.end }
    }

    /// Whether a function with this code may have to throw or be asynchronous.
    package var mayThrowOrWait: Bool { tokens.contains { $0.word == .try || $0.word == .await } }

    /// Every name in the code, whatever it stands for.
    package var identifiers: Set<String> { Set(codeTokens.filter { $0.kind == .identifier }.map(name)) }

    /// The first attribute with one of some names, from its `@` on.
    package func firstAttribute(of names: Set<String>) -> Range<Int>? {
        let tokens = codeTokens
        for index in tokens.indices where tokens[index].kind == .at {
            let rest = tokens[(index + 1)...].drop { $0.kind == .backtick }
            if let word = rest.first, names.contains(name(word)) { return tokens[index].start..<word.end }
        }
        return nil
    }

    /// Without backticks.
    func name(_ token: Token) -> String { text(of: token).filter { $0 != "`" } }
}
