/// Lays out a formula that is too wide for its block: each equation on one line, wrapped at spaces.
enum WrappedLines {
    static func of(_ formula: Formula, width: Int) -> [String] {
        var lines: [String] = []
        for equation in equations(of: formula.root) { lines += wrapped(equation, width: max(width, 8)) }
        return TextBox(lines: lines, baseline: 0).lines
    }

    private static func equations(of root: [FormulaNode]) -> [String] {
        let layout = UnicodeLayout(isFlat: true, isDisplay: false)
        guard root.count == 1, case .table(let table) = root[0], table.isDisplay, table.open.isEmpty else {
            return [layout.row(root).lines[0]]
        }
        return table.rows.map { cells in
            layout.flatTable(FormulaTable(kind: table.kind, rows: [cells], open: "", close: "")).lines[0]
        }
    }

    /// The text in lines of at most `width` cells, all but the first indented.
    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ").flatMap({ pieces(of: String($0), width: width - 2) }) {
            if line.isEmpty {
                line = word
            } else if line.cellWidth + 1 + word.cellWidth <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = "  " + word
            }
        }
        return lines + [line]
    }

    /// A word, cut into pieces of at most `width` cells.
    private static func pieces(of word: String, width: Int) -> [String] {
        var pieces = [""]
        for character in word {
            if pieces[pieces.count - 1].cellWidth + character.cellWidth > width { pieces.append("") }
            pieces[pieces.count - 1].append(character)
        }
        return pieces
    }
}
