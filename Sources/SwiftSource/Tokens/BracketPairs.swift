/// Which brackets belong together, and how deep they stand in one another.
struct BracketPairs {
    /// Deeper than anybody writes, and no deeper than a thread with a small stack can follow; the compiler follows 256.
    static let deepest = 32
    /// The compiler takes nearly twice the time with each square bracket within another.
    static let deepestSquare = 16

    /// The offset of the first bracket that is too deep.
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
