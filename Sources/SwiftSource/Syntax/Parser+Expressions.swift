extension Parser {
    /// Where an expression stands, which decides about the braces and line breaks behind it.
    enum Surroundings {
        case code
        /// The condition of a statement: the next brace opens the statement's block.
        case condition
        /// The condition of `#if`, which ends with its line.
        case directive
        /// The arguments of an attribute.
        case attribute
    }

    // MARK: Operators and operands

    /// An expression with all its operators; whether it has a value that it gives to nobody.
    @discardableResult
    mutating func expression(_ place: Surroundings = .code, inPattern: Bool = false) -> Bool {
        guard enter() else { return false }
        defer { leave() }
        if inPattern, atPatternKeyword {
            matchingPattern()
            return false
        }
        if place == .directive, token.startsLine {
            isBroken = true
            return false
        }
        return sequence(place, inPattern: inPattern)
    }

    /// Operands with operators between them.
    @discardableResult
    mutating func sequence(_ place: Surroundings, inPattern: Bool) -> Bool {
        let isValue = operand(place, inPattern: inPattern)
        let assigns = operatorsAndOperands(place, inPattern: inPattern)
        return assigns == nil ? isValue : assigns == false
    }

    /// The operators behind the first operand, with the operands behind them: whether one of them assigns.
    @discardableResult
    mutating func operatorsAndOperands(_ place: Surroundings, inPattern: Bool) -> Bool? {
        var assigns: Bool?
        repeating { parser in
            guard !(place == .directive && parser.token.startsLine) else { return false }
            switch parser.token.kind {
            case .binaryOperator:
                assigns = (assigns ?? false) || parser.atAssignment
                parser.take()
            case .equal where !inPattern:
                assigns = true
                parser.take()
            case .infixQuestion:
                assigns = assigns ?? false
                parser.take()
                parser.expression(place, inPattern: inPattern)
                parser.expect(.colon)
            case .keyword where parser.at(.is) || parser.at(.as):
                assigns = assigns ?? false
                let isCast = parser.at(.as)
                parser.takeKeyword()
                if isCast, parser.at(.postfixQuestion) || parser.at(.exclamation) { parser.take() }
                parser.type()
                return true
            default:
                guard parser.atArrow else { return false }
                assigns = assigns ?? false
                parser.effects()
                parser.expect(.arrow)
            }
            parser.operand(place, inPattern: inPattern)
            return true
        }
        return assigns
    }

    /// An operand with the words and operators before it; whether it is more than `if` or `switch`.
    @discardableResult
    private mutating func operand(_ place: Surroundings, inPattern: Bool) -> Bool {
        guard enter() else { return false }
        defer { leave() }
        if at(.at) || at(.inout) || atNonsending {
            if lookingAhead({
                $0.type(); return !$0.isBroken
            }) {
                type()
                return true
            }
        }
        var isWrapped = false
        repeating { parser in
            switch parser.token.word {
            case .await: parser.takeKeyword()
            case .try:
                parser.takeKeyword()
                if parser.at(.exclamation) || parser.at(.postfixQuestion) { parser.take() }
            case .unsafe where parser.precedesOperand(place, acceptsClosure: true, prefersSuffix: false):
                parser.takeKeyword()
            case .borrow where parser.precedesOperand(), .copy where parser.precedesOperand(),
                .consume where parser.precedesOperand(), .each where parser.precedesOperand():
                isWrapped = true
                parser.takeKeyword()
            default: return false
            }
            return true
        }
        switch token.word {
        case .repeat:
            takeKeyword()
            expression(place, inPattern: inPattern)
            return true
        case .existential where precedesOperand() || has("~", next):
            type()
            return true
        case .if, .switch:
            conditionalExpression()
            return isWrapped
        default:
            unary(place, inPattern: inPattern)
            return true
        }
    }

    private mutating func unary(_ place: Surroundings, inPattern: Bool) {
        while at(.prefixAmpersand) || at(.prefixOperator) { take() }
        if at(.backslash) {
            keyPath()
        } else if at(.if) || at(.switch) {
            conditionalExpression()
        } else {
            let isLiteral = primary(place, inPattern: inPattern)
            suffixes(place, inPattern: inPattern, ofLiteral: isLiteral)
        }
    }

    /// Whether the operator changes what stands on its left: `+=`, not `==`.
    private var atAssignment: Bool {
        guard token.end - token.start > 0, byte(at: token.end - 1) == "=" else { return false }
        var start = token.start
        if byte(at: start) == "." { while start < token.end, byte(at: start) == "." { start += 1 } }
        let comparisons: [StaticString] = ["==", "!=", "<=", ">=", "===", "!==", "~="]
        var comparison = token
        comparison.start = start
        return !comparisons.contains { has($0, token) || has($0, comparison) }
    }

    /// `->`, or `async` or `throws` before it: a function type in an expression.
    private var atArrow: Bool {
        at(.arrow) || at(.throws) || at(.async) && (next.kind == .arrow || next.word == .throws)
    }

    /// `nonisolated(nonsending)` before a function type.
    private var atNonsending: Bool {
        at(.nonisolated) && next.kind == .leftParen && !next.startsLine && token(after: 2).word == .nonsending
    }

    /// Whether the word at the cursor is followed by what it can stand before as a keyword, on the same line.
    mutating func precedesOperand(
        _ place: Surroundings = .code, acceptsClosure: Bool = false, prefersSuffix: Bool = true
    ) -> Bool {
        guard !next.startsLine else { return false }
        switch next.kind {
        case .identifier, .dollarIdentifier, .wildcard, .integer, .float, .stringQuote, .rawDelimiter, .regex:
            return true
        case .prefixAmpersand, .prefixOperator, .at, .backslash, .pound: return true
        case .keyword:
            switch next.word {
            case .anyType, .selfType, .self, .super, .`init`, .true, .false, .nil, .repeat, .try, .if, .switch:
                return true
            default: return false
            }
        case .period, .leftParen, .leftSquare: return !prefersSuffix && nextIsSpaced
        case .leftBrace:
            return acceptsClosure
                && lookingAhead {
                    $0.take()
                    return $0.atTrailingClosure(place)
                }
        default: return false
        }
    }

    // MARK: Operands

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

    /// A name, a literal or something in brackets; whether it is a literal, which nobody can call.
    private mutating func primary(_ place: Surroundings, inPattern: Bool) -> Bool {
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
        case .pound: macroExpansion(place, inPattern: inPattern)
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
            case .deinit where place == .attribute, .subscript where place == .attribute: takeKeyword()
            default: isBroken = true
            }
        default: isBroken = true
        }
        return false
    }

    /// A name that is not behind a period, with what belongs to it.
    private mutating func name() {
        moduleSelector()
        if atName { takeName() } else if token.kind == .keyword { take() } else { isBroken = true }
        argumentNames()
        genericArgumentsIfPresent()
    }

    /// `Module::`
    mutating func moduleSelector() {
        guard next.kind == .doubleColon || at(.doubleColon) else { return }
        if !at(.doubleColon) { if atName { takeName() } else { take() } }
        expect(.doubleColon)
    }

    /// The name behind a period, where reserved words are names too.
    private mutating func memberName() {
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

    private mutating func genericArgumentsIfPresent() {
        if atGenericArguments { genericArgumentList() }
    }

    /// Whether the `<` here opens a list of types: only if one follows, and behind it what can follow a type.
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

    // MARK: Suffixes

    /// Calls, members, subscripts and what else may follow an operand.
    private mutating func suffixes(_ place: Surroundings, inPattern: Bool, ofLiteral: Bool) {
        var isLiteral = ofLiteral
        repeating { parser in
            if place == .directive, parser.token.startsLine { return false }
            defer { isLiteral = false }
            switch parser.token.kind {
            case .period:
                parser.take()
                parser.memberName()
            case .leftParen where !parser.token.startsLine:
                parser.take()
                parser.arguments(place == .attribute ? .attribute : .code, inPattern: inPattern)
                parser.expect(.rightParen)
                if place == .code, parser.at(.leftBrace), parser.atTrailingClosure(place) { parser.trailingClosures() }
            case .leftSquare where !parser.token.startsLine:
                parser.take()
                parser.arguments(inPattern: inPattern)
                parser.expect(.rightSquare)
                if place == .code, parser.at(.leftBrace), parser.atTrailingClosure(place) { parser.trailingClosures() }
            case .leftBrace where !isLiteral && parser.atTrailingClosure(place):
                parser.trailingClosures()
                if parser.at(.leftBrace) { return false }
            case .postfixQuestion, .exclamation, .postfixOperator: parser.take()
            case .poundIf where parser.atConditionalSuffixes:
                parser.conditionalCompilation { $0.suffixes(place, inPattern: false, ofLiteral: false) }
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
    mutating func arguments(_ place: Surroundings = .code, inPattern: Bool = false) {
        repeating { parser in
            if parser.at(.rightParen) || parser.at(.rightSquare) { return false }
            if parser.next.kind == .colon, parser.token.isArgumentLabel || parser.at(.dollarIdentifier) {
                parser.takeLabel()
                parser.take()
            }
            if parser.at(.binaryOperator), [.comma, .rightParen, .rightSquare].contains(parser.next.kind) {
                parser.take()
            } else {
                parser.expression(place, inPattern: inPattern)
            }
            return parser.take(if: .comma)
        }
    }

    mutating func takeLabel() {
        if at(.wildcard) || token.colour == .placeholder { take() } else { take(.identifier) }
    }

    /// `[…]`: elements, or keys and values; or the type of an array of fixed size.
    private mutating func collection() {
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

    private mutating func keyPath() {
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

    /// An operator of `.`, `?` and `!` only, which within a key path is none.
    private var atOptionalComponents: Bool {
        (token.start..<token.end).allSatisfy { byte(at: $0) == "." || byte(at: $0) == "?" || byte(at: $0) == "!" }
    }

    mutating func macroExpansion(_ place: Surroundings, inPattern: Bool) {
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
        if place == .code, at(.leftBrace), atTrailingClosure(place) { trailingClosures() }
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

extension Token {
    /// Whether it can name an argument.
    var isArgumentLabel: Bool {
        kind == .identifier || kind == .wildcard || kind == .keyword && word != .inout
    }
}
