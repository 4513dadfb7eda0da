/// Sums and the like: one number for each row, or for each column.
extension Matrix {
    /// The sum of each row, as a matrix of one column.
    public var sumOfRows: Matrix { ofRows { $0.reduce(0, +) } }

    /// The sum of each column, as a matrix of one row.
    public var sumOfColumns: Matrix {
        var sums = [Double](repeating: 0, count: columns)
        for row in 0..<rows {
            for column in 0..<columns { sums[column] += values[row * columns + column] }
        }
        var result = Matrix(uncheckedRows: 1, columns: columns, values: sums)
        result.columnLabels = columnLabels
        return result
    }

    /// The mean of each row, as one column.
    package var meanOfRows: Matrix { sumOfRows / Double(columns) }

    /// The mean of the squares of each row, as one column.
    package var meanOfSquares: Matrix { hadamard(self).sumOfRows / Double(columns) }

    /// The length of each row, the root of its sum of squares, as one column.
    var lengthsOfRows: Matrix { ofRows { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() } }

    /// The largest number of each row over all parts, as one column: −∞ for none, NaN if there is one.
    ///
    /// A part of one row counts for each row: a sink.
    static func largestOfRows(_ parts: [Matrix]) -> Matrix {
        let rows = parts[0].rows
        var maxima = [Double](repeating: -.infinity, count: rows)
        // What counts for each row comes first.
        for part in parts.reversed() {
            part.values.withUnsafeBufferPointer { all in
                for row in 0..<rows {
                    let start = part.rows == 1 ? 0 : row * part.columns
                    var largest = maxima[row]
                    for score in all[start..<start + part.columns] where !(score <= largest) {
                        largest = score.isNaN || largest.isNaN ? .nan : score
                    }
                    maxima[row] = largest
                }
            }
        }
        return Matrix(column: maxima, like: parts[0])
    }

    /// The sum of each row over all parts, as one column.
    static func sumsOfRows(_ parts: [Matrix]) -> Matrix {
        parts.dropFirst().reduce(parts[0].sumOfRows) { $0 + $1.sumOfRows }
    }

    private func ofRows(_ number: (UnsafeBufferPointer<Double>.SubSequence) -> Double) -> Matrix {
        let numbers = values.withUnsafeBufferPointer { all in
            (0..<rows).map { number(all[$0 * columns..<($0 + 1) * columns]) }
        }
        return Matrix(column: numbers, like: self)
    }
}
