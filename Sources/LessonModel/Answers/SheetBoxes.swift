/// A worksheet's answer as the boxes of a page: what is typed into each, and the same in a sheet's YAML.
package struct SheetBoxes: Sendable, Hashable {
    /// What is typed into each box, row by row; empty for a box that is blank.
    package var entries: [String]

    package init(_ entries: [String]) {
        self.entries = entries
    }

    /// Reads the boxes from an answer as it stands in a sheet.
    /// - Parameter text: the answer's lines, the first of which begins with its id.
    /// - Returns: nil for rows of another shape than the worksheet's.
    package init?(_ text: String, of key: WorksheetKey) {
        let rows = text.split(separator: "\n").compactMap { Self.entries(inRow: String($0)) }
        let asked = key.places(ofRows: rows.count)
        guard rows.count == asked.count, rows.allSatisfy({ $0.count == key.grid.columns }) else { return nil }
        entries = []
        for row in 0..<key.grid.rows {
            let own = asked.firstIndex(of: row).map { rows[$0] }
            for column in 0..<key.grid.columns where key.isBlank(row: row, column: column) {
                entries.append(own?[column] ?? "")
            }
        }
    }

    /// The lines of the answer in a sheet, with the given numbers as they are.
    package func answer(to worksheet: Worksheet, key: WorksheetKey) -> String {
        var position = 0
        var written: [Int: String] = [:]
        for (index, isBlank) in key.isBlank.enumerated() where isBlank {
            written[index] = position < entries.count ? Self.scalar(entries[position]) : "_"
            position += 1
        }
        return AnswerTemplate.answer(
            worksheet.id,
            AnswerTemplate.rows(of: key, digits: worksheet.digits, writing: { written[$0 * key.grid.columns + $1] }))
    }

    // MARK: One entry

    /// An entry as YAML: a number as it is, everything else between quotation marks, so that nothing typed becomes another entry
    /// or the end of the list.
    private static func scalar(_ entry: String) -> String {
        let text = String(entry.unicodeScalars.filter { $0.properties.generalCategory != .control })
            .replacing("\u{2212}", with: "-")
        let typed = text.drop(while: \.isWhitespace)
        let trimmed = String(typed.reversed().drop(while: \.isWhitespace).reversed())
        if trimmed.isEmpty || trimmed == "_" { return "_" }
        let number = /[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|-?inf|nan|[0-9]+\/[0-9]+/
        if trimmed.wholeMatch(of: number) != nil { return trimmed }
        return "\"" + trimmed.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// The entries between the brackets of a line; nil for a line without a row.
    private static func entries(inRow line: String) -> [String]? {
        var entries: [String] = []
        var entry: String?
        var quote: Character?
        var isEscaped = false
        for character in line {
            guard entry != nil else {
                if character == "#" { return nil }
                if character == "[" { entry = "" }
                continue
            }
            switch character {
            case _ where isEscaped:
                entry?.append(character)
                isEscaped = false
            case "\\" where quote == "\"": isEscaped = true
            case _ where character == quote: quote = nil
            case _ where quote != nil: entry?.append(character)
            case "\"", "'": quote = character
            case ",":
                entries.append(Self.typed(entry))
                entry = ""
            case "[": return nil
            case "]": return entries + [Self.typed(entry)]
            default: entry?.append(character)
            }
        }
        return nil
    }

    private static func typed(_ entry: String?) -> String {
        let text = (entry ?? "").split(separator: " ").joined(separator: " ")
        return text == "_" ? "" : text
    }
}
