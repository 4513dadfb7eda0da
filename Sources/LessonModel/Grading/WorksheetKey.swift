package import StepTrace

/// The right entries of a worksheet, and which of them are left blank for the learner.
package struct WorksheetKey: Sendable, Hashable {
    package var grid: Grid
    /// Whether each entry is left blank, row by row.
    package var isBlank: [Bool]
    /// The names of the rows; empty when they have none.
    package var rowLabels: [String] = []
    package var columnLabels: [String] = []

    /// - Parameter value: the value of the worksheet's expression.
    /// - Returns: `nil` when the value is not a matrix, or has no entry that the worksheet leaves blank.
    package init?(_ worksheet: Worksheet, value: ShownValue) {
        guard let grid = Self.grid(of: value) else { return nil }
        self.grid = grid
        let columns = grid.columns
        isBlank = grid.values.indices.map { worksheet.blanks.contains(row: $0 / columns, column: $0 % columns) }
        guard isBlank.contains(true) else { return nil }
        if case .matrix(_, let rows, let columns, _, _) = value {
            if rows.count == grid.rows { rowLabels = rows }
            if columns.count == grid.columns { columnLabels = columns }
        }
    }

    /// The numbers of a value: a matrix, an array of numbers as one row, or a single number.
    static func grid(of value: ShownValue) -> Grid? {
        switch value {
        case .matrix(let grid, _, _, _, _): grid
        case .text(let text): Grid(describedBy: text)
        case .trace, .plot: nil
        }
    }

    package func label(ofRow row: Int) -> String? { Self.label(row, rowLabels) }

    package func label(ofColumn column: Int) -> String? { Self.label(column, columnLabels) }

    private static func label(_ index: Int, _ labels: [String]) -> String? {
        labels.isEmpty || labels[index].isEmpty ? nil : labels[index]
    }

    /// The rows that are to be filled in, at least partly, counted from 0.
    var rowsWithBlanks: [Int] {
        (0..<grid.rows).filter { row in (0..<grid.columns).contains { isBlank(row: row, column: $0) } }
    }

    /// The places of so many written rows: of all rows, or of those only that have blanks.
    func places(ofRows count: Int) -> [Int] { count == grid.rows ? Array(0..<grid.rows) : rowsWithBlanks }

    package func isBlank(row: Int, column: Int) -> Bool { isBlank[row * grid.columns + column] }
}

extension ChapterReport {
    /// The key of each worksheet that has one, by worksheet id.
    package func keys(of chapter: Chapter) -> [String: WorksheetKey] {
        chapter.worksheets.reduce(into: [:]) { $0[$1.id] = key(of: $1) }
    }

    package func key(of worksheet: Worksheet) -> WorksheetKey? {
        keys[worksheet.id].flatMap { WorksheetKey(worksheet, value: $0) }
    }
}
