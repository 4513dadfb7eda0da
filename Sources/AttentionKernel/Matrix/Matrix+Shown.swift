public import StepTrace

extension Matrix {
    /// The numbers as traces hold them.
    var grid: Grid { Grid(rows: rows, columns: columns, values: values) }
}

extension DenseMatrix: Showable, CustomStringConvertible {
    public var shown: ShownValue {
        .matrix(numbers, rowLabels: rowLabels, columnLabels: columnLabels, role: role, hidden: hidden)
    }

    /// One line a row, numbers aligned: what `print` writes.
    public var description: String { numbers.text }

    private var numbers: Grid { Grid(rows: rows, columns: columns, values: values.map { Double($0) }) }
}
