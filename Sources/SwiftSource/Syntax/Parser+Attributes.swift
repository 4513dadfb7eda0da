extension Parser {
    /// The attributes before a declaration or a type; `#if` may choose among those of a declaration.
    mutating func attributes(ofType: Bool = false) {
        guard enter() else { return }
        defer { leave() }
        repeating { parser in
            if parser.at(.at), parser.next.kind != .stringQuote {
                parser.attribute(ofType: ofType)
            } else if !ofType, parser.atConditionalAttributes {
                parser.conditionalCompilation { $0.attributes() }
            } else {
                return false
            }
            return true
        }
    }

    private mutating func attribute(ofType: Bool) {
        guard enter() else { return }
        defer { leave() }
        take()
        let start = taken.count
        let name = next.kind == .doubleColon ? nil : token.word
        if at(.rethrows) { take(.identifier) } else { simpleType(isAttribute: true) }
        for index in start..<taken.count { taken[index].colour = .attribute }
        guard at(.leftParen), !token.startsLine, !isSpaced || opensSpacedArguments else { return }
        // `@autoclosure() -> Int`: the parentheses are the function type's.
        if ofType, tokenAfterPartner?.kind == .arrow { return }
        if isLookingAhead {
            if token.partner == nil { isBroken = true }
            return skipBrackets()
        }
        take()
        switch name {
        case .available, .underscoredSPIAvailable: availabilityArguments()
        case .backDeployed:
            expect(.before)
            expect(.colon)
            repeating { parser in
                parser.platformVersion()
                return parser.take(if: .comma)
            }
        case .objc: objectiveCName()
        case .attached, .freestanding:
            take(.identifier)
            if take(if: .comma) { arguments(.attribute) }
        case .abi: _ = declaration(in: .members)
        case .derivative, .differentiable, .specialized, .transpose, .underscoredBackDeploy, .underscoredDocumentation,
            .underscoredDynamicReplacement, .underscoredEffects, .underscoredImplements,
            .underscoredOriginallyDefinedIn, .underscoredSpecialize:
            specialArguments()
        default: arguments()
        }
        expect(.rightParen)
    }

    /// The arguments of rare attributes, each with rules of its own.
    private mutating func specialArguments() {
        while !at(.rightParen), !isAtEnd {
            if at(.where) {
                genericWhereClause()
            } else if atName, next.kind == .colon {
                takeKeyword()
            } else if at(.package) || at(.open) {
                takeKeyword()
            } else {
                skipBrackets()
            }
        }
    }

    /// Whether parentheses after a blank still belong to the attribute: only if a declaration follows them.
    private var opensSpacedArguments: Bool {
        mutating get {
            lookingAhead {
                $0.skipBrackets()
                return $0.at(.at) || $0.atDeclaration()
            }
        }
    }

    /// `method:with:`.
    private mutating func objectiveCName() {
        while !at(.rightParen), !isAtEnd {
            if token.isArgumentLabel { takeLabel() }
            if at(.doubleColon) { take(prefix: 1, as: .colon) } else if !take(if: .colon) { return }
        }
    }
}
