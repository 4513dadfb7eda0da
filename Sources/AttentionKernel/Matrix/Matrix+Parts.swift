extension Matrix {
    /// The n × n matrix with 1 on its diagonal and 0 elsewhere.
    public static func identity(_ n: Int, file: StaticString = #filePath, line: UInt = #line) -> Matrix {
        var result = Matrix(rows: n, columns: n, repeating: 0, file: file, line: line)
        for index in 0..<n { result.values[index * n + index] = 1 }
        return result
    }

    /// One row, counted from 0, as numbers.
    public func row(_ index: Int, file: StaticString = #filePath, line: UInt = #line) -> [Double] {
        guard index >= 0, index < rows else {
            stop("row: row \(index) of a \(shape) matrix; rows count from 0", file: file, line: line)
        }
        return Array(values[index * columns..<(index + 1) * columns])
    }

    /// One column, counted from 0, as numbers.
    public func column(_ index: Int, file: StaticString = #filePath, line: UInt = #line) -> [Double] {
        guard index >= 0, index < columns else {
            stop("column: column \(index) of a \(shape) matrix; columns count from 0", file: file, line: line)
        }
        return (0..<rows).map { values[$0 * columns + index] }
    }

    /// Some rows, one after another: `x.rows(0..<2)`.
    public func rows(_ range: Range<Int>, file: StaticString = #filePath, line: UInt = #line) -> Matrix {
        guard range.lowerBound >= 0, range.upperBound <= rows else {
            stop("rows: rows \(range) of a \(shape) matrix; rows count from 0", file: file, line: line)
        }
        return uncheckedRows(range)
    }

    /// The same, the range being known to fit.
    func uncheckedRows(_ range: Range<Int>) -> Matrix {
        var result = Matrix(
            uncheckedRows: range.count, columns: columns,
            values: Array(values[range.lowerBound * columns..<range.upperBound * columns]))
        result.rowLabels = rowLabels.isEmpty ? [] : Array(rowLabels[range])
        result.columnLabels = columnLabels
        result.role = role
        result.hidden =
            hidden.isEmpty ? [] : Array(hidden[range.lowerBound * columns..<range.upperBound * columns])
        return result
    }

    /// Some columns, side by side: `x.columns(0..<2)`, what one head sees of a projection.
    public func columns(_ range: Range<Int>, file: StaticString = #filePath, line: UInt = #line) -> Matrix {
        guard range.lowerBound >= 0, range.upperBound <= columns else {
            stop("columns: columns \(range) of a \(shape) matrix; columns count from 0", file: file, line: line)
        }
        return uncheckedColumns(range)
    }

    /// The same, the range being known to fit.
    func uncheckedColumns(_ range: Range<Int>) -> Matrix {
        func part<Entry>(_ entries: [Entry]) -> [Entry] {
            var part: [Entry] = []
            part.reserveCapacity(rows * range.count)
            for row in 0..<rows {
                part += entries[row * columns + range.lowerBound..<row * columns + range.upperBound]
            }
            return part
        }
        var result = Matrix(uncheckedRows: rows, columns: range.count, values: part(values))
        result.rowLabels = rowLabels
        result.columnLabels = columnLabels.isEmpty ? [] : Array(columnLabels[range])
        result.role = role
        result.hidden = hidden.isEmpty ? [] : part(hidden)
        return result
    }

    /// Rows become columns: entry (i, j) is entry (j, i) of the original.
    public var transposed: Matrix {
        var result = transposedNumbers
        result.role = role
        result.hidden = hidden.isEmpty ? [] : transposed(hidden, as: false)
        return result
    }

    /// The same for products, which ask neither what the numbers are nor which are hidden.
    var transposedNumbers: Matrix {
        var result = Matrix(uncheckedRows: columns, columns: rows, values: transposed(values, as: 0))
        result.rowLabels = columnLabels
        result.columnLabels = rowLabels
        return result
    }

    private func transposed<Entry>(_ entries: [Entry], as filler: Entry) -> [Entry] {
        var result = [Entry](repeating: filler, count: entries.count)
        for row in 0..<rows {
            for column in 0..<columns { result[column * rows + row] = entries[row * columns + column] }
        }
        return result
    }

    /// The same numbers with a name for each row, each column or both; traces and pictures carry them along.
    ///
    /// Stops the program unless there is one name for each row and column.
    public func labelled(
        rows rowLabels: [String] = [], columns columnLabels: [String] = [], file: StaticString = #filePath,
        line: UInt = #line
    ) -> Matrix {
        guard rowLabels.isEmpty || rowLabels.count == rows else {
            stop(
                "labelled: \(rowLabels.count) row labels for a \(shape) matrix; it has \(rows) rows", file: file,
                line: line)
        }
        guard columnLabels.isEmpty || columnLabels.count == columns else {
            stop(
                "labelled: \(columnLabels.count) column labels for a \(shape) matrix; it has \(columns) columns",
                file: file, line: line)
        }
        var result = self
        if !rowLabels.isEmpty { result.rowLabels = rowLabels }
        if !columnLabels.isEmpty { result.columnLabels = columnLabels }
        return result
    }

    /// A matrix from its rows, below one another; all of the same length.
    package static func concatenated(_ parts: [Matrix]) -> Matrix {
        let rows = parts.first?.rows ?? 0
        var numbers: [Double] = []
        for row in 0..<rows {
            for part in parts { numbers += part.values[row * part.columns..<(row + 1) * part.columns] }
        }
        var result = Matrix(uncheckedRows: rows, columns: parts.reduce(0) { $0 + $1.columns }, values: numbers)
        result.rowLabels = parts.first?.rowLabels ?? []
        return result
    }

    /// Matrices below one another; labels are kept when both have them.
    static func stacked(_ above: Matrix, _ below: Matrix) -> Matrix {
        var result = Matrix(
            uncheckedRows: above.rows + below.rows, columns: max(above.columns, below.columns),
            values: above.values + below.values)
        if above.rowLabels.count == above.rows, below.rowLabels.count == below.rows {
            result.rowLabels = above.rowLabels + below.rowLabels
        }
        result.columnLabels = above.columnLabels
        return result
    }
}
