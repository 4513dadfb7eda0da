import LessonModel
import TraceFigures

/// A pipe table fitted to a width: cells wrap, and if that is not enough each row becomes a list of its cells.
struct TableText {
    private let table: Table
    private let renderer: BlockTextRenderer

    private static let gap = 2
    /// Words up to this length are not broken; a table that cannot fit without breaking them becomes lists.
    private static let longestWord = 16

    init(_ table: Table, _ renderer: BlockTextRenderer) {
        self.table = table
        self.renderer = renderer
    }

    func lines(_ width: Int) -> [StyledLine] {
        guard let widths = columnWidths(width) else { return stacked(width) }
        let total = widths.reduce(0, +) + TableText.gap * (widths.count - 1)
        let head = row(table.header, widths, .bold)
        let body = table.rows.map { row($0, widths, .plain) }
        let isWrapped = body.contains { $0.count > 1 }
        let rule = StyledLine.rule("━", total)
        let hairline = StyledLine.rule("─", total)
        var lines = [rule] + head + [hairline]
        for (index, row) in body.enumerated() {
            if index > 0, isWrapped { lines.append(hairline) }
            lines += row
        }
        return lines + [rule]
    }

    /// Nil when the columns do not fit side by side.
    private func columnWidths(_ width: Int) -> [Int]? {
        let rows = [table.header] + table.rows
        var widths = table.header.indices.map { column in
            rows.map { row in
                // Wide enough that only a line break in a cell breaks its text.
                renderer.broken(renderer.spans(row[column]), 10_000).map(\.width).max() ?? 0
            }.max() ?? 0
        }
        let floors = table.header.indices.map { column in
            min(TableText.longestWord, rows.map { renderer.longestWord($0[column]) }.max() ?? 0)
        }
        let room = width - TableText.gap * (widths.count - 1)
        while widths.reduce(0, +) > room {
            let shrinkable = widths.indices.filter { widths[$0] > floors[$0] }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
        }
        return widths
    }

    private func row(_ cells: [[Inline]], _ widths: [Int], _ face: Face) -> [StyledLine] {
        let columns = zip(cells, widths).map { renderer.broken(renderer.spans($0, face), $1) }
        let height = columns.map(\.count).max() ?? 0
        return (0..<height).map { line in
            columns.indices.reduce(StyledLine()) { result, column in
                let part = line < columns[column].count ? columns[column][line] : StyledLine()
                let padded = part.padded(to: widths[column], alignment(column))
                return result + .gap(column > 0 ? TableText.gap : 0) + padded
            }
        }
    }

    private func alignment(_ column: Int) -> StyledLine.Alignment {
        switch table.alignments[column] {
        case .none, .left: .left
        case .center: .centre
        case .right: .right
        }
    }

    private func stacked(_ width: Int) -> [StyledLine] {
        let rule = StyledLine.rule("─", width)
        return table.rows.reduce(into: [rule]) { lines, row in
            for (name, cell) in zip(table.header, row) {
                let title = renderer.spans(name, .bold) + [renderer.metrics.span(": ", .bold)]
                let text = renderer.broken(title + renderer.spans(cell), width - 2)
                lines += text.enumerated().map { ($0.offset > 0 ? .gap(2) : StyledLine()) + $0.element }
            }
            lines.append(rule)
        }
    }
}
