extension Parser {
    /// The node of a command with its arguments.
    mutating func command(_ name: String, _ token: Token) throws(FormulaError) -> FormulaNode {
        if let node = SymbolTable.commands[name] {
            guard case .identifier(let letter, let own) = node, alphabet != .italic, alphabet != .upright else {
                return node
            }
            return .identifier(letter, own == .upright && alphabet == .italicName ? own : alphabet)
        }
        if let letters = Self.alphabets[name] { return try styledLetters(letters, token) }
        if let letters = Self.textCommands[name] { return try text(in: letters, of: token) }
        if let accent = Accent(rawValue: name) { return .accent(accent, try argument(of: token)) }
        if let (scale, atomClass) = Self.sizes[name] {
            return .delimiter(try delimiter(after: token), scale: scale, atomClass)
        }
        if let atomClass = Self.classes[name] { return .classed(try argument(of: token), atomClass) }
        return try construction(name, token)
    }

    private mutating func construction(_ name: String, _ token: Token) throws(FormulaError) -> FormulaNode {
        switch name {
        case "frac": return try fraction(.automatic, token)
        case "dfrac": return try fraction(.display, token)
        case "tfrac": return try fraction(.text, token)
        case "binom": return try fraction(.automatic, token, isBinomial: true)
        case "sqrt":
            let index = try optionalArgument()
            return .root(radicand: try argument(of: token), index: index)
        case "overset", "stackrel":
            let over = try argument(of: token)
            return .stack(base: try argument(of: token), over: over, under: nil)
        case "underset":
            let under = try argument(of: token)
            return .stack(base: try argument(of: token), over: nil, under: under)
        case "operatorname": return try operatorName(token)
        case "bmod": return .symbol("mod", .binary)
        case "pmod":
            let modulus = try argument(of: token)
            let opening: [FormulaNode] = [
                .space(ems: 1), .symbol("(", .opening), .identifier("mod", .upright), .space(ems: 1.0 / 3),
            ]
            return .group(opening + modulus + [.symbol(")", .closing)])
        case "not": return try negation(token)
        case "phantom": return .phantom(try argument(of: token))
        case "tag": return .tag(try rawArgument(of: token).text)
        case "substack": return try substack(token)
        case "left": return try fence(token)
        case "middle":
            guard case .left = enclosures.last else {
                throw error(
                    "\\middle outside of \\left … \\right", remedy: "put it between \\left and \\right",
                    at: token.start)
            }
            return .middle(try delimiter(after: token))
        case "begin": return try environment(token)
        default: throw unknown(name, token)
        }
    }

    private mutating func fraction(
        _ size: FormulaFraction.Size, _ token: Token, isBinomial: Bool = false
    ) throws(FormulaError) -> FormulaNode {
        let numerator = try argument(of: token)
        let denominator = try argument(of: token)
        return .fraction(
            FormulaFraction(numerator: numerator, denominator: denominator, isBinomial: isBinomial, size: size))
    }

    private mutating func styledLetters(_ letters: Alphabet, _ token: Token) throws(FormulaError) -> FormulaNode {
        let outer = alphabet
        alphabet = letters
        let nodes = try argument(of: token)
        alphabet = outer
        return nodes.count == 1 ? nodes[0] : .group(nodes)
    }

    private mutating func operatorName(_ token: Token) throws(FormulaError) -> FormulaNode {
        let takesLimits = lexer.peek().isCharacter("*")
        if takesLimits { _ = lexer.next() }
        guard lexer.peek().isCharacter("{") else { throw missingArgument(of: token) }
        let start = lexer.peek().start
        guard case .group(let parts) = try FormulaNode.group(plainName(token)) else { throw missingArgument(of: token) }
        var name = ""
        for part in parts {
            switch part {
            case .identifier(let text, _), .number(let text, _), .text(let text, _): name += text
            case .symbol(let text, _): name += text == "−" ? "-" : text == "∗" ? "*" : text
            case .space(let ems): name += ems > 0 ? " " : ""
            default:
                throw error(
                    "\\operatorname takes a plain name", remedy: "write only letters, digits and \\, in it", at: start)
            }
        }
        guard !name.isEmpty else { throw missingArgument(of: token) }
        return .operatorName(name, limits: takesLimits)
    }

    private mutating func plainName(_ token: Token) throws(FormulaError) -> [FormulaNode] {
        let outer = alphabet
        alphabet = .upright
        let parts = try argument(of: token)
        alphabet = outer
        return parts
    }

    private mutating func negation(_ token: Token) throws(FormulaError) -> FormulaNode {
        let next = lexer.next()
        guard !next.endsRow else { throw missingArgument(of: token) }
        guard case .symbol(let text, let atomClass) = try nucleus(next, isSingle: true) else {
            throw error(
                "\\not before something that is no relation", remedy: "write \\not= or \\not\\in", at: token.start)
        }
        return .symbol(SymbolTable.negations[text] ?? text + "\u{338}", atomClass)
    }

    static let alphabets: [String: Alphabet] = [
        "mathrm": .upright, "mathup": .upright, "mathnormal": .italic, "mathit": .italicName, "mathbf": .bold,
        "boldsymbol": .boldItalic, "bm": .boldItalic, "mathbb": .doubleStruck, "mathcal": .script,
        "mathscr": .script, "mathfrak": .fraktur, "mathsf": .sansSerif, "mathtt": .monospace,
    ]
    static let textCommands: [String: Alphabet] = [
        "text": .upright, "textrm": .upright, "textup": .upright, "mbox": .upright, "textnormal": .upright,
        "textbf": .bold, "textit": .italicName, "emph": .italicName, "textsf": .sansSerif, "texttt": .monospace,
    ]
    static let classes: [String: AtomClass] = [
        "mathop": .largeOperator, "mathbin": .binary, "mathrel": .relation, "mathord": .ordinary,
        "mathopen": .opening, "mathclose": .closing, "mathpunct": .punctuation, "mathinner": .inner,
    ]
    static let sizes: [String: (Double, AtomClass)] = {
        var sizes: [String: (Double, AtomClass)] = [:]
        for (name, scale) in [("big", 1.2), ("Big", 1.8), ("bigg", 2.4), ("Bigg", 3.0)] {
            sizes[name] = (scale, .ordinary)
            sizes[name + "l"] = (scale, .opening)
            sizes[name + "m"] = (scale, .relation)
            sizes[name + "r"] = (scale, .closing)
        }
        return sizes
    }()

    /// The commands that are handled in code and not in tables, for suggestions.
    static let constructions = [
        "frac", "dfrac", "tfrac", "binom", "sqrt", "overset", "underset", "stackrel", "operatorname", "bmod", "pmod",
        "not", "phantom", "tag", "substack", "left", "right", "middle", "begin", "end", "displaystyle", "textstyle",
        "limits", "nolimits",
    ]
}
