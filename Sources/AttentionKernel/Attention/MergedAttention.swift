import StepTrace

/// Attention over all keys, from attention over parts of them: how work on one long sequence is shared (split-KV decoding).
///
/// Each part's output counts by its share of the whole row sum: `Σ e^(lse_p − lse) · output_p`, with
/// `lse = ln Σ e^(lse_p)`. The plain mean of the parts would be wrong.
///
/// - Parameters:
///   - outputs: one Lq × dV matrix for each part.
///   - logSumExps: one Lq × 1 matrix for each part: the log-sum-exp of its scores.
///   - file: the caller's file, for the message when the program stops.
///   - line: the caller's line, for the same message.
/// - Returns: Lq × dV; the steps `log-sum-exp` and `shares` (one column a part) come before the output.
@_optimize(none)
public func mergedAttention(
    outputs: [Matrix], logSumExps: [Matrix], file: StaticString = #filePath, line: UInt = #line
) -> Traced {
    guard let first = outputs.first, outputs.count == logSumExps.count else {
        stop(
            "mergedAttention: \(outputs.count) outputs and \(logSumExps.count) log-sum-exps; "
                + "it needs one of each for every part, and at least one part",
            file: file, line: line)
    }
    for (index, (output, sum)) in zip(outputs, logSumExps).enumerated() {
        guard output.rows == first.rows, output.columns == first.columns, sum.rows == first.rows, sum.columns == 1
        else {
            stop(
                "mergedAttention: part \(index + 1) has an output \(output.shape) and a log-sum-exp \(sum.shape); "
                    + "they must be \(first.shape) and \(first.rows)×1, as the first output is",
                file: file, line: line)
        }
    }
    let sums = Matrix.concatenated(logSumExps)
    let softmax = RowSoftmax(of: sums)
    let weights = softmax.weights(emptyRow: 0)
    var steps: [TracedMatrix] = []
    for (index, (output, sum)) in zip(outputs, logSumExps).enumerated() {
        steps.append(TracedMatrix(output, "output \(index + 1)", "O_\(index + 1)", .given))
        steps.append(TracedMatrix(sum, "log-sum-exp \(index + 1)", "L_\(index + 1)", .given))
    }
    steps += [
        TracedMatrix(
            sums, "log-sum-exps", "L", .concatenate, of: (1...outputs.count).map { "log-sum-exp \($0)" }),
        TracedMatrix(
            softmax.maximum, "row maximum", "m", formula: "m_i = \\max_p L_{ip}", .rowMaximum, of: ["log-sum-exps"],
            .score),
        TracedMatrix(
            softmax.exponentials, "exponentials", "E", formula: "E_{ip} = e^{L_{ip} - m_i}", .expMinus,
            of: ["log-sum-exps", "row maximum"], .exponential),
        TracedMatrix(
            softmax.sum, "row sum", "ℓ", formula: "\\ell_i = \\sum_p E_{ip}", .rowSum, of: ["exponentials"], .sum),
        TracedMatrix(
            weights, "shares", "A", formula: "A_{ip} = \\frac{E_{ip}}{\\ell_i}", .divide(emptyRow: 0),
            of: ["exponentials", "row sum"], .share),
    ]
    var total = Matrix(
        uncheckedRows: first.rows, columns: first.columns, values: Array(repeating: 0, count: first.values.count))
    for (index, output) in outputs.enumerated() {
        let number = index + 1
        let share = weights.columns(index..<number)
        let part = share.weigh(output)
        steps.append(
            TracedMatrix(share, "share \(number)", "a_\(number)", .columns(from: index), of: ["shares"], .share))
        steps.append(
            TracedMatrix(
                part, "part \(number)", "a_\(number)O_\(number)", formula: "a_\(number) O_\(number)", .weigh,
                of: ["share \(number)", "output \(number)"]))
        if index == 0 {
            total = part
        } else {
            total = total + part
            let before = index == 1 ? "part 1" : "parts 1 to \(index)"
            steps.append(
                TracedMatrix(total, "parts 1 to \(number)", "O", .add, of: [before, "part \(number)"]))
        }
    }
    steps.append(
        TracedMatrix(
            total, "output", "O", formula: "\\sum_p a_p O_p", .copy,
            of: [outputs.count == 1 ? "part 1" : "parts 1 to \(outputs.count)"]))
    return Traced("merged attention", steps)
}
