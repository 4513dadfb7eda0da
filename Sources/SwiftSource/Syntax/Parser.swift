/// Parses the tokens of a file by Swift's grammar, to colour each token and find the statements.
///
/// It builds no tree, accepts somewhat more than Swift does, and skips what it cannot parse.
struct Parser {
    /// The deepest nesting of grammar productions; a pair of brackets is two to four of them.
    private static let deepest = 110

    private let source: [UInt8]
    private let tokens: [Token]
    /// The offset of the first bracket that is nested too deep.
    private let tooDeep: Int
    private var index = 0

    /// The current token: one of the lexer's, or the rest of it after a part was taken.
    private(set) var token: Token
    private var lexedEnd: Int
    /// Where the token before the current one ended.
    private(set) var previousEnd = 0

    /// The tokens that have been taken, in their final colours.
    var taken: [Token] = []
    var statements: [Statement] = []
    /// The number of statements around the current token.
    var statementDepth = 0
    /// Whether something was unexpected since this was last cleared.
    var isBroken = false
    /// The colour of names, where it depends on what they are part of.
    var nameColour = Token.Colour.plain
    private var depth = 0
    private(set) var isLookingAhead = false

    // Results of looking ahead, kept so that the parser stays linear.
    /// Whether generic arguments begin at a `<` in an expression, by its offset.
    var genericArguments: [Int: Bool] = [:]
    /// The modifiers before the token at this index belong to no declaration.
    private var endOfLooseModifiers = 0
    /// The last tokens that were found to be directives.
    private var directives = 0..<0

    init(_ lexer: Lexer) {
        source = lexer.source
        tokens = lexer.tokens
        tooDeep = lexer.pairs.tooDeep ?? .max
        token = tokens[0]
        lexedEnd = token.end
        taken.reserveCapacity(tokens.count)
    }

    // MARK: Current token

    func at(_ kind: Token.Kind) -> Bool { token.kind == kind }
    func at(_ word: Word) -> Bool { token.word == word }

    var next: Token { tokens[min(index + 1, tokens.count - 1)] }
    func token(after offset: Int) -> Token { tokens[min(index + offset, tokens.count - 1)] }
    /// The number of tokens from a bracket to the matching one.
    func lengthOfBrackets(after offset: Int) -> Int? {
        token(after: offset).partner.flatMap { $0 > index + offset ? $0 + 1 - (index + offset) : nil }
    }
    /// The token after the bracket that matches the one at the cursor.
    var tokenAfterPartner: Token? { token.partner.map { tokens[min($0 + 1, tokens.count - 1)] } }

    var isSpaced: Bool { token.start > previousEnd }
    var nextIsSpaced: Bool { next.start > lexedEnd }
    var isAtEnd: Bool { token.kind == .endOfFile }
    var atName: Bool { token.kind == .identifier }
    var atOperator: Bool { token.kind.isOperator }
    func byte(at offset: Int) -> UInt8 { source[offset] }
    /// Whether the token's text begins with a character; the lexer may have read more characters as one operator.
    func at(prefix: Unicode.Scalar) -> Bool {
        source[token.start] == UInt8(ascii: prefix) && token.colour != .placeholder && token.end > token.start
    }
    func atOperator(_ text: StaticString) -> Bool { atOperator && has(text, token) }
    func has(_ text: StaticString, _ token: Token) -> Bool {
        guard token.end - token.start == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(source[token.start..<token.end]) }
    }

    // MARK: Taking tokens

    /// Takes the token with the kind that the lexer gave it.
    mutating func take() { take(token.kind, token.colour) }

    /// Takes the token with a kind that only the grammar determines.
    mutating func take(_ kind: Token.Kind, _ colour: Token.Colour = .plain) {
        guard !isAtEnd else { return }
        var token = token
        token.kind = kind
        token.colour = colour
        if kind == .identifier, colour == .plain {
            token.colour = nameColour
            if nameColour == .plain, source[token.end] == "(" { token.colour = .call }
        }
        if token.isBroken { isBroken = true }
        taken.append(token)
        advance(to: token.end)
    }

    mutating func takeKeyword() { take(.keyword, .keyword) }
    mutating func takeName() { take(.identifier, token.colour == .placeholder ? .placeholder : .plain) }

    mutating func take(if kind: Token.Kind) -> Bool {
        guard at(kind) else { return false }
        take()
        return true
    }

    mutating func take(if word: Word) -> Bool {
        guard at(word) else { return false }
        takeKeyword()
        return true
    }

    mutating func expect(_ kind: Token.Kind) {
        if !take(if: kind) { isBroken = true }
    }

    mutating func expect(_ word: Word) {
        if !take(if: word) { isBroken = true }
    }

    mutating func expectName() {
        if atName { takeName() } else { isBroken = true }
    }

    /// Takes the beginning of a token and leaves the rest: the `>` of `>?`.
    mutating func take(prefix length: Int, as kind: Token.Kind, _ colour: Token.Colour = .plain) {
        let rest = token.start + length
        token.end = min(token.end, rest)
        take(kind, colour)
    }

    private mutating func advance(to end: Int) {
        previousEnd = end
        if end < lexedEnd {
            token = rest(from: end)
        } else {
            index = min(index + 1, tokens.count - 1)
            token = tokens[index]
            lexedEnd = token.end
        }
    }

    /// The rest of a token of several characters, as the lexer would read it.
    private func rest(from start: Int) -> Token {
        var token = tokens[index]
        (token.start, token.startsLine) = (start, false)
        switch source[start] {
        case "?": (token.kind, token.end) = (.postfixQuestion, start + 1)
        case "!": (token.kind, token.end) = (.exclamation, start + 1)
        case ":": (token.kind, token.end) = (.colon, start + 1)
        case "." where token.kind == .float: (token.kind, token.end, token.colour) = (.period, start + 1, .plain)
        case _ where token.kind == .float: token.kind = .integer
        case "=" where lexedEnd == start + 1: token.kind = .equal
        case "-" where lexedEnd == start + 2 && source[start + 1] == ">": token.kind = .arrow
        default: break
        }
        return token
    }

    // MARK: Lookahead and recursion

    /// Takes a bracket, the matching one and everything between them, without parsing it; takes any other token alone.
    mutating func skipBrackets() {
        guard let partner = token.partner, partner > index else { return take() }
        if isLookingAhead {
            index = partner
            token = tokens[index]
            lexedEnd = token.end
        }
        while index <= partner, !isAtEnd { take() }
    }

    /// The number of tokens in the directives that begin here, up to the first line that is not a directive.
    var tokensInDirectives: Int {
        mutating get {
            if !directives.contains(index) {
                var end = index
                while tokens[end].kind.isDirective {
                    repeat { end += 1 } while !tokens[end].startsLine && tokens[end].kind != .endOfFile
                }
                directives = index..<end
            }
            return directives.upperBound - index
        }
    }

    /// Whether the modifiers and attributes here belong to a declaration, which `body` decides.
    mutating func leadsToDeclaration(_ body: (inout Parser) -> Bool) -> Bool {
        if index < endOfLooseModifiers { return false }
        var end = index
        let found = lookingAhead { parser in
            defer { end = parser.index }
            return body(&parser)
        }
        if !found { endOfLooseModifiers = end }
        return found
    }

    /// Runs `body` from here and returns its result; afterwards the parser is in its former state.
    mutating func lookingAhead(_ body: (inout Parser) -> Bool) -> Bool {
        let before = (index, token, lexedEnd, previousEnd, taken.count, isBroken, isLookingAhead, depth)
        isLookingAhead = true
        isBroken = false
        let found = body(&self)
        taken.removeLast(taken.count - before.4)
        (index, token, lexedEnd, previousEnd, _, isBroken, isLookingAhead, depth) = before
        return found
    }

    /// Begins a production that may contain itself.
    ///
    /// If it is nested too deep, takes all remaining tokens and returns false.
    mutating func enter() -> Bool {
        depth += 1
        if depth <= Self.deepest, token.start < tooDeep { return true }
        isBroken = true
        if isLookingAhead {
            index = tokens.count - 1
            token = tokens[index]
        }
        while !isAtEnd { take() }
        leave()
        return false
    }

    mutating func leave() { depth -= 1 }

    /// Repeats `body` as long as it returns true and takes tokens.
    mutating func repeating(_ body: (inout Parser) -> Bool) {
        var start = (index, token.start)
        while body(&self), !isAtEnd, (index, token.start) != start, !(isLookingAhead && isBroken) {
            start = (index, token.start)
        }
    }
}

extension Token.Kind {
    var isOperator: Bool { self == .binaryOperator || self == .prefixOperator || self == .postfixOperator }
    var isDirective: Bool { self == .poundIf || self == .poundElseif || self == .poundElse }
}
