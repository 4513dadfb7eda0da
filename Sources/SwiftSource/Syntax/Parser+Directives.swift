extension Parser {
    /// `#if` with its clauses, each of which is parsed by `clause`.
    mutating func conditionalCompilation(_ clause: (inout Parser) -> Void) {
        guard enter() else { return }
        defer { leave() }
        repeating { parser in
            guard parser.at(.poundIf) || parser.at(.poundElseif) || parser.at(.poundElse) else { return false }
            let hasCondition = !parser.at(.poundElse)
            parser.take()
            if hasCondition { parser.directiveCondition() }
            parser.restOfLine()
            clause(&parser)
            return parser.at(.poundElseif) || parser.at(.poundElse)
        }
        expect(.poundEndif)
        restOfLine()
    }

    private mutating func directiveCondition() {
        let colour = nameColour
        nameColour = .directive
        expression(.directive)
        nameColour = colour
    }

    private mutating func restOfLine() {
        while !token.startsLine, !isAtEnd {
            isBroken = true
            take()
        }
    }

    mutating func sourceLocation() {
        take()
        expect(.leftParen)
        if !at(.rightParen) {
            expect(.file)
            expect(.colon)
            stringLiteral()
            expect(.comma)
            expect(.line)
            expect(.colon)
            expect(.integer)
        }
        expect(.rightParen)
        restOfLine()
    }

    /// Whether an `#if` begins here that contains only attributes of the declaration after it.
    var atConditionalAttributes: Bool {
        mutating get {
            guard at(.poundIf), token(after: tokensInDirectives).kind == .at else { return false }
            return isLookingAhead
                || lookingAhead { parser in
                    parser.conditionalCompilation { $0.attributes() }
                    return !parser.isBroken
                }
        }
    }

    /// `#available(iOS 13, *)` in a condition.
    mutating func availabilityCondition() {
        take()
        expect(.leftParen)
        repeating { parser in
            if parser.atOperator("*") { parser.take(.binaryOperator) } else { parser.platformVersion() }
            return parser.take(if: .comma)
        }
        expect(.rightParen)
    }

    /// The arguments of `@available`.
    mutating func availabilityArguments() {
        repeating { parser in
            switch parser.token.word {
            case .message, .renamed:
                parser.takeKeyword()
                parser.expect(.colon)
                parser.stringLiteral()
            case .introduced, .obsoleted, .deprecated:
                parser.takeKeyword()
                if parser.take(if: .colon) { parser.version() }
            case .unavailable, .noasync: parser.takeKeyword()
            default:
                if parser.atOperator("*") {
                    parser.take(.binaryOperator)
                } else if parser.atName, parser.next.kind == .comma {
                    parser.takeName()
                } else {
                    parser.platformVersion()
                }
            }
            return parser.take(if: .comma)
        }
    }

    /// `macOS 10.15`.
    mutating func platformVersion() {
        guard atName else { return isBroken = true }
        take(.identifier, .keyword)
        if at(.integer) || at(.float) { version() }
    }

    /// `10.15.4`, which the lexer reads as a fraction with a rest.
    private mutating func version() {
        repeating { parser in
            if parser.at(.float) {
                let whole = (parser.token.start..<parser.token.end).prefix { parser.byte(at: $0).isDigit }
                parser.take(prefix: whole.count, as: .integer, .number)
            } else {
                parser.expect(.integer)
            }
            return parser.take(if: .period)
        }
    }
}
