import StepTrace

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
        let sink = sink.map { Matrix(uncheckedRows: 1, columns: 1, values: [$0]) }
        maximum = Matrix.largestOfRows([scores] + (sink.map { [$0] } ?? []))
        var exponentials = scores.exponentials(minus: maximum)
        exponentials.hidden = scores.hiddenScores
        self.exponentials = exponentials
        sinkExponentials = sink?.exponentials(minus: maximum)
        sum = Matrix.sumsOfRows([exponentials] + (sinkExponentials.map { [$0] } ?? []))
    }

    /// Exponentials over their sum; in a row whose sum is 0, the number given, or NaN without one.
    package func weights(emptyRow: Double?) -> Matrix {
        var weights = exponentials.divided(by: sum, emptyRow: emptyRow)
        weights.role = .share
        weights.hidden = exponentials.hidden
        return weights
    }
}

extension Matrix {
    /// `e^(x − m)`, number by number; 0 where x is −∞, whatever m is.
    func exponentials(minus shifts: Matrix) -> Matrix {
        guard shifts.columns == 1, shifts.rows == rows else {
            return Matrix.combined("−", self, shifts) { $0 == -.infinity ? 0 : exponential($0 - $1) }
        }
        let numbers = [Double](unsafeUninitializedCapacity: values.count) { result, count in
            count = values.count
            values.withUnsafeBufferPointer { all in
                for row in 0..<rows {
                    let place = row * columns..<(row + 1) * columns
                    AttentionKernel.exponentials(
                        of: UnsafeBufferPointer(rebasing: all[place]), minus: shifts.values[row],
                        into: UnsafeMutableBufferPointer(rebasing: result[place]))
                }
            }
        }
        var result = Matrix(uncheckedRows: rows, columns: columns, values: numbers)
        result.rowLabels = rowLabels.isEmpty ? shifts.rowLabels : rowLabels
        result.columnLabels = columnLabels
        return result
    }

    /// One number a row, labelled as the rows of another matrix.
    package init(column: [Double], like matrix: Matrix) {
        self.init(uncheckedRows: column.count, columns: 1, values: column)
        rowLabels = matrix.rowLabels
    }
}

extension Matrix {
    /// Which scores are −∞, as a hidden key's is; empty where none is.
    var hiddenScores: [Bool] { values.contains(-.infinity) ? values.map { $0 == -.infinity } : [] }
}
