extension Parser {
    mutating func function() {
        takeKeyword()
        if atOperator || at(.exclamation) || at(.prefixAmpersand) {
            // `func ==<T>(…)`: the `<` opens the generic parameters.
            let opensGenerics = byte(at: token.end - 1) == "<" && (next.kind == .identifier || next.word == .let)
            take(prefix: token.end - token.start - (opensGenerics ? 1 : 0), as: .binaryOperator)
        } else {
            expectName()
        }
        signature()
        if at(.leftBrace) { codeBlock() }
    }

    /// The `?` or `!` of an initializer that may fail.
    mutating func initializerMark() {
        if at(.exclamation) || at(.postfixQuestion) || at(.infixQuestion) || atOperator("!") {
            take(byte(at: token.start) == "!" ? .exclamation : .postfixQuestion)
        }
    }

    /// Generic parameters, parameters, effects, result and requirements.
    mutating func signature() {
        if at(prefix: "<") { genericParameters() }
        if at(.leftParen) { parameters(of: .function) }
        effects()
        if take(if: .arrow) { resultType() }
        if !at(.equal) { genericWhereClause() }
    }

    enum ParameterOwner {
        case function, closure, enumCase
    }

    mutating func parameters(of owner: ParameterOwner) {
        guard enter() else { return }
        defer { leave() }
        take()
        repeating { parser in
            guard !parser.at(.rightParen) else { return false }
            parser.attributes()
            while parser.at(.isolated) || parser.at(.underscoredConst), !parser.startsParameterName(of: owner) {
                parser.takeKeyword()
            }
            if owner != .enumCase || parser.startsParameterName {
                if parser.token.isArgumentLabel { parser.takeLabel() }
                if parser.token.isArgumentLabel { parser.takeLabel() }
                if !parser.at(.colon), owner != .closure { parser.isBroken = true }
                if parser.take(if: .colon) { parser.type() }
            } else {
                parser.type()
            }
            parser.ellipsis()
            if parser.take(if: .equal) { parser.expression() }
            return parser.take(if: .comma)
        }
        expect(.rightParen)
    }

    private func startsParameterName(of owner: ParameterOwner) -> Bool {
        startsParameterName || owner == .closure && token.isArgumentLabel && !next.isArgumentLabel
    }
}
