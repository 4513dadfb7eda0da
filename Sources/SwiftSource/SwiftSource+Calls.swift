extension SwiftSource {
    /// A call of a function by its name, without a receiver.
    package struct Call {
        package let name: String
        /// The value of each argument that is a string, and nil for others; an interpolated string is unchanged.
        package let arguments: [String?]
    }

    /// The calls of functions of these names.
    package func calls(of names: Set<String>) -> [Call] {
        let tokens = codeTokens
        return tokens.indices.dropLast().compactMap { index in
            guard tokens[index].kind == .identifier, tokens[index + 1].kind == .leftParen, !tokens[index + 1].startsLine
            else { return nil }
            let name = text(of: tokens[index])
            guard names.contains(name) else { return nil }
            if index > 0, tokens[index - 1].kind == .period || tokens[index - 1].word == .func { return nil }
            return Call(name: name, arguments: arguments(tokens[(index + 2)...]).map(string))
        }
    }

    /// The tokens of each argument, up to the parenthesis that closes the list.
    func arguments(_ tokens: ArraySlice<Token>) -> [ArraySlice<Token>] {
        var arguments: [ArraySlice<Token>] = []
        var depth = 0
        var start = tokens.startIndex
        for index in tokens.indices {
            depth += tokens[index].kind.nesting
            guard depth < 0 || depth == 0 && tokens[index].kind == .comma else { continue }
            if index > start { arguments.append(tokens[start..<index]) }
            if depth < 0 { break }
            start = index + 1
        }
        return arguments
    }

    /// The value of an argument that consists of one string literal.
    private func string(_ argument: ArraySlice<Token>) -> String? {
        var literal = argument
        if literal.dropFirst().first?.kind == .colon { literal = literal.dropFirst(2) }
        var pounds = 0
        if let first = literal.first, first.kind == .rawDelimiter {
            pounds = first.range.count
            literal = literal.dropFirst().dropLast()
        }
        var depth = 0
        let end = literal.firstIndex { token in
            depth += token.kind.nesting
            return depth == 0
        }
        guard let open = literal.first, open.kind == .stringQuote, let close = literal.last,
            end == literal.indices.last
        else { return nil }
        var text = String(decoding: code[open.end..<close.start], as: UTF8.self)
        if open.range.count == 3 { text = StringText.unindented(text) }
        let isInterpolated = literal.contains { $0.kind == .backslash }
        return isInterpolated ? text : StringText.unescaped(text, pounds: pounds)
    }
}

extension Token.Kind {
    var isComment: Bool {
        self == .lineComment || self == .blockComment || self == .docLineComment || self == .docBlockComment
    }

    /// 1 for an opening bracket or quote, -1 for a closing one, else 0.
    var nesting: Int {
        switch self {
        case .leftParen, .leftSquare, .leftBrace, .stringQuote: 1
        case .rightParen, .rightSquare, .rightBrace, .stringEnd: -1
        default: 0
        }
    }
}
