extension Parser {
    /// Whether a declaration begins here, with attributes and modifiers or without.
    mutating func atDeclaration(in block: Block = .code) -> Bool {
        guard at(.at) || at(.poundIf) || at(.pound) || token.word.map(Self.beginnings.contains) ?? (block == .members)
        else { return false }
        return leadsToDeclaration { $0.reachesDeclaration(in: block) }
    }

    private mutating func reachesDeclaration(in block: Block) -> Bool {
        let start = taken.count
        attributes()
        let hasAttributes = taken.count > start
        if hasAttributes {
            if at(.rightBrace) || at(.poundEndif) || isAtEnd { return true }
            if at(.stringQuote) { return false }
        }
        let beforeModifiers = taken.count
        modifiers()
        let hasModifiers = taken.count > beforeModifiers
        switch token.word {
        case .associatedtype, .class, .deinit, .enum, .extension, .func, .import, .operator, .precedencegroup,
            .protocol,
            .struct, .subscript, .typealias, .let, .var, .inout:
            return true
        case .`init`: return block != .initializer
        case .case: return block == .members
        case .actor, .macro: return next.kind == .identifier
        default:
            if at(.pound) { return hasAttributes || hasModifiers || block == .members }
            return block == .members && (hasAttributes || hasModifiers || token.colour == .placeholder)
        }
    }

    /// The words that a declaration may begin with.
    private static let beginnings: Set<Word> = modifierWords.union([
        .associatedtype, .class, .deinit, .enum, .extension, .func, .import, .operator, .precedencegroup, .protocol,
        .struct, .subscript, .typealias, .let, .var, .inout, .`init`, .case, .actor, .macro,
    ])

    private static let modifierWords: Set<Word> = [
        .async, .borrowing, .consuming, .convenience, .distributed, .dynamic, .fileprivate, .final, .indirect, .infix,
        .internal, .isolated, .lazy, .mutating, .nonisolated, .nonmutating, .open, .optional, .override, .package,
        .postfix, .prefix, .private, .public, .reasync, .required, .sending, .static, .unowned, .weak,
        .underscoredConst,
        .underscoredConsuming, .underscoredLocal, .underscoredSetterAccess,
    ]

    /// `public private(set) static`.
    private mutating func modifiers() {
        repeating { parser in
            guard let word = parser.token.word else { return false }
            if word == .class {
                guard
                    !parser.isLookingAhead,
                    parser.lookingAhead({
                        $0.takeKeyword()
                        return $0.at(.override) || $0.atDeclaration()
                    })
                else { return false }
            } else if !Self.modifierWords.contains(word) {
                return false
            }
            parser.takeKeyword()
            if parser.at(.leftParen),
                [.fileprivate, .internal, .nonisolated, .package, .private, .public, .unowned].contains(word)
                    || word == .open && !parser.isLookingAhead
            {
                parser.take()
                parser.expectName()
                parser.expect(.rightParen)
            }
            return true
        }
    }

    /// A declaration; returns whether it is a macro expansion, which may have a value.
    mutating func declaration(in block: Block) -> Bool {
        attributes()
        modifiers()
        switch token.word {
        case .import: importDeclaration()
        case .class, .struct, .enum, .protocol, .actor: nominalType()
        case .extension:
            takeKeyword()
            type()
            inheritance()
            genericWhereClause()
            codeBlock(.members)
        case .func: function()
        case .`init`:
            takeKeyword()
            initializerMark()
            signature()
            if at(.leftBrace) { codeBlock(.initializer) }
        case .deinit:
            takeKeyword()
            effects()
            if at(.leftBrace) { codeBlock() }
        case .subscript:
            takeKeyword()
            signature()
            if at(.leftBrace) { accessors() }
        case .let, .var, .inout: variables()
        case .case: enumCases()
        case .typealias:
            takeKeyword()
            expectName()
            if at(prefix: "<") { genericParameters() }
            expect(.equal)
            type()
            genericWhereClause()
        case .associatedtype:
            takeKeyword()
            expectName()
            inheritance()
            if take(if: .equal) { type() }
            genericWhereClause()
        case .operator: operatorDeclaration()
        case .precedencegroup: precedenceGroup()
        case .macro:
            takeKeyword()
            expectName()
            signature()
            if take(if: .equal) { expression() }
            genericWhereClause()
        default:
            if at(.pound) {
                macroExpansion(.code, inPattern: false)
                return true
            }
            if token.colour == .placeholder { takeName() }
            isBroken = true
        }
        return false
    }

    private mutating func importDeclaration() {
        takeKeyword()
        switch token.word {
        case .typealias, .struct, .class, .enum, .protocol, .var, .let, .func, .inout: takeKeyword()
        default: break
        }
        repeating { parser in
            if parser.atOperator { parser.take() } else { parser.expectName() }
            return parser.take(if: .period) || parser.take(if: .doubleColon)
        }
    }

    private mutating func nominalType() {
        takeKeyword()
        expectName()
        if at(prefix: "<") { genericParameters() }
        inheritance()
        genericWhereClause()
        codeBlock(.members)
    }

    private mutating func inheritance() {
        guard take(if: .colon) else { return }
        repeating { parser in
            if !parser.take(if: .class) { parser.type() }
            return parser.take(if: .comma)
        }
    }

    private mutating func enumCases() {
        takeKeyword()
        repeating { parser in
            parser.expectName()
            if parser.at(.leftParen) { parser.parameters(of: .enumCase) }
            if parser.take(if: .equal) { parser.expression() }
            return parser.take(if: .comma)
        }
    }

    // MARK: Operators

    private mutating func operatorDeclaration() {
        takeKeyword()
        while !at(.colon), !at(.leftBrace), !token.startsLine, !isAtEnd {
            take(.binaryOperator)
            if isSpaced { break }
        }
        if take(if: .colon) {
            repeating { parser in
                parser.expectName()
                return parser.take(if: .comma)
            }
        }
        if at(.leftBrace) { skipBrackets() }
    }

    private mutating func precedenceGroup() {
        takeKeyword()
        expectName()
        expect(.leftBrace)
        repeating { parser in
            switch parser.token.word {
            case .associativity, .assignment:
                parser.takeKeyword()
                parser.expect(.colon)
                parser.takeKeyword()
            case .higherThan, .lowerThan:
                parser.takeKeyword()
                parser.expect(.colon)
                parser.repeating {
                    $0.expectName()
                    return $0.take(if: .comma)
                }
            default: return false
            }
            return true
        }
        expect(.rightBrace)
    }
}
