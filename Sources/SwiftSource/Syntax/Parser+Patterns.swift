extension Parser {
    /// The pattern of a declared variable: a name, `_`, or several in parentheses.
    mutating func pattern() {
        guard enter() else { return }
        defer { leave() }
        switch token.kind {
        case .leftParen:
            take()
            repeating { parser in
                guard !parser.at(.rightParen) else { return false }
                if parser.atName, parser.next.kind == .colon {
                    parser.takeName()
                    parser.take()
                }
                parser.pattern()
                return parser.take(if: .comma)
            }
            expect(.rightParen)
        case .wildcard: take()
        default:
            if atBinding {
                takeKeyword()
                pattern()
            } else {
                expectName()
            }
        }
    }

    mutating func typedPattern() {
        pattern()
        if take(if: .colon) { resultType() }
    }

    /// The pattern of a `case`: an expression in which names may be bound.
    mutating func matchingPattern() {
        guard enter() else { return }
        defer { leave() }
        if take(if: .is) {
            type()
        } else if atBinding {
            takeKeyword()
            matchingPattern()
        } else {
            sequence(.condition, inPattern: true)
        }
    }

    /// Whether a keyword begins here that makes an expression a pattern.
    var atPatternKeyword: Bool { at(.is) || atBinding }

    private var atBinding: Bool {
        at(.let) || at(.var) || at(.inout)
            || at(.borrowing) && !next.startsLine && (next.kind == .identifier || next.kind == .wildcard)
    }
}
