extension Parser {
    /// The next atom with the scripts and primes that follow it.
    mutating func atomWithScripts() throws(FormulaError) -> FormulaNode {
        let token = lexer.peek()
        if token.isCharacter("^") || token.isCharacter("_") || token.isCharacter("'") {
            return try scripts(of: nil)
        }
        return try scripts(of: nucleus(lexer.next(), isSingle: false))
    }

    /// An atom without scripts.
    ///
    /// `isSingle` is true for a command's argument without braces, which is only the first digit of `12`.
    mutating func nucleus(_ token: Token, isSingle: Bool) throws(FormulaError) -> FormulaNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw tooDeep(token) }
        switch token.kind {
        case .command(let name): return try command(name, token)
        case .character(let text): return try character(text, token, isSingle: isSingle)
        case .end: throw misplaced(token)
        }
    }

    private mutating func character(
        _ text: String, _ token: Token, isSingle: Bool
    ) throws(FormulaError) -> FormulaNode {
        switch text {
        case "{": return .group(try braced(from: token))
        case "}", "&": throw misplaced(token)
        case "~": return .space(ems: 0.25)
        case "'": return .symbol("′", .ordinary)
        case "$":
            throw error("$ inside a formula", remedy: "write \\$ for a dollar sign, or remove it", at: token.start)
        case "#": throw error("# inside a formula", remedy: "write \\# for a number sign", at: token.start)
        default: break
        }
        if let node = number(token, isSingle: isSingle) { return node }
        if let node = SymbolTable.characters[text] {
            guard case .identifier(let letter, _) = node, alphabet != .italic else { return node }
            return .identifier(letter, alphabet)
        }
        guard let first = text.unicodeScalars.first else { throw misplaced(token) }
        if first.properties.isIdeographic || first.properties.generalCategory == .otherLetter {
            return ideographs(token, isSingle: isSingle)
        }
        guard first.properties.isAlphabetic else { return .symbol(text, .ordinary) }
        if alphabet.joinsLetters, !isSingle {
            while let scalar = lexer.upcoming, scalar.isASCIILetter || scalar.isASCIIDigit { lexer.position += 1 }
        }
        return .identifier(lexer.text(from: token.start), alphabet)
    }

    private mutating func number(_ token: Token, isSingle: Bool) -> FormulaNode? {
        let scalars = lexer.scalars
        let first = scalars[token.start]
        let startsWithPoint =
            first == "." && lexer.upcoming?.isASCIIDigit == true
            && (token.start == 0 || scalars[token.start - 1] != ".")
        guard first.isASCIIDigit || startsWithPoint else { return nil }
        if !isSingle {
            takeDigits()
            if !startsWithPoint, lexer.upcoming == ".", lexer.position + 1 < scalars.count,
                scalars[lexer.position + 1].isASCIIDigit
            {
                lexer.position += 1
                takeDigits()
            }
        }
        return .number(lexer.text(from: token.start), alphabet)
    }

    private mutating func takeDigits() {
        while let scalar = lexer.upcoming, scalar.isASCIIDigit { lexer.position += 1 }
    }

    /// Words in Chinese and similar scripts are text.
    private mutating func ideographs(_ token: Token, isSingle: Bool) -> FormulaNode {
        if !isSingle {
            while let scalar = lexer.upcoming,
                scalar.properties.isIdeographic || scalar.properties.generalCategory == .otherLetter
            {
                lexer.position += 1
            }
        }
        return .text(lexer.text(from: token.start), .upright)
    }

    /// The scripts that follow, on a base that has been read.
    private mutating func scripts(of base: FormulaNode?) throws(FormulaError) -> FormulaNode {
        var sub: [FormulaNode]?
        var sup: [FormulaNode]?
        var placement = FormulaScripts.Placement.automatic
        while true {
            let token = lexer.peek()
            switch token.kind {
            case .command("limits"), .command("nolimits"):
                guard base?.atomClass == .largeOperator || base?.takesLimits == true else {
                    throw error(
                        "\(token.written) after something that is no operator",
                        remedy: "write it right after \\sum, \\int or the like, or use \\mathop{…}", at: token.start)
                }
                placement = token.isCommand("limits") ? .limits : .beside
                _ = lexer.next()
            case .character("'"):
                guard sup == nil else { throw doubleScript("superscript", token) }
                sup = [primes()]
                if lexer.peek().isCharacter("^") { sup? += try script(after: lexer.next()) }
            case .character("^"):
                guard sup == nil else { throw doubleScript("superscript", token) }
                sup = try script(after: lexer.next())
            case .character("_"):
                guard sub == nil else { throw doubleScript("subscript", token) }
                sub = try script(after: lexer.next())
            default:
                guard sub != nil || sup != nil else { return base ?? .group([]) }
                return .scripts(FormulaScripts(base: base, sub: sub, sup: sup, placement: placement))
            }
        }
    }

    /// Scripts of scripts count as nesting, too.
    private mutating func script(after mark: Token) throws(FormulaError) -> [FormulaNode] {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw tooDeep(mark) }
        return try argument(of: mark)
    }

    private func tooDeep(_ token: Token) -> FormulaError {
        error("the formula is nested too deeply", remedy: "split it into several formulas", at: token.start)
    }

    private mutating func primes() -> FormulaNode {
        var count = 0
        while lexer.peek().isCharacter("'") {
            _ = lexer.next()
            count += 1
        }
        let signs = ["′", "″", "‴", "⁗"]
        return .symbol(count <= signs.count ? signs[count - 1] : String(repeating: "′", count: count), .ordinary)
    }
}
