extension Parser {
    mutating func variables() {
        takeKeyword()
        repeating { parser in
            parser.typedPattern()
            let hasInitializer = parser.take(if: .equal)
            if hasInitializer { parser.expression() }
            if parser.at(.leftBrace), !hasInitializer || !parser.token.startsLine || parser.atObservers {
                parser.accessors()
            }
            return parser.take(if: .comma)
        }
    }

    /// Whether a brace opens the observers of a stored variable.
    var atObservers: Bool {
        var offset = 1
        while token(after: offset).kind == .at {
            offset += 2
            if token(after: offset).kind == .leftParen { offset += lengthOfBrackets(after: offset) ?? 1 }
        }
        switch token(after: offset).word {
        case .didSet, .willSet, .`init`: return true
        default: return false
        }
    }

    /// `{ get set }` and other accessors, or the body of a getter alone.
    mutating func accessors() {
        guard enter() else { return }
        defer { leave() }
        take()
        if atAccessor {
            while atAccessor { accessor() }
        } else {
            statements(in: .code)
        }
        expect(.rightBrace)
    }

    private var atAccessor: Bool {
        mutating get {
            if at(.at) {
                return lookingAhead {
                    $0.attributes()
                    return $0.isAccessor
                }
            }
            return isAccessor
        }
    }

    private var isAccessor: Bool {
        switch token.word {
        case .mutating, .nonmutating, .consuming, .borrowing, .underscoredConsuming: Self.isAccessor(next.word)
        default: Self.isAccessor(token.word)
        }
    }

    private static func isAccessor(_ word: Word?) -> Bool {
        switch word {
        case .get, .set, .didSet, .willSet, .`init`, .borrow, .underscoredRead, .underscoredModify, .unsafeAddress,
            .unsafeMutableAddress, .addressWithOwner, .addressWithNativeOwner, .mutableAddressWithOwner,
            .mutableAddressWithNativeOwner:
            true
        default: false
        }
    }

    private mutating func accessor() {
        attributes()
        if !Self.isAccessor(token.word) { takeKeyword() }
        takeKeyword()
        if take(if: .leftParen) {
            expectName()
            expect(.rightParen)
        }
        effects()
        if at(.leftBrace) { codeBlock() }
    }
}
