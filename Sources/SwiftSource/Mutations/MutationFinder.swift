/// Finds places in Swift code where a small change may give other code that compiles.
///
/// It works on tokens: its changes must be plausible, but need not be valid.
struct MutationFinder {
    let code: [UInt8]
    /// The tokens without comments.
    let tokens: [Token]
    let statements: [Statement]
    /// For each bracket, the index of the matching one.
    let partners: [Int?]
    /// The opening braces of blocks; all other braces belong to closures.
    private(set) var blocks: Set<Int> = []
    /// The tokens of function headers, which checks rely on and which are not changed.
    private(set) var headers: Set<Int> = []
    /// The tokens of calls that only print, which no check observes.
    private(set) var printed: Set<Int> = []

    struct Change {
        let range: Range<Int>
        let replacement: String
    }
    private(set) var changes: [Change] = []

    init(_ source: SwiftSource) {
        code = source.code
        tokens = source.codeTokens
        statements = source.statements
        partners = Self.partners(of: tokens)
        findBlocks()
        findPrinted()
    }

    mutating func findAll() {
        let names = nameGroups
        for index in tokens.indices where !headers.contains(index) && !printed.contains(index) {
            changeOperator(at: index)
            changeLiteral(at: index)
            changeName(at: index, groups: names)
            changeCall(at: index)
            changeMember(at: index)
            changeCondition(at: index)
        }
        removeStatements()
    }

    mutating func change(_ range: Range<Int>, to replacement: String) {
        changes.append(Change(range: range, replacement: replacement))
    }

    mutating func remove(_ range: Range<Int>) { change(range, to: "") }

    // MARK: Tokens

    func text(_ index: Int) -> String { text(tokens[index].range) }

    func text(_ range: Range<Int>) -> String { String(decoding: code[range], as: UTF8.self) }

    func text(_ tokens: ClosedRange<Int>) -> String { text(bytes(tokens)) }

    /// From the start of the first token to the end of the last.
    func bytes(_ range: ClosedRange<Int>) -> Range<Int> {
        tokens[range.lowerBound].start..<tokens[range.upperBound].end
    }

    /// The kind of a token; nil outside of the code.
    func kind(_ index: Int) -> Token.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }

    /// Whether the token at an index is on the line of the one before it.
    func continuesLine(_ index: Int) -> Bool { tokens.indices.contains(index) && !tokens[index].startsLine }

    private static func partners(of tokens: [Token]) -> [Int?] {
        var partners = [Int?](repeating: nil, count: tokens.count)
        var open: [Int] = []
        for (index, token) in tokens.enumerated() {
            if token.kind.nesting > 0 { open.append(index) }
            guard token.kind.nesting < 0, let start = open.popLast() else { continue }
            partners[start] = index
            partners[index] = start
        }
        return partners
    }

    /// A header ends at the first brace on its own nesting level, since it cannot contain a closure there.
    private mutating func findBlocks() {
        for index in tokens.indices {
            guard let word = tokens[index].word, Self.wordsBeforeBlocks.contains(word) else { continue }
            if index > 0, kind(index - 1) == .period { continue }
            var position = index + 1
            while let kind = kind(position), kind != .leftBrace {
                guard kind.nesting >= 0, kind != .semicolon else { break }
                position = (kind.nesting > 0 ? partners[position] : nil) ?? position
                position += 1
            }
            guard kind(position) == .leftBrace else { continue }
            blocks.insert(position)
            if word == .func || word == .`init` { headers.formUnion(index..<position) }
        }
    }

    private mutating func findPrinted() {
        for index in tokens.indices where kind(index) == .identifier && kind(index + 1) == .leftParen {
            guard ["print", "debugPrint", "dump"].contains(text(index)), kind(index - 1) != .period,
                let end = partners[index + 1]
            else { continue }
            printed.formUnion(index...end)
        }
    }

    private static let wordsBeforeBlocks: Set<Word> = [
        .if, .guard, .else, .while, .for, .switch, .do, .catch, .repeat, .defer, .func, .`init`, .struct, .class, .enum,
        .extension, .protocol, .subscript, .get, .set, .willSet, .didSet,
    ]
}
