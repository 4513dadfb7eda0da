/// Which brackets belong together, and how deep they stand in one another.
struct BracketPairs {
    /// Deeper than the compiler reads.
    static let deepest = 256
    /// Square brackets within one another take the compiler twice the time with each level.
    static let deepestSquare = 16

    /// The offset of the first bracket that is too deep for the compiler.
    private(set) var tooDeep: Int?

    private var open: [(kind: Token.Kind, token: Int)] = []
    private var braces = 0
    private var squares = 0

    var count: Int { open.count }

    mutating func open(_ kind: Token.Kind, at token: Int, offset: Int) {
        open.append((kind, token))
        if kind == .leftBrace { braces += 1 }
        if kind == .leftSquare { squares += 1 }
        if open.count > Self.deepest || squares > Self.deepestSquare { tooDeep = tooDeep ?? offset }
    }

    /// The token of the bracket that is closed, if there is one; a brace closes what was left open within it too.
    mutating func close(_ kind: Token.Kind) -> Int? {
        let opening: Token.Kind =
            switch kind {
            case .rightBrace: .leftBrace
            case .rightParen: .leftParen
            default: .leftSquare
            }
        if opening == .leftBrace, braces > 0 {
            while let last = open.last, last.kind != .leftBrace { forgetLast() }
        }
        guard let last = open.last, last.kind == opening else { return nil }
        forgetLast()
        return last.token
    }

    /// Gives up on brackets that were left open.
    mutating func forget(downTo count: Int) {
        while open.count > count { forgetLast() }
    }

    private mutating func forgetLast() {
        let last = open.removeLast()
        if last.kind == .leftBrace { braces -= 1 }
        if last.kind == .leftSquare { squares -= 1 }
    }
}
