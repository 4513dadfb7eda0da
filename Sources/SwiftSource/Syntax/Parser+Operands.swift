extension Parser {
    /// Whether an expression may begin here.
    var atExpression: Bool {
        switch token.kind {
        case .identifier, .dollarIdentifier, .wildcard, .integer, .float, .regex, .stringQuote, .rawDelimiter: true
        case .leftBrace, .leftParen, .leftSquare, .period, .doubleColon, .pound, .backslash: true
        case .prefixAmpersand, .prefixOperator, .poundAvailable, .poundUnavailable: true
        case .at: next.kind == .stringQuote
        default:
            switch token.word {
            case .anyType, .selfType, .self, .super, .`init`, .deinit, .subscript, .true, .false, .nil, .repeat, .try:
                true
            case .if, .switch: true
            default: false
            }
        }
    }

    /// A name, a literal or a bracketed expression; returns whether it is a literal, which cannot be called.
    mutating func primary(_ context: Context, inPattern: Bool) -> Bool {
        switch token.kind {
        case .integer, .float, .regex:
            take()
            return true
        case .stringQuote, .rawDelimiter:
            stringLiteral()
            return true
        case .leftSquare:
            collection()
            return true
        case .leftParen:
            take()
            arguments(inPattern: inPattern)
            expect(.rightParen)
        case .leftBrace: closure()
        case .dollarIdentifier: take()
        case .wildcard where next.kind != .doubleColon: take()
        case .pound: macroExpansion(context, inPattern: inPattern)
        case .poundAvailable, .poundUnavailable: availabilityCondition()
        case .period:
            take()
            memberName()
        case .identifier, .doubleColon, .wildcard: name()
        case .keyword:
            switch token.word {
            case .true, .false, .nil:
                takeKeyword()
                return true
            case .anyType where next.kind != .doubleColon, .super where next.kind != .doubleColon: takeKeyword()
            case .self, .selfType, .`init`, .anyType, .super: name()
            case .deinit where context == .attribute, .subscript where context == .attribute: takeKeyword()
            default: isBroken = true
            }
        default: isBroken = true
        }
        return false
    }

    /// A name that does not follow a period, with its module, argument names and generic arguments.
    private mutating func name() {
        moduleSelector()
        if atName { takeName() } else if token.kind == .keyword { take() } else { isBroken = true }
        argumentNames()
        genericArgumentsIfPresent()
    }

    /// `Module::`.
    mutating func moduleSelector() {
        guard next.kind == .doubleColon || at(.doubleColon) else { return }
        if !at(.doubleColon) { if atName { takeName() } else { take() } }
        expect(.doubleColon)
    }

    /// The name after a period, where reserved words are names too.
    mutating func memberName() {
        if at(.integer) { return take() }
        moduleSelector()
        switch token.word {
        case .self, .selfType, .`init`: takeKeyword()
        case _ where at(.keyword): take(.identifier)
        default: expectName()
        }
        argumentNames()
        genericArgumentsIfPresent()
    }

    /// The names of a function's arguments: `(_:with:)`.
    private mutating func argumentNames() {
        guard at(.leftParen), !token.startsLine, next.isArgumentLabel || next.kind == .colon else { return }
        var offset = 1
        while token(after: offset).isArgumentLabel, token(after: offset + 1).kind == .colon { offset += 2 }
        guard offset > 1, token(after: offset).kind == .rightParen else { return }
        take()
        while !at(.rightParen), !isAtEnd {
            take()
            expect(.colon)
        }
        take()
    }

    mutating func genericArgumentsIfPresent() {
        if atGenericArguments { genericArgumentList() }
    }

    /// Whether the `<` here opens generic arguments: only if a list of types follows, and a token after it that can
    /// follow one.
    private var atGenericArguments: Bool {
        mutating get {
            guard at(prefix: "<"), byte(at: token.start + 1) != ">" else { return false }
            let offset = token.start
            if let known = genericArguments[offset] { return known }
            let found = lookingAhead { parser in
                parser.genericArgumentList()
                return !parser.isBroken && parser.isAfterGenericArguments
            }
            genericArguments[offset] = found
            return found
        }
    }

    private var isAfterGenericArguments: Bool {
        switch token.kind {
        case .rightParen, .rightSquare, .leftBrace, .rightBrace, .period, .comma, .semicolon, .endOfFile: true
        case .exclamation, .postfixQuestion, .colon: true
        case .leftParen, .leftSquare: !token.startsLine
        default: atOperator("&") && at(.binaryOperator)
        }
    }
}

extension Token {
    /// Whether it can name an argument.
    var isArgumentLabel: Bool {
        kind == .identifier || kind == .wildcard || kind == .keyword && word != .inout
    }
}
