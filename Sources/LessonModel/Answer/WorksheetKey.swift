package import StepTrace

/// What a worksheet's blanks are to hold, and what is given beside them.
package struct WorksheetKey: Sendable, Hashable {
    package var grid: Grid
    /// Whether each entry is left blank, row by row.
    package var isBlank: [Bool]

    /// - Parameter value: what the worksheet's expression came to.
    /// - Returns: `nil` when that is no matrix, or has no entry that the worksheet leaves blank.
    package init?(_ worksheet: Worksheet, value: ShownValue) {
        guard let grid = Self.grid(of: value) else { return nil }
        self.grid = grid
        guard let blanks = Blanks(worksheet.blanks) else { return nil }
        let columns = grid.columns
        isBlank = grid.values.indices.map { blanks.contain(row: $0 / columns, column: $0 % columns) }
        guard isBlank.contains(true) else { return nil }
    }

    /// The numbers of a value: of a matrix, of an array of numbers as one row, of a number alone.
    static func grid(of value: ShownValue) -> Grid? {
        switch value {
        case .matrix(let grid, _, _): grid
        case .text(let text): Grid(describedBy: text)
        case .trace, .plot: nil
        }
    }

    package func isBlank(row: Int, column: Int) -> Bool { isBlank[row * grid.columns + column] }

    /// Which entries of a matrix are left blank, as a lesson says it: `all`, `row 2`, `column 1`, or several of these
    /// with commas between them.
    package struct Blanks: Sendable, Hashable {
        private var rows: Set<Int> = []
        private var columns: Set<Int> = []
        private var all = false

        package init?(_ text: String) {
            for part in text.split(separator: ",") {
                let words = part.split(separator: " ")
                switch (words.first, words.count) {
                case ("all", 1): all = true
                case ("row", 2):
                    guard let number = Int(words[1]), number > 0 else { return nil }
                    rows.insert(number - 1)
                case ("column", 2):
                    guard let number = Int(words[1]), number > 0 else { return nil }
                    columns.insert(number - 1)
                default: return nil
                }
            }
            guard all || !rows.isEmpty || !columns.isEmpty else { return nil }
        }

        func contain(row: Int, column: Int) -> Bool {
            all || rows.contains(row) || columns.contains(column)
        }
    }
}
