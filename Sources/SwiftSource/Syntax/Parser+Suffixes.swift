extension Parser {
    /// Calls, members, subscripts and everything else that may follow an operand.
    mutating func suffixes(_ context: Context, inPattern: Bool, ofLiteral: Bool) {
        var isLiteral = ofLiteral
        repeating { parser in
            if context == .directive, parser.token.startsLine { return false }
            defer { isLiteral = false }
            switch parser.token.kind {
            case .period:
                parser.take()
                parser.memberName()
            case .leftParen where !parser.token.startsLine:
                parser.take()
                parser.arguments(context == .attribute ? .attribute : .code, inPattern: inPattern)
                parser.expect(.rightParen)
                if context == .code, parser.at(.leftBrace), parser.atTrailingClosure(context) {
                    parser.trailingClosures()
                }
            case .leftSquare where !parser.token.startsLine:
                parser.take()
                parser.arguments(inPattern: inPattern)
                parser.expect(.rightSquare)
                if context == .code, parser.at(.leftBrace), parser.atTrailingClosure(context) {
                    parser.trailingClosures()
                }
            case .leftBrace where !isLiteral && parser.atTrailingClosure(context):
                parser.trailingClosures()
                if parser.at(.leftBrace) { return false }
            case .postfixQuestion, .exclamation, .postfixOperator: parser.take()
            case .poundIf where parser.atConditionalSuffixes:
                parser.conditionalCompilation { $0.suffixes(context, inPattern: false, ofLiteral: false) }
            default: return false
            }
            return true
        }
    }

    /// `#if` around members of the expression before it.
    private var atConditionalSuffixes: Bool {
        mutating get {
            let offset = tokensInDirectives
            let name = token(after: offset + 1)
            return token(after: offset).kind == .period && (name.kind == .keyword || name.kind == .identifier)
        }
    }

    /// The arguments of a call or a tuple's elements, up to the bracket that closes them.
    mutating func arguments(_ context: Context = .code, inPattern: Bool = false) {
        repeating { parser in
            if parser.at(.rightParen) || parser.at(.rightSquare) { return false }
            if parser.next.kind == .colon, parser.token.isArgumentLabel || parser.at(.dollarIdentifier) {
                parser.takeLabel()
                parser.take()
            }
            if parser.at(.binaryOperator), [.comma, .rightParen, .rightSquare].contains(parser.next.kind) {
                parser.take()
            } else {
                parser.expression(context, inPattern: inPattern)
            }
            return parser.take(if: .comma)
        }
    }

    mutating func takeLabel() {
        if at(.wildcard) || token.colour == .placeholder { return take() }
        take(.identifier)
        // A label has no colour, not even in a directive.
        if let last = taken.indices.last { taken[last].colour = .plain }
    }

    /// `[…]`: elements, or keys and values; or the type of an array of fixed size.
    mutating func collection() {
        if [.identifier, .integer].contains(next.kind), token(after: 2).word == .of, !token(after: 2).startsLine {
            return type()
        }
        take()
        if at(.colon) { take() }
        repeating { parser in
            if parser.at(.rightSquare) { return false }
            parser.expression()
            if parser.take(if: .colon) { parser.expression() }
            return parser.take(if: .comma)
        }
        expect(.rightSquare)
    }

    mutating func keyPath() {
        take()
        if !at(prefix: ".") { simpleType(allowsMembers: false) }
        repeating { parser in
            switch parser.token.kind {
            case .leftSquare where !parser.token.startsLine:
                parser.take()
                parser.arguments()
                parser.expect(.rightSquare)
            case .period where parser.next.kind == .leftSquare: parser.take()
            case .period:
                parser.take()
                parser.memberName()
            case .postfixQuestion, .exclamation: parser.take()
            case .prefixOperator, .binaryOperator, .postfixOperator:
                guard parser.atOptionalComponents else { return false }
                let isPeriod = parser.at(prefix: ".")
                parser.take(
                    prefix: 1, as: isPeriod ? .period : parser.at(prefix: "!") ? .exclamation : .postfixQuestion)
            default: return false
            }
            return true
        }
    }

    /// Whether the token consists of `.`, `?` and `!` only, which are not an operator in a key path.
    private var atOptionalComponents: Bool {
        (token.start..<token.end).allSatisfy { byte(at: $0) == "." || byte(at: $0) == "?" || byte(at: $0) == "!" }
    }

    mutating func macroExpansion(_ context: Context, inPattern: Bool) {
        take()
        if token.startsLine { return isBroken = true }
        moduleSelector()
        if at(.keyword) { take(.identifier) } else { expectName() }
        genericArgumentsIfPresent()
        if at(.leftParen), !token.startsLine {
            take()
            arguments(inPattern: inPattern)
            expect(.rightParen)
        }
        if context == .code, at(.leftBrace), atTrailingClosure(context) { trailingClosures() }
    }

    /// A string with the expressions in it.
    mutating func stringLiteral() {
        guard enter() else { return }
        defer { leave() }
        let isRaw = take(if: .rawDelimiter)
        expect(.stringQuote)
        repeating { parser in
            if parser.take(if: .stringText) { return true }
            guard parser.take(if: .backslash) else { return false }
            _ = parser.take(if: .rawDelimiter)
            parser.expect(.leftParen)
            parser.arguments()
            parser.expect(.rightParen)
            return true
        }
        expect(.stringEnd)
        if isRaw { expect(.rawDelimiter) }
    }
}
