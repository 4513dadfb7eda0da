extension SwiftSource {
    /// A call of a function by its bare name: `probe("scores", s)`, not `other.probe(…)`.
    package struct Call: Equatable, Sendable {
        package let name: String
        /// One an argument: the text of a string literal without its quotes; `nil` for any other expression.
        package let strings: [String?]
    }

    /// The calls of functions of these names, in the order of the code.
    package func calls(of names: Set<String>, in code: String) -> [Call] {
        let bytes = Array(code.utf8)
        let tokens = tokens.filter { !$0.kind.isComment }
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        return tokens.indices.dropLast().compactMap { index in
            guard tokens[index].kind == .identifier, tokens[index + 1].kind == .leftParen,
                tokens[index + 1].start == tokens[index].end,
                index == 0 || ![.period, .keyword].contains(tokens[index - 1].kind)
                    || tokens[index - 1].word == .return,
                case let name = text(tokens[index].range), names.contains(name)
            else { return nil }
            let arguments = Self.arguments(of: tokens[(index + 2)...])
            return Call(name: name, strings: arguments.map { Self.literal($0, text) })
        }
    }

    /// The tokens of each argument, from behind the opening parenthesis on.
    private static func arguments(of tokens: ArraySlice<Token>) -> [ArraySlice<Token>] {
        var arguments: [ArraySlice<Token>] = []
        var start = tokens.startIndex
        var depth = 0
        for index in tokens.indices {
            switch tokens[index].kind {
            case .leftParen, .leftSquare, .leftBrace: depth += 1
            case .rightParen, .rightSquare, .rightBrace: depth -= 1
            default: break
            }
            let isEnd = depth < 0
            guard isEnd || depth == 0 && tokens[index].kind == .comma else { continue }
            if index > start { arguments.append(tokens[start..<index]) }
            start = index + 1
            if isEnd { break }
        }
        return arguments
    }

    /// The text between the quotes, when the argument is one string literal.
    private static func literal(_ argument: ArraySlice<Token>, _ text: (Range<Int>) -> String) -> String? {
        var parts = argument
        if parts.count > 2, parts[parts.startIndex + 1].kind == .colon { parts = parts.dropFirst(2) }
        let isRaw = parts.first?.kind == .rawDelimiter
        if isRaw { parts = parts.dropFirst() }
        if isRaw, parts.last?.kind == .rawDelimiter { parts = parts.dropLast() }
        guard let first = parts.first, let last = parts.last, first.kind == .stringQuote, last.kind == .stringEnd else {
            return nil
        }
        var depth = 0
        for token in parts.dropLast() {
            if token.kind == .stringQuote { depth += 1 }
            if token.kind == .stringEnd { depth -= 1 }
            if depth == 0 { return nil }
        }
        let inner = parts.dropFirst().dropLast()
        guard inner.allSatisfy({ $0.kind == .stringText }) else { return text(first.end..<last.start) }
        let plain = inner.map { text($0.range) }.joined()
        return isRaw ? plain : unescaped(plain)
    }

    /// The text that escapes stand for.
    private static func unescaped(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "\\", let escape = rest.popFirst() else {
                result.append(character)
                continue
            }
            switch escape {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "r": result.append("\r")
            case "0": result.append("\0")
            case "u":
                let digits = rest.dropFirst().prefix { $0.isHexDigit }
                rest = rest.dropFirst(digits.count + 2)
                if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
                    result.unicodeScalars.append(scalar)
                }
            default: result.append(escape)
            }
        }
        return result
    }
}
