extension Matrix {
    /// The matrix product: entry (i, j) is row i of this matrix times column j of the other.
    ///
    /// n × k times k × m gives n × m. Stops the program when the left's columns are not as many as the right's rows.
    public func matmul(_ other: Matrix, file: StaticString = #filePath, line: UInt = #line) -> Matrix {
        guard columns == other.rows else {
            stop(
                "matmul: the left matrix is \(shape) and the right one \(other.shape); "
                    + "the left's columns (\(columns)) must equal the right's rows (\(other.rows))",
                file: file, line: line)
        }
        return product(other)
    }

    /// `A Bᵀ`, the shapes being known to fit.
    package func timesTransposed(_ other: Matrix) -> Matrix {
        // The rows of Bᵀ lie side by side in memory, which the inner loop can take several at a time.
        var result = product(other.transposedNumbers)
        result.rowLabels = rowLabels
        result.columnLabels = other.rowLabels
        return result
    }

    /// `Aᵀ B`, the shapes being known to fit.
    package func transposedTimes(_ other: Matrix) -> Matrix { transposedNumbers.product(other) }

    /// `A B` where an entry of A that is exactly 0 leaves its row of B out, even when that row holds NaN or ∞.
    package func weightedSum(of other: Matrix) -> Matrix { product(other, skippingZeros: true) }

    /// The shapes being known to fit.
    func product(_ other: Matrix, skippingZeros: Bool = false) -> Matrix {
        let (depth, width) = (columns, other.columns)
        let numbers = [Double](unsafeUninitializedCapacity: rows * width) { result, count in
            count = rows * width
            values.withUnsafeBufferPointer { left in
                other.values.withUnsafeBufferPointer { right in
                    for row in 0..<rows {
                        let sums = UnsafeMutableBufferPointer(rebasing: result[row * width..<(row + 1) * width])
                        sums.initialize(repeating: 0)
                        for step in 0..<depth {
                            let factor = left[row * depth + step]
                            if skippingZeros && factor == 0 { continue }
                            let terms = UnsafeBufferPointer(rebasing: right[step * width..<(step + 1) * width])
                            for column in 0..<width { sums[column] += factor * terms[column] }
                        }
                    }
                }
            }
        }
        var result = Matrix(uncheckedRows: rows, columns: width, values: numbers)
        result.rowLabels = rowLabels
        result.columnLabels = other.columnLabels
        return result
    }
}
