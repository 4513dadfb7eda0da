extension Parser {
    /// `{ … }` as a value, with its signature.
    mutating func closure() {
        guard enter() else { return }
        defer { leave() }
        expect(.leftBrace)
        if atClosureSignature { closureSignature() }
        statements(in: .code)
        expect(.rightBrace)
    }

    private var atClosureSignature: Bool {
        mutating get {
            guard [.at, .leftParen, .leftSquare, .wildcard, .identifier].contains(token.kind) else { return false }
            return lookingAhead {
                $0.closureSignature()
                return !$0.isBroken
            }
        }
    }

    /// The part before `in`: captured values, parameters and result.
    private mutating func closureSignature() {
        attributes()
        if at(.leftSquare) { if isLookingAhead { skipBrackets() } else { captures() } }
        if at(.leftParen) {
            if isLookingAhead { skipBrackets() } else { parameters(of: .closure) }
        } else {
            repeating { parser in
                guard parser.atName || parser.at(.wildcard) else { return false }
                parser.takeLabel()
                return parser.take(if: .comma)
            }
        }
        effects()
        if take(if: .arrow) { type() }
        expect(.in)
    }

    private mutating func captures() {
        take()
        repeating { parser in
            guard !parser.at(.rightSquare) else { return false }
            if parser.at(.weak) || parser.at(.unowned), parser.next.kind != .comma, parser.next.kind != .equal {
                parser.captureSpecifier()
            }
            if parser.at(.self) { parser.take() } else { parser.expectName() }
            if parser.take(if: .equal) { parser.expression() }
            return parser.take(if: .comma)
        }
        expect(.rightSquare)
    }

    /// `weak` or `unowned(unsafe)`.
    private mutating func captureSpecifier() {
        takeKeyword()
        guard take(if: .leftParen) else { return }
        takeKeyword()
        expect(.rightParen)
    }

    mutating func trailingClosures() {
        closure()
        repeating { parser in
            guard parser.token.isArgumentLabel, !parser.at(.default), parser.next.kind == .colon else { return false }
            let value = parser.token(after: 2)
            guard value.kind == .leftBrace || value.colour == .placeholder else { return false }
            parser.takeLabel()
            parser.take()
            if parser.at(.leftBrace) { parser.closure() } else { parser.takeName() }
            return true
        }
    }

    /// Whether a brace opens a closure of the call before it, and not a block or accessors.
    mutating func atTrailingClosure(_ context: Context) -> Bool {
        if atObservers || next.word == .case && next.kind == .keyword { return false }
        guard context == .condition else { return true }
        guard !next.startsLine, let behind = tokenAfterPartner else { return false }
        switch behind.kind {
        case .leftBrace, .comma: return true
        case .leftSquare, .leftParen, .period, .postfixQuestion, .infixQuestion, .exclamation, .colon, .equal,
            .postfixOperator, .binaryOperator:
            return !behind.startsLine
        default:
            return behind.word == .where || (behind.word == .is || behind.word == .as) && !behind.startsLine
        }
    }
}
