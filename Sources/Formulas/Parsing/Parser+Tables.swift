extension Parser {
    /// `\begin{…} … \end{…}`, whose first command has been read.
    mutating func environment(_ begin: Token) throws(FormulaError) -> FormulaNode {
        let (name, nameStart) = try rawArgument(of: begin)
        guard let entry = EnvironmentTable.entries[name] else {
            let near = Spelling.nearest(to: name, among: Array(EnvironmentTable.entries.keys))
            throw error(
                "unknown environment \(name)",
                remedy: near.map { "did you mean \($0)?" } ?? "use aligned, cases, pmatrix, bmatrix or array",
                at: nameStart)
        }
        var kind = entry.kind
        if case .array = kind { kind = .array(try columns(of: begin)) }
        enclosures.append(.environment(name, at: begin.start))
        let rows = try tableRows()
        let end = lexer.peek()
        guard end.isCommand("end") else { throw misplaced(end) }
        _ = lexer.next()
        let (endName, endStart) = try rawArgument(of: end)
        guard endName == name else {
            throw error("\\end{\(endName)} ends \\begin{\(name)}", remedy: "write \\end{\(name)}", at: endStart)
        }
        enclosures.removeLast()
        return .table(FormulaTable(kind: kind, rows: rows, open: entry.open, close: entry.close))
    }

    /// `\substack{…}`: lines in braces.
    mutating func substack(_ command: Token) throws(FormulaError) -> FormulaNode {
        let brace = lexer.next()
        guard brace.isCharacter("{") else { throw missingArgument(of: command) }
        enclosures.append(.braces(at: brace.start))
        let rows = try tableRows()
        let token = lexer.peek()
        guard token.isCharacter("}") else { throw misplaced(token) }
        _ = lexer.next()
        enclosures.removeLast()
        return .table(FormulaTable(kind: .substack, rows: rows, open: "", close: ""))
    }

    private mutating func tableRows() throws(FormulaError) -> [[[FormulaNode]]] {
        var rows: [[[FormulaNode]]] = []
        var cells: [[FormulaNode]] = []
        while true {
            cells.append(try row())
            let token = lexer.peek()
            if token.isCharacter("&") {
                _ = lexer.next()
            } else if token.isCommand("\\") || token.isCommand("cr") {
                _ = lexer.next()
                skipRowOptions()
                rows.append(cells)
                cells = []
            } else {
                if cells.count > 1 || !cells[0].isEmpty || rows.isEmpty { rows.append(cells) }
                return rows
            }
        }
    }

    /// The star or the distance that may directly follow `\\`.
    private mutating func skipRowOptions() {
        if lexer.upcoming == "*" { lexer.position += 1 }
        guard lexer.upcoming == "[" else { return }
        var end = lexer.position + 1
        while end < lexer.scalars.count, lexer.scalars[end] != "]" {
            let scalar = lexer.scalars[end]
            guard scalar.isASCIILetter || scalar.isASCIIDigit || scalar == "." || scalar == "-" else { return }
            end += 1
        }
        if end < lexer.scalars.count { lexer.position = end + 1 }
    }

    private mutating func columns(of begin: Token) throws(FormulaError) -> [FormulaTable.Alignment] {
        let (text, start) = try rawArgument(of: begin)
        var columns: [FormulaTable.Alignment] = []
        for (offset, scalar) in text.unicodeScalars.enumerated() {
            switch scalar {
            case "l": columns.append(.left)
            case "c": columns.append(.center)
            case "r": columns.append(.right)
            case " ": break
            default:
                throw error(
                    "unknown column \(scalar) in \\begin{array}", remedy: "use l, c and r, one for each column",
                    at: start + offset)
            }
        }
        return columns
    }
}
