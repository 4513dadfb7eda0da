/// Along what a softmax adds up to 1.
public enum SoftmaxAxis: Sendable, Hashable {
    /// Each row adds up to 1: over the keys, as attention needs it.
    case rows
    /// Each column adds up to 1: over the queries, a common mistake.
    case columns
}

/// Turns each row of scores into shares that add up to 1: `e^(s − m) / Σ e^(s − m)`, m being the row's maximum.
///
/// Taking the maximum off changes no share and keeps every exponential below 1, so huge scores are safe. A score of −∞
/// gets exactly 0; a row of nothing but −∞ gets zeros, as in PyTorch's attention; a row with NaN or +∞ becomes NaN.
/// A temperature T divides the scores first; T → 0 tends to the largest alone, large T to equal shares. The program
/// stops unless T is above 0.
public func softmax(
    _ scores: Matrix, over axis: SoftmaxAxis = .rows, temperature: Double = 1, file: StaticString = #filePath,
    line: UInt = #line
) -> Matrix {
    guard temperature > 0 else {
        stop("softmax: the temperature is \(temperature); it must be above 0", file: file, line: line)
    }
    let scores = temperature == 1 ? scores : scores / temperature
    let weights =
        switch axis {
        case .rows: RowSoftmax(of: scores).weights(emptyRow: 0)
        case .columns: RowSoftmax(of: scores.transposed).weights(emptyRow: 0).transposed
        }
    CapturedSteps.softmax(of: scores, weights: weights)
    return weights
}

/// `ln Σ e^s` of each row, as one column; −∞ for a row of nothing but −∞.
public func logSumExp(_ scores: Matrix) -> Matrix {
    let softmax = RowSoftmax(of: scores)
    return Matrix.combined("logSumExp", softmax.maximum, softmax.sum) { maximum, sum in
        maximum == -.infinity ? maximum : maximum + logarithm(sum)
    }
}

/// The stages of a softmax over each row: maximum, exponentials, sum.
package struct RowSoftmax {
    /// One column: the largest score of each row, −∞ for none; NaN if the row holds one.
    package let maximum: Matrix
    package let exponentials: Matrix
    /// One column.
    package let sum: Matrix
    /// e^(sink − maximum), one column, where there is a sink.
    package let sinkExponentials: Matrix?

    /// - Parameter sink: a further score of every row that takes its share but has no column (Xiao et al. 2023).
    package init(of scores: Matrix, sink: Double? = nil) {
        let (rows, columns) = (scores.rows, scores.columns)
        var maxima = [Double](repeating: sink ?? -.infinity, count: rows)
        var sums = [Double](repeating: 0, count: rows)
        let numbers = [Double](unsafeUninitializedCapacity: rows * columns) { result, count in
            count = rows * columns
            scores.values.withUnsafeBufferPointer { all in
                for row in 0..<rows {
                    let source = UnsafeBufferPointer(rebasing: all[row * columns..<(row + 1) * columns])
                    let target = UnsafeMutableBufferPointer(rebasing: result[row * columns..<(row + 1) * columns])
                    var largest = maxima[row]
                    for score in source where !(score <= largest) {
                        largest = score.isNaN || largest.isNaN ? .nan : score
                    }
                    AttentionKernel.exponentials(of: source, minus: largest, into: target)
                    var sum = 0.0
                    for exponential in target { sum += exponential }
                    maxima[row] = largest
                    sums[row] = sum
                }
            }
        }
        let sinks = sink.map { sink in maxima.map { exponential(sink - $0) } }
        if let sinks { for row in 0..<rows { sums[row] += sinks[row] } }
        maximum = Matrix(column: maxima, like: scores)
        sum = Matrix(column: sums, like: scores)
        sinkExponentials = sinks.map { Matrix(column: $0, like: scores) }
        var exponentials = Matrix(uncheckedRows: rows, columns: columns, values: numbers)
        exponentials.rowLabels = scores.rowLabels
        exponentials.columnLabels = scores.columnLabels
        if scores.values.contains(-.infinity) { exponentials.hidden = scores.values.map { $0 == -.infinity } }
        self.exponentials = exponentials
    }

    /// Exponentials over their sum; in a row whose sum is 0, the number given, or NaN without one.
    package func weights(emptyRow: Double?) -> Matrix {
        let columns = exponentials.columns
        let numbers = [Double](unsafeUninitializedCapacity: exponentials.values.count) { result, count in
            count = exponentials.values.count
            exponentials.values.withUnsafeBufferPointer { all in
                for row in 0..<exponentials.rows {
                    let divisor = sum.values[row]
                    let source = UnsafeBufferPointer(rebasing: all[row * columns..<(row + 1) * columns])
                    let target = UnsafeMutableBufferPointer(rebasing: result[row * columns..<(row + 1) * columns])
                    if divisor == 0 {
                        target.initialize(repeating: emptyRow ?? .nan)
                    } else {
                        for column in 0..<columns { target[column] = source[column] / divisor }
                    }
                }
            }
        }
        var weights = Matrix(uncheckedRows: exponentials.rows, columns: columns, values: numbers)
        weights.rowLabels = exponentials.rowLabels
        weights.columnLabels = exponentials.columnLabels
        weights.role = .share
        weights.hidden = exponentials.hidden
        return weights
    }
}

extension Matrix {
    /// One number a row, labelled as the rows of another matrix.
    package init(column: [Double], like matrix: Matrix) {
        self.init(uncheckedRows: column.count, columns: 1, values: column)
        rowLabels = matrix.rowLabels
    }
}
