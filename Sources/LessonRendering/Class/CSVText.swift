import StepTrace

/// Comma-separated values as RFC 4180 has them, in UTF-8.
package enum CSVText {
    /// A table as text; each row ends with a carriage return and a line feed.
    static func text(_ rows: [[String]]) -> String {
        rows.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A text that a spreadsheet takes for a text and a terminal shows: what would begin a formula, also in full width, is
    /// kept from it by an apostrophe, and control characters are replaced.
    static func neutralised(_ text: String) -> String {
        let first = text.unicodeScalars.first { !$0.isUnsafe && $0 != " " }
        let isFormula = first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } == true
        return (isFormula ? "'" : "") + VisibleText.marked(text)
    }

    /// A name that a platform compares with its own, and that stays as it is unless it could call something as a formula, or
    /// a terminal would obey it.
    static func name(_ text: String) -> String {
        text.unicodeScalars.contains { $0.isUnsafe || "(|!（".unicodeScalars.contains($0) } ? neutralised(text) : text
    }

    package static func number(_ number: Double) -> String {
        formatted(number, decimals: 2, trimmed: true).replacing("\u{2212}", with: "-")
    }

    private static func quoted(_ cell: String) -> String {
        let needsQuotes = cell.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }

    /// One row of a table that was read, and the line it begins on, counted from 1.
    package struct Row: Sendable, Hashable {
        package var line: Int
        package var cells: [String]
    }

    /// The rows of a text; the separator is what the first line has most of: a comma, a semicolon or a tab.
    ///
    /// Empty lines are left out.
    package static func rows(_ text: String) -> [Row] {
        let scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
        let head = scalars.prefix { $0 != "\n" && $0 != "\r" }
        let separators: [Unicode.Scalar] = [",", ";", "\t"]
        let separator = separators.max { one, other in head.count { $0 == one } < head.count { $0 == other } } ?? ","
        var rows: [Row] = []
        var (row, cell) = (Row(line: 1, cells: []), String.UnicodeScalarView())
        var (line, isQuoted) = (1, false)
        func isEmpty(_ row: Row) -> Bool { row.cells.allSatisfy(\.isEmpty) }
        func endCell() {
            row.cells.append(String(cell))
            cell = .init()
        }
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            index += 1
            if scalar == "\n" || scalar == "\r" && next != "\n" { line += 1 }
            switch scalar {
            case "\"" where isQuoted && next == "\"":
                cell.append(scalar)
                index += 1
            case "\"" where isQuoted || cell.isEmpty: isQuoted.toggle()
            case separator where !isQuoted: endCell()
            case "\r" where !isQuoted && next == "\n": break
            case "\n" where !isQuoted, "\r" where !isQuoted:
                endCell()
                if !isEmpty(row) { rows.append(row) }
                row = Row(line: line, cells: [])
            default: cell.append(scalar)
            }
        }
        endCell()
        if !isEmpty(row) { rows.append(row) }
        return rows
    }
}
