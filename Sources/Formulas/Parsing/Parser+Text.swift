extension Parser {
    /// Running text in a formula, as in `\text{if } $i$`, with formulas between dollar signs.
    mutating func text(in letters: Alphabet, of command: Token) throws(FormulaError) -> FormulaNode {
        let brace = lexer.next()
        guard brace.isCharacter("{") else { throw missingArgument(of: command) }
        var parts: [FormulaNode] = []
        var text = ""
        var depth = 0
        while let scalar = lexer.upcoming {
            let at = lexer.position
            lexer.position += 1
            switch scalar {
            case "}" where depth == 0:
                if !text.isEmpty { parts.append(.text(text, letters)) }
                return parts.count == 1 ? parts[0] : .group(parts)
            case "{": depth += 1
            case "}": depth -= 1
            case "$":
                if !text.isEmpty { parts.append(.text(text, letters)) }
                text = ""
                parts.append(.group(try formulaInText(from: at)))
            case "\\": text += try escape(at: at, in: command)
            case "~": text += "\u{A0}"
            case "\n", "\t": text += text.hasSuffix(" ") ? "" : " "
            default: text.unicodeScalars.append(scalar)
            }
        }
        throw error("{ is never closed", remedy: "close it with }", at: brace.start)
    }

    /// The rest of `$…$`, whose first sign has been read.
    private mutating func formulaInText(from start: Int) throws(FormulaError) -> [FormulaNode] {
        let outer = alphabet
        alphabet = .italic
        var nodes: [FormulaNode] = []
        while true {
            let token = lexer.peek()
            if token.isCharacter("$") { break }
            if token.endsRow { throw error("$ is never closed", remedy: "close it with $", at: start) }
            nodes.append(try atomWithScripts())
        }
        _ = lexer.next()
        alphabet = outer
        return nodes
    }

    private mutating func escape(at start: Int, in command: Token) throws(FormulaError) -> String {
        lexer.position = start
        let token = lexer.next()
        guard case .command(let name) = token.kind else { return "" }
        switch name {
        case "{", "}", "$", "%", "&", "#", "_", " ": return name
        case ",", ";", ":", "quad": return " "
        case "textbackslash": return "\\"
        case "ldots", "dots": return "…"
        default:
            throw error(
                "\(token.written) inside \(command.written)",
                remedy: "write it between dollar signs, $\(token.written)$",
                at: start)
        }
    }
}
