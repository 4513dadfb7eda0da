/// Finds the places of Swift code where a small change may give other code that compiles.
///
/// It works on tokens: what it proposes needs to be plausible, not valid.
struct MutationFinder {
    let code: [UInt8]
    /// Without comments.
    let tokens: [Token]
    let statements: [Statement]
    /// The index of the bracket that belongs to the one at an index.
    let partners: [Int?]
    /// The braces of blocks; all others are those of closures.
    private(set) var blocks: Set<Int> = []
    /// Tokens of the headers of functions, which the checks rely on.
    private(set) var headers: Set<Int> = []
    /// Tokens of what is only printed, which no check looks at.
    private(set) var printed: Set<Int> = []

    struct Change {
        let range: Range<Int>
        let replacement: String
    }
    private(set) var changes: [Change] = []

    init(_ source: SwiftSource) {
        code = source.code
        tokens = source.words
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
        takeOutStatements()
    }

    mutating func change(_ range: Range<Int>, to replacement: String) {
        changes.append(Change(range: range, replacement: replacement))
    }

    mutating func takeOut(_ range: Range<Int>) { change(range, to: "") }

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

    /// Whether the token at an index goes on with an expression that the one before may end.
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

    /// A header ends with the first brace on its own level: it can hold no closure there.
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
