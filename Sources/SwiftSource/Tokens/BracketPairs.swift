/// Matches brackets, and finds those nested too deep.
struct BracketPairs {
    /// More than code needs, and few enough for a thread with a small stack; the compiler allows 256.
    static let deepest = 32
    /// Each further level of square brackets nearly doubles the compiler's time.
    static let deepestSquare = 16

    /// The offset of the first bracket that is nested too deep.
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

    /// The index of the matching opening bracket's token, if any; a brace also closes brackets left open inside it.
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

    /// Drops brackets that were left open.
    mutating func forget(downTo count: Int) {
        while open.count > count { forgetLast() }
    }

    private mutating func forgetLast() {
        let last = open.removeLast()
        if last.kind == .leftBrace { braces -= 1 }
        if last.kind == .leftSquare { squares -= 1 }
    }
}
