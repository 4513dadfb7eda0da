extension Parser {
    mutating func type() {
        guard enter() else { return }
        defer { leave() }
        repeating { parser in
            _ = parser.take(if: .repeat)
            parser.typeSpecifiers()
            parser.composition()
            guard parser.atFunctionArrow else { return false }
            parser.effects()
            parser.expect(.arrow)
            return true
        }
    }

    /// The type of a result or a variable, which may begin with generic parameters that name its opaque parts.
    mutating func resultType() {
        if at(prefix: "<") { genericParameters() }
        type()
    }

    /// `inout`, `@escaping` and others before a type.
    private mutating func typeSpecifiers() {
        repeating { parser in
            guard parser.nextBeginsType else { return false }
            switch parser.token.word {
            case .inout, .underscoredShared, .underscoredOwned, .isolated, .underscoredConst, .borrowing, .consuming,
                .sending:
                parser.takeKeyword()
            case .nonisolated where !(parser.next.kind == .leftParen && parser.next.startsLine):
                parser.nonisolated()
            default: return false
            }
            return true
        }
        attributes(ofType: true)
        if at(.nonisolated), nextBeginsType, !(next.kind == .leftParen && next.startsLine) { nonisolated() }
    }

    private mutating func nonisolated() {
        takeKeyword()
        guard at(.leftParen), !isSpaced else { return }
        take()
        expect(.nonsending)
        expect(.rightParen)
    }

    /// Whether the word at the cursor can be a specifier, since a type follows it.
    private var nextBeginsType: Bool {
        switch next.kind {
        case .at, .leftParen, .identifier, .leftSquare, .wildcard: true
        case .keyword: [.inout, .anyType, .selfType, .var, .let].contains(next.word)
        default: next.kind == .prefixOperator && has("~", next)
        }
    }

    private mutating func composition() {
        if take(if: .each) { return simpleType() }
        if at(.opaque) || at(.existential) { takeKeyword() }
        repeating { parser in
            parser.simpleType()
            guard parser.atOperator("&") else { return false }
            parser.take(.binaryOperator)
            return true
        }
    }

    /// A type without arrows and `&`.
    mutating func simpleType(allowsMembers: Bool = true, isAttribute: Bool = false) {
        guard enter() else { return }
        defer { leave() }
        if atOperator("~") { take(.prefixOperator) }
        switch token.kind {
        case .leftParen: tupleType()
        case .leftSquare: collectionType()
        case .wildcard where next.kind != .doubleColon: take()
        default: typeName()
        }
        repeating { parser in
            switch parser.token.kind {
            case .period where allowsMembers || parser.next.word == .metatype || parser.next.word == .protocolMetatype:
                parser.take()
                if parser.at(.metatype) || parser.at(.protocolMetatype) {
                    parser.takeKeyword()
                } else {
                    parser.typeName(isMember: true)
                }
            case .postfixQuestion where !isAttribute && !parser.token.startsLine,
                .exclamation where !isAttribute && !parser.token.startsLine:
                parser.take()
            default: return false
            }
            return true
        }
    }

    private mutating func typeName(isMember: Bool = false) {
        moduleSelector()
        switch token.word {
        case .selfType where !isMember, .anyType where !isMember, .self where isMember: takeKeyword()
        case _ where atName && token.colour != .placeholder, _ where isMember && at(.keyword): take(.identifier, .type)
        default: expectName()
        }
        if at(prefix: "<") { genericArgumentList() }
    }

    /// `<Int, String>`.
    mutating func genericArgumentList() {
        guard enter() else { return }
        defer { leave() }
        let offset = token.start
        let wasBroken = isBroken
        isBroken = false
        defer {
            if isBroken { genericArguments[offset] = false }
            isBroken = isBroken || wasBroken
        }
        take(prefix: 1, as: .leftAngle)
        repeating { parser in
            guard !parser.at(prefix: ">") else { return false }
            parser.typeOrNumber()
            return parser.take(if: .comma)
        }
        closeAngle()
    }

    mutating func closeAngle() {
        if at(prefix: ">"), atOperator || at(.equal) { take(prefix: 1, as: .rightAngle) } else { isBroken = true }
    }

    private mutating func typeOrNumber() {
        if atOperator("-"), next.kind == .integer { take(.prefixOperator) }
        if !take(if: .integer) { type() }
    }

    private mutating func tupleType() {
        take()
        repeating { parser in
            guard !parser.at(.rightParen) else { return false }
            if parser.startsParameterName {
                parser.takeLabel()
                if !parser.at(.colon) { parser.takeLabel() }
                parser.expect(.colon)
            }
            parser.type()
            parser.ellipsis()
            return parser.take(if: .comma)
        }
        expect(.rightParen)
    }

    /// The `...` of a variadic parameter.
    mutating func ellipsis() {
        if atOperator("...") { take(.ellipsis) }
    }

    /// `[Element]`, `[Key: Value]` or `[3 of Element]`.
    private mutating func collectionType() {
        take()
        typeOrNumber()
        if take(if: .colon) {
            type()
        } else if at(.of), !token.startsLine {
            takeKeyword()
            typeOrNumber()
        }
        expect(.rightSquare)
    }

    /// Whether a name comes first and then the type: `name: Int`, `label name: Int`.
    var startsParameterName: Bool {
        guard token.isArgumentLabel else { return false }
        if next.kind == .colon { return true }
        guard next.isArgumentLabel else { return false }
        switch token.word {
        case .isolated, .opaque, .existential, .each, .repeat, .borrowing, .consuming, .sending, .underscoredConst,
            .underscoredOwned, .underscoredShared:
            return token(after: 2).kind == .colon
        default: return true
        }
    }

    // MARK: Functions

    /// Whether the arrow of a function type follows, possibly after effects.
    private var atFunctionArrow: Bool {
        var offset = 0
        while true {
            switch token(after: offset).word {
            case .async, .reasync, .rethrows: offset += 1
            case .throws: offset += 1
            default:
                let token = token(after: offset)
                if offset > 0, token.kind == .leftParen, self.token(after: offset - 1).word == .throws,
                    let length = lengthOfBrackets(after: offset)
                {
                    offset += length
                } else {
                    return offset == 0 ? at(.arrow) : token.kind == .arrow
                }
            }
        }
    }

    /// `async`, `throws(Problem)` and others.
    mutating func effects() {
        repeating { parser in
            switch parser.token.word {
            case .async, .reasync, .rethrows, .throws: parser.takeKeyword()
            default: return false
            }
            if parser.taken.last?.word == .throws, parser.take(if: .leftParen) {
                parser.type()
                parser.expect(.rightParen)
            }
            return true
        }
    }

    // MARK: Generic parameters

    /// `<Element: Sendable, let count: Int>`.
    mutating func genericParameters() {
        guard enter() else { return }
        defer { leave() }
        take(prefix: 1, as: .leftAngle)
        repeating { parser in
            guard !parser.at(prefix: ">") else { return false }
            parser.attributes()
            if parser.at(.each) || parser.at(.let) { parser.takeKeyword() }
            if parser.at(.selfType) || parser.at(.self) { parser.take() } else { parser.expectName() }
            if parser.take(if: .colon) { parser.type() }
            return parser.take(if: .comma)
        }
        genericWhereClause()
        closeAngle()
    }

    mutating func genericWhereClause() {
        guard take(if: .where) else { return }
        repeating { parser in
            guard !parser.at(.leftBrace) else { return false }
            parser.typeOrNumber()
            if parser.take(if: .colon) {
                parser.type()
            } else if parser.atOperator("==") {
                parser.take(.binaryOperator)
                parser.typeOrNumber()
            } else {
                parser.isBroken = true
            }
            return parser.take(if: .comma)
        }
    }
}
