public import StepTrace

extension Matrix {
    /// The numbers as traces hold them.
    var grid: Grid { Grid(rows: rows, columns: columns, values: values) }
}

extension DenseMatrix: Showable, CustomStringConvertible {
    public var shown: ShownValue {
        let numbers = Grid(rows: rows, columns: columns, values: values.map { Double($0) })
        return .matrix(numbers, rowLabels: rowLabels, columnLabels: columnLabels)
    }

    /// One line a row, numbers aligned: what `print` writes.
    public var description: String {
        let texts = values.map { formatted(Double($0), decimals: 4, trimmed: true) }
        let width = texts.reduce(0) { max($0, $1.unicodeScalars.count) }
        let lines = (0..<rows).map { row in
            let cells = texts[row * columns..<(row + 1) * columns].map { text in
                String(repeating: " ", count: width - text.unicodeScalars.count) + text
            }
            return "[" + cells.joined(separator: " ") + "]"
        }
        return rows == 0 ? "[]" : lines.joined(separator: "\n")
    }
}
