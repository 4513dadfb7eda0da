extension UnicodeLayout {
    /// A table on one line: cells separated by commas and rows by semicolons.
    func flatTable(_ table: FormulaTable) -> TextBox {
        let rows = table.rows.map { cells in
            let texts = cells.enumerated().map { column, cell in
                let text = row(cell, afterOrdinary: table.kind == .aligned && !column.isMultiple(of: 2)).lines[0]
                let startsEquation = table.kind == .aligned && column > 0 && column.isMultiple(of: 2)
                return startsEquation ? "  " + text : text
            }
            let list = table.kind == .aligned ? texts.joined() : Self.list(texts)
            return table.kind == .cases && list.hasSuffix(",") ? String(list.dropLast()) : list
        }
        let list = rows.joined(separator: table.kind == .substack ? ", " : "; ")
        // On one line the brace of cases is closed, so that the text after it does not seem to be part of the last
        // case.
        if table.kind == .cases { return TextBox("{ \(list) }") }
        return fenced(table.open, TextBox(list), table.close)
    }

    /// The cells in a row, with a comma between them where the formula has none.
    private static func list(_ cells: [String]) -> String {
        cells.reduce("") { list, cell in
            if list.isEmpty { return cell }
            let hasMark = list.last.map { ",;:".contains($0) } ?? false
            return list + (hasMark ? " " : ", ") + cell
        }
    }

    /// A table in rows and columns, with tall delimiters.
    func table(_ table: FormulaTable) -> TextBox {
        let layout = UnicodeLayout(isFlat: table.kind == .substack, isDisplay: table.isDisplay)
        let cells = table.rows.map { cells in
            cells.enumerated().map { column, cell in
                layout.row(cell, afterOrdinary: table.kind == .aligned && !column.isMultiple(of: 2))
            }
        }
        var rows: [TextBox] = []
        for row in cells {
            var boxes: [TextBox] = []
            for column in 0..<table.columnCount {
                let gap = column > 0 ? Self.gap(before: column, table.kind) : 0
                if gap > 0 { boxes.append(.spaces(gap)) }
                let widest = cells.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
                let alignment = Self.alignment(ofColumn: column, table, cells)
                boxes.append((column < row.count ? row[column] : TextBox("")).widened(to: widest, alignment))
            }
            rows.append(.beside(boxes))
        }
        let hasTallRows = rows.contains { !$0.isOneLine }
        let isPairOfCases = table.kind == .cases && rows.count.isMultiple(of: 2)
        let needsSpacing = table.rows.count > 1 && table.kind != .substack && (hasTallRows || isPairOfCases)
        return fenced(table.open, Self.column(of: rows, withSpacing: needsSpacing), table.close)
    }

    /// Rows one above the other, with the baseline in the middle.
    private static func column(of rows: [TextBox], withSpacing: Bool) -> TextBox {
        var boxes: [TextBox] = []
        for row in rows {
            if withSpacing, !boxes.isEmpty { boxes.append(TextBox("")) }
            boxes.append(row)
        }
        let stack = TextBox.stacked(boxes, base: 0, alignment: .left)
        let baseline = boxes.count == 1 ? stack.baseline : (stack.height - 1) / 2
        return TextBox(lines: stack.lines, baseline: baseline)
    }

    private static func gap(before column: Int, _ kind: FormulaTable.Kind) -> Int {
        switch kind {
        case .aligned: column.isMultiple(of: 2) ? 3 : 0
        case .cases: 3
        case .matrix, .array, .gathered, .substack: 2
        }
    }

    /// Columns of numbers in matrices are aligned right, so that their digits line up.
    private static func alignment(
        ofColumn column: Int, _ table: FormulaTable, _ cells: [[TextBox]]
    ) -> FormulaTable.Alignment {
        let isOfNumbers = cells.allSatisfy { row in
            column < row.count && row[column].isOneLine
                && row[column].lines[0].allSatisfy { $0.isNumber || "−.∞".contains($0) }
        }
        return table.kind == .matrix && isOfNumbers ? .right : table.alignment(ofColumn: column)
    }
}
