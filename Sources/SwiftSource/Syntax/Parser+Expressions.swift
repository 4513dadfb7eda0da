extension Parser {
    /// Where an expression is, which determines how braces and line breaks after it are read.
    enum Context {
        case code
        /// The condition of a statement: the next brace opens the statement's block.
        case condition
        /// The condition of `#if`, which ends with its line.
        case directive
        /// The arguments of an attribute.
        case attribute
    }

    // MARK: Operators and operands

    /// An expression with all its operators; returns whether it has a value that is not used.
    @discardableResult
    mutating func expression(_ context: Context = .code, inPattern: Bool = false) -> Bool {
        guard enter() else { return false }
        defer { leave() }
        if inPattern, atPatternKeyword {
            matchingPattern()
            return false
        }
        if context == .directive, token.startsLine {
            isBroken = true
            return false
        }
        return sequence(context, inPattern: inPattern)
    }

    /// Operands with operators between them.
    @discardableResult
    mutating func sequence(_ context: Context, inPattern: Bool) -> Bool {
        let isValue = operand(context, inPattern: inPattern)
        return operators(context, inPattern: inPattern, after: isValue)
    }

    /// The operators and operands after the first operand; returns whether the whole expression has an unused value.
    @discardableResult
    mutating func operators(_ context: Context, inPattern: Bool, after isValue: Bool) -> Bool {
        var hasOperator = false
        var assigns = false
        repeating { parser in
            guard !(context == .directive && parser.token.startsLine) else { return false }
            switch parser.token.kind {
            case .binaryOperator:
                if parser.atAssignment { assigns = true }
                parser.take()
            case .equal where !inPattern:
                assigns = true
                parser.take()
            case .infixQuestion:
                parser.take()
                parser.expression(context, inPattern: inPattern)
                parser.expect(.colon)
            case _ where parser.at(.is) || parser.at(.as):
                let isCast = parser.at(.as)
                parser.takeKeyword()
                if isCast, parser.at(.postfixQuestion) || parser.at(.exclamation) { parser.take() }
                parser.type()
                hasOperator = true
                return true
            case _ where parser.atArrow:
                parser.effects()
                parser.expect(.arrow)
            default: return false
            }
            parser.operand(context, inPattern: inPattern)
            hasOperator = true
            return true
        }
        return hasOperator ? !assigns : isValue
    }

    /// An operand with the keywords and operators before it; returns false for a plain `if` or `switch`.
    @discardableResult
    private mutating func operand(_ context: Context, inPattern: Bool) -> Bool {
        guard enter() else { return false }
        defer { leave() }
        if at(.at) || at(.inout) || atNonsending {
            let isType = lookingAhead {
                $0.type()
                return !$0.isBroken
            }
            if isType {
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
            case .unsafe where parser.precedesOperand(context, acceptsClosure: true, prefersSuffix: false):
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
            expression(context, inPattern: inPattern)
            return true
        case .existential where precedesOperand() || has("~", next):
            type()
            return true
        case .if, .switch:
            conditionalExpression()
            return isWrapped
        default:
            unary(context, inPattern: inPattern)
            return true
        }
    }

    private mutating func unary(_ context: Context, inPattern: Bool) {
        while at(.prefixAmpersand) || at(.prefixOperator) { take() }
        if at(.backslash) {
            keyPath()
        } else if at(.if) || at(.switch) {
            conditionalExpression()
        } else {
            let isLiteral = primary(context, inPattern: inPattern)
            suffixes(context, inPattern: inPattern, ofLiteral: isLiteral)
        }
    }

    /// Whether the operator changes its left operand: `+=`, not `==`.
    private var atAssignment: Bool {
        let comparisons: [StaticString] = ["==", "!=", "<=", ">=", "===", "!==", "~="]
        var name = token
        while name.start < name.end, byte(at: name.start) == "." { name.start += 1 }
        return byte(at: token.end - 1) == "=" && !comparisons.contains { has($0, name) }
    }

    /// `->`, or `async` or `throws` before it: a function type in an expression.
    private var atArrow: Bool {
        at(.arrow) || at(.throws) || at(.async) && (next.kind == .arrow || next.word == .throws)
    }

    /// `nonisolated(nonsending)` before a function type.
    private var atNonsending: Bool {
        at(.nonisolated) && next.kind == .leftParen && !next.startsLine && token(after: 2).word == .nonsending
    }

    /// Whether the contextual word at the cursor is a keyword: an operand follows it on the same line.
    mutating func precedesOperand(
        _ context: Context = .code, acceptsClosure: Bool = false, prefersSuffix: Bool = true
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
                    return $0.atTrailingClosure(context)
                }
        default: return false
        }
    }
}
