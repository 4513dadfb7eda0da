extension SwiftSource {
    /// An expression that is an argument of a call statement or the initial value of a variable.
    package struct StatedExpression: Equatable, Sendable {
        /// The function that is called, or the variable.
        package let name: String
        /// The UTF-8 offset at which the statement begins.
        package let statement: Int
        package let range: Range<Int>
    }

    /// The arguments, without labels, of each statement that calls the function.
    package func arguments(ofCallsOf function: String) -> [[StatedExpression]] {
        let codeTokens = codeTokens
        return statements.filter { $0.kind == .expression }.compactMap { statement in
            let tokens = codeTokens.tokens(in: statement.range)
            guard tokens.count > 2, let first = tokens.first, text(of: first) == function,
                tokens[tokens.startIndex + 1].kind == .leftParen
            else { return nil }
            return arguments(tokens.dropFirst(2)).map { argument in
                let value = argument.dropFirst().first?.kind == .colon ? argument.dropFirst(2) : argument
                return StatedExpression(
                    name: function, statement: statement.range.lowerBound, range: range(of: value))
            }
        }
    }

    /// The initial values of top-level variables that are declared one at a time: `f(1)` in `let a = f(1)`.
    package var initialValues: [StatedExpression] {
        let codeTokens = codeTokens
        return statements.filter { $0.kind == .declaration && $0.depth == 0 }.compactMap { statement in
            let tokens = codeTokens.tokens(in: statement.range)
            let names = declarations(in: tokens, depth: 0)
            guard names.count == 1, names[0].kind == .variable,
                let equal = tokens.firstIndex(where: { $0.kind == .equal || $0.kind == .leftBrace }),
                tokens[equal].kind == .equal, equal + 1 < tokens.endIndex
            else { return nil }
            return StatedExpression(
                name: names[0].name, statement: statement.range.lowerBound, range: range(of: tokens[(equal + 1)...]))
        }
    }

    /// The names in an expression that may be variables, each once: no called names, members or labels, and none inside
    /// closures, which have local names.
    package func names(in range: Range<Int>) -> [String] {
        let tokens = codeTokens.tokens(in: range)
        var names: [String] = []
        var depthOfBraces = 0
        for index in tokens.indices {
            if tokens[index].kind == .leftBrace { depthOfBraces += 1 }
            if tokens[index].kind == .rightBrace { depthOfBraces -= 1 }
            guard tokens[index].kind == .identifier, tokens[index].colour != .placeholder, depthOfBraces == 0 else {
                continue
            }
            let before = index > tokens.startIndex ? tokens[index - 1].kind : nil
            let after = index + 1 < tokens.endIndex ? tokens[index + 1].kind : nil
            let isLabel = after == .colon && (before == .leftParen || before == .comma)
            let name = text(of: tokens[index])
            guard before != .period, before != .at, after != .leftParen, !isLabel, !names.contains(name) else {
                continue
            }
            names.append(name)
        }
        return names
    }

    /// The properties of variables in an expression, such as `shares.sumOfRows.values`, each once and as long as it is written;
    /// none inside closures.
    package func properties(of variables: Set<String>, in range: Range<Int>) -> [String] {
        let tokens = codeTokens.tokens(in: range)
        var found: [String] = []
        var depthOfBraces = 0
        for index in tokens.indices {
            if tokens[index].kind == .leftBrace { depthOfBraces += 1 }
            if tokens[index].kind == .rightBrace { depthOfBraces -= 1 }
            let isMember = index > tokens.startIndex && tokens[index - 1].kind == .period
            guard depthOfBraces == 0, !isMember, variables.contains(text(of: tokens[index])) else { continue }
            var last = index
            while last + 2 < tokens.endIndex, tokens[last + 1].kind == .period, tokens[last + 2].kind == .identifier {
                let after = last + 3 < tokens.endIndex ? tokens[last + 3].kind : nil
                if after == .leftParen || after == .leftBrace { break }
                last += 2
            }
            let property = text(in: tokens[index].start..<tokens[last].end)
            if last > index, !found.contains(property) { found.append(property) }
        }
        return found
    }

    /// Whether a function or an initializer is called in an expression.
    package func containsCall(in range: Range<Int>) -> Bool {
        let tokens = codeTokens.tokens(in: range)
        return zip(tokens, tokens.dropFirst()).contains { $0.kind == .identifier && $1.kind == .leftParen }
    }

    private func range(of tokens: ArraySlice<Token>) -> Range<Int> {
        guard let first = tokens.first, let last = tokens.last else { return 0..<0 }
        return first.start..<last.end
    }
}
