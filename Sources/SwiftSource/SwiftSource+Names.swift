extension SwiftSource {
    /// The names that a top-level statement declares and uses, judged by tokens.
    package struct StatementNames {
        /// The variables and constants that it declares, with the offset of each.
        package var variables: [(name: String, offset: Int)]
        /// The function or type that it declares.
        package var declaration: String?
        /// The names that it uses, without members, labels and its local names, such as parameters.
        package var uses: Set<String>
    }

    /// The names of each top-level statement, in order.
    package var names: [StatementNames] {
        let tokens = tokens.filter { !$0.kind.isComment }
        var rest = tokens[...]
        return statements.filter { $0.depth == 0 }.map { statement in
            rest = rest.drop { $0.start < statement.range.lowerBound }
            let own = rest.prefix { $0.start < statement.range.upperBound }
            return StatementTokens(code: code, tokens: own).names
        }
    }

    /// The variables and constants that a statement declares.
    func variables(in statement: ArraySlice<Token>) -> [Token] {
        StatementTokens(code: code, tokens: statement).variables
    }
}

/// The tokens of one statement, without comments.
private struct StatementTokens {
    let code: [UInt8]
    let tokens: ArraySlice<Token>

    var names: SwiftSource.StatementNames {
        let variables = variables
        let uses = tokens.indices.filter { isUse($0) && !variables.contains(tokens[$0]) }.map { text(tokens[$0]) }
        return SwiftSource.StatementNames(
            variables: variables.map { (text($0), $0.start) }, declaration: declaration,
            uses: Set(uses).subtracting(ownNames))
    }

    private func text(_ token: Token) -> String {
        let text = String(decoding: code[token.range], as: UTF8.self)
        return text.hasPrefix("`") ? String(text.dropFirst().dropLast()) : text
    }

    /// A token of the statement; nil outside of it.
    private func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

    private func keyword(_ index: Int) -> Word? {
        token(index).flatMap { $0.kind == .keyword ? $0.word : nil }
    }

    /// A name that is neither a member nor the label of an argument.
    private func isUse(_ index: Int) -> Bool {
        guard tokens[index].kind == .identifier, token(index - 1)?.kind != .period else { return false }
        let isLabel = token(index + 1).map { $0.kind == .colon && $0.start == tokens[index].end } ?? false
        return !isLabel || token(index - 1)?.kind == .leftSquare
    }

    // MARK: Declarations

    /// The index of the keyword that begins the declaration, after attributes and modifiers.
    private func declaringWord(_ words: Set<Word>) -> Int? {
        tokens.indices.prefix { tokens[$0].kind != .equal && tokens[$0].kind != .leftBrace }
            .first { keyword($0).map(words.contains) ?? false }
    }

    private var declaration: String? {
        let words: Set<Word> = [.func, .struct, .class, .enum, .protocol, .actor, .typealias, .extension]
        return declaringWord(words).flatMap { token($0 + 1) }.map(text)
    }

    var variables: [Token] {
        guard let word = declaringWord([.let, .var]), ![.if, .while, .for, .guard].contains(keyword(tokens.startIndex))
        else { return [] }
        var variables: [Token] = []
        var depth = 0
        var isInPattern = true
        for index in (word + 1)..<tokens.endIndex {
            let token = tokens[index]
            depth += token.kind.nesting
            switch token.kind {
            case .identifier where isInPattern: variables.append(token)
            case .equal where depth == 0, .colon where depth == 0, .leftBrace: isInPattern = false
            case .comma where depth == 0: isInPattern = true
            default: break
            }
        }
        return variables
    }

    // MARK: Local names

    /// Parameters of functions and closures, and the variables of blocks and loops.
    private var ownNames: Set<String> {
        var names: Set<String> = []
        for index in tokens.indices {
            switch tokens[index].kind {
            case .leftBrace: names.formUnion(parametersOfClosure(after: index))
            case .keyword:
                switch tokens[index].word {
                case .func, .`init`, .subscript: names.formUnion(parametersOfFunction(after: index))
                case .for: names.formUnion(pattern(after: index))
                case .let, .var: if isWithinBlock(index) { names.formUnion(pattern(after: index)) }
                default: break
                }
            default: break
            }
        }
        return names
    }

    private func isWithinBlock(_ index: Int) -> Bool {
        tokens[..<index].contains { $0.kind == .leftBrace }
    }

    private func parametersOfFunction(after index: Int) -> [String] {
        guard let start = tokens[index...].firstIndex(where: { $0.kind == .leftParen }) else { return [] }
        return groupIndices(at: start).filter { tokens[$0].kind == .identifier && token($0 + 1)?.kind == .colon }
            .map { text(tokens[$0]) }
    }

    /// The names before `in`.
    private func parametersOfClosure(after brace: Int) -> [String] {
        let head = tokens[(brace + 1)...].prefix { token in
            switch token.kind {
            case .identifier, .wildcard, .comma, .colon, .leftParen, .rightParen, .leftSquare, .rightSquare, .arrow:
                true
            default: false
            }
        }
        guard keyword(head.endIndex) == .in else { return [] }
        return head.filter { $0.kind == .identifier }.map(text)
    }

    /// The names that `let` or `for` declares; none in `if let x {`, which first reads a value of that name.
    private func pattern(after index: Int) -> [String] {
        guard let first = token(index + 1) else { return [] }
        if first.kind == .leftParen {
            return groupIndices(at: index + 1).map { tokens[$0] }.filter { $0.kind == .identifier }.map(text)
        }
        guard first.kind == .identifier, let next = token(index + 2) else { return [] }
        return next.kind == .leftBrace || next.kind == .comma ? [] : [text(first)]
    }

    /// The tokens from an opening bracket to the matching one.
    private func groupIndices(at start: Int) -> Range<Int> {
        var depth = 0
        let end = tokens[start...].firstIndex { token in
            depth += token.kind.nesting
            return depth == 0
        }
        return start..<(end ?? tokens.endIndex)
    }
}
