import LessonModel
import StepTrace
import TraceFigures

/// The matrix of a worksheet between brackets: given entries as numbers, blank ones as boxes.
struct WorksheetTable {
    let worksheet: Worksheet
    let key: WorksheetKey
    let edition: Handout.Edition
    let words: PageWords

    var html: String {
        let rows = (0..<key.grid.rows).map { row in
            let cells = (0..<key.grid.columns).map { cell(row, $0) }.joined()
            return "<tr><th scope=\"row\">\(name(row, key.label(ofRow: row)))</th>\(cells)</tr>"
        }
        let columns = (0..<key.grid.columns).map { "<th scope=\"col\">\(name($0, key.label(ofColumn: $0)))</th>" }
            .joined()
        return """
            <div class="scroll"><table class="entries"><caption class="vh">\(caption)</caption>
            <thead><tr><td></td>\(columns)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div>
            """
    }

    private var caption: String {
        let size = key.grid.shape
        return words(edition == .student ? .entriesToFillIn(size: size) : .keyEntries(size: size))
    }

    private func cell(_ row: Int, _ column: Int) -> String {
        guard key.isBlank(row: row, column: column) else { return "<td>\(number(row, column))</td>" }
        switch edition {
        case .student:
            return """
                <td class="blank"><input type="text" inputmode="decimal" autocomplete="off" \
                aria-label="\(position(row, column))"></td>
                """
        case .teacher: return "<td class=\"key\">\(number(row, column))</td>"
        }
    }

    private func number(_ row: Int, _ column: Int) -> String {
        formatted(key.grid[row, column], decimals: worksheet.digits)
    }

    /// `Row 2 (tired), column 1 (the)`; counted from 1, as everywhere in text.
    private func position(_ row: Int, _ column: Int) -> String {
        words(
            .entry(
                row: row + 1, rowLabel: key.label(ofRow: row).map(Markup.escaped), column: column + 1,
                columnLabel: key.label(ofColumn: column).map(Markup.escaped)))
    }

    private func name(_ index: Int, _ label: String?) -> String {
        label.map(Markup.escaped) ?? String(index + 1)
    }
}
