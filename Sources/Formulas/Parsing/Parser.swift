/// Parses a formula's tokens into its tree, and stops at the first error.
struct Parser {
    var lexer: Lexer
    /// The current style of letters.
    var alphabet = Alphabet.italic
    /// The enclosures around the current position, the innermost last.
    var enclosures: [Enclosure] = [.formula]

    /// The number of atoms around the current position.
    var depth = 0
    /// The deepest nesting: more than a readable formula has, and few enough for the stack of any thread.
    static let deepest = 50

    init(_ source: String) {
        lexer = Lexer(source)
    }

    /// The whole formula.
    mutating func formula() throws(FormulaError) -> [FormulaNode] {
        if let index = lexer.scalars.firstIndex(where: \.isControlCharacter) {
            throw error("a control character in the formula", remedy: "remove it", at: index)
        }
        let nodes = try row()
        let token = lexer.peek()
        guard token.kind == .end else { throw misplaced(token) }
        guard !nodes.isEmpty else {
            throw error("the formula is empty", remedy: "write a formula or remove the fence", at: 0)
        }
        return nodes
    }

    /// The parts up to a token that belongs to the enclosure.
    mutating func row() throws(FormulaError) -> [FormulaNode] {
        var nodes: [FormulaNode] = []
        while true {
            let token = lexer.peek()
            if token.endsRow { return nodes }
            if case .command(let name) = token.kind {
                switch name {
                case "displaystyle", "textstyle":
                    _ = lexer.next()
                    nodes.append(.styled(display: name == "displaystyle", try row()))
                    return nodes
                case "nonumber", "notag":
                    _ = lexer.next()
                    continue
                default: break
                }
            }
            nodes.append(try atomWithScripts())
        }
    }

    /// A command's argument: a group in braces or a single token.
    mutating func argument(of command: Token) throws(FormulaError) -> [FormulaNode] {
        let token = lexer.next()
        if token.isCharacter("{") { return try braced(from: token) }
        guard !token.endsRow, !token.isCharacter("^"), !token.isCharacter("_") else {
            throw missingArgument(of: command)
        }
        return [try nucleus(token, isSingle: true)]
    }

    /// The parts between an opening brace, which has been read, and the matching one.
    mutating func braced(from brace: Token) throws(FormulaError) -> [FormulaNode] {
        enclosures.append(.braces(at: brace.start))
        let nodes = try row()
        let token = lexer.peek()
        guard token.isCharacter("}") else { throw misplaced(token) }
        _ = lexer.next()
        enclosures.removeLast()
        return nodes
    }

    /// The optional argument in square brackets, if there is one.
    mutating func optionalArgument() throws(FormulaError) -> [FormulaNode]? {
        let open = lexer.peek()
        guard open.isCharacter("[") else { return nil }
        _ = lexer.next()
        var nodes: [FormulaNode] = []
        while true {
            let token = lexer.peek()
            if token.isCharacter("]") { break }
            if token.endsRow {
                throw error("[ is never closed", remedy: "close it with ]", at: open.start)
            }
            nodes.append(try atomWithScripts())
        }
        _ = lexer.next()
        return nodes
    }

    /// The exact text between braces, for names of environments, columns and tags.
    mutating func rawArgument(of command: Token) throws(FormulaError) -> (text: String, start: Int) {
        let brace = lexer.next()
        guard brace.isCharacter("{") else { throw missingArgument(of: command) }
        let start = lexer.position
        while let scalar = lexer.upcoming, scalar != "}" {
            if scalar == "{" { throw error("{ inside a plain name", remedy: "remove the brace", at: lexer.position) }
            lexer.position += 1
        }
        guard lexer.upcoming != nil else {
            throw error("{ is never closed", remedy: "close it with }", at: brace.start)
        }
        let text = lexer.text(from: start)
        lexer.position += 1
        return (text, start)
    }
}

/// A construct around the current position, which determines the token that must end it.
enum Enclosure {
    case formula
    case braces(at: Int)
    case left(delimiter: String, at: Int)
    case environment(String, at: Int)
}
