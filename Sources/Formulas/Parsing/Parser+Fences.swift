extension Parser {
    /// `\left … \right`, whose first command has been read.
    mutating func fence(_ left: Token) throws(FormulaError) -> FormulaNode {
        let open = try delimiter(after: left)
        enclosures.append(.left(delimiter: lexer.text(from: left.start), at: left.start))
        let body = try row()
        let token = lexer.peek()
        guard token.isCommand("right") else { throw misplaced(token) }
        let right = lexer.next()
        enclosures.removeLast()
        return .fenced(open: open, body: body, close: try delimiter(after: right))
    }

    /// The delimiter that must follow a command such as `\left`.
    mutating func delimiter(after command: Token) throws(FormulaError) -> String {
        let token = lexer.next()
        if let delimiter = SymbolTable.delimiters[token.written] { return delimiter }
        let what = token.kind == .end ? "nothing" : token.written
        throw error(
            "\(command.written) needs a delimiter, not \(what)",
            remedy: what == "{" || what == "}"
                ? "write \(command.written)\\\(what)"
                : "write \(command.written)( or the like, or \(command.written). for none",
            at: token.kind == .end ? command.start : token.start)
    }
}
