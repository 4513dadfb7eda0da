public import StepTrace

/// Attention that sees the keys block by block and never holds a whole row of weights: the algorithm of the fused path,
/// traced.
public struct OnlineAttention: Sendable {
    /// What is known after each block of keys.
    public let blocks: [Block]
    /// Lq × dV.
    public let output: Matrix
    /// Every step; block b is a child: `"block 1/accumulator"`.
    public let trace: Trace

    /// What is known after a block of keys: enough to go on without the scores so far.
    public struct Block: Sendable {
        /// The largest score so far, Lq × 1; −∞ if there was none.
        public let runningMaximum: Matrix
        /// The sum of `e^(score − running maximum)` so far, Lq × 1.
        public let denominator: Matrix
        /// The sum of `e^(score − running maximum)` times the values so far, Lq × dV.
        public let accumulator: Matrix
    }

    /// `ln Σ e^score` of each row, Lq × 1; −∞ for a row without a key.
    public var logSumExp: Matrix {
        guard let last = blocks.last else {
            return Matrix(column: Array(repeating: -.infinity, count: output.rows), like: output)
        }
        return Matrix.combined("logSumExp", last.runningMaximum, last.denominator) { maximum, sum in
            maximum == -.infinity ? maximum : maximum + logarithm(sum)
        }
    }
}

extension OnlineAttention: Showable {
    public var shown: ShownValue { .trace(trace) }
}

/// Attention in blocks of keys with a running maximum, denominator and accumulator.
///
/// Milakov and Gimelshein 2018, algorithm 3; Dao et al. 2022, algorithm 1. A later block with a larger score corrects what came before by `e^(old maximum − new maximum)`. The result equals
/// `attention` for any block size, except for rounding; a query without a key gets zeros.
@_optimize(none)
public func onlineAttention(
    _ query: Matrix, _ key: Matrix, _ value: Matrix, scoring: Scoring = .scaledDotProduct, bias: Matrix? = nil,
    mask: Mask = .none, blockSize: Int, file: StaticString = #filePath, line: UInt = #line
) -> OnlineAttention {
    guard blockSize > 0 else {
        stop("onlineAttention: blockSize is \(blockSize); it must be at least 1", file: file, line: line)
    }
    guard key.rows == value.rows else {
        stop(
            "onlineAttention: the keys are \(key.shape) and the values \(value.shape); "
                + "the keys' rows (\(key.rows)) must equal the values' rows (\(value.rows))",
            file: file, line: line)
    }
    var stages = [
        TracedMatrix(query, "Q", "Q", .given), TracedMatrix(key, "K", "K", .given),
        TracedMatrix(value, "V", "V", .given),
    ]
    stages += scoring.scores(query, key, file: file, line: line)
    stages.scale(by: scoring, width: query.columns)
    stages.add(bias, file: file, line: line)
    stages.hide(mask, file: file, line: line)
    let scores = stages[stages.count - 1]
    var blocks: [OnlineAttention.Block] = []
    var children: [Trace] = []
    for start in stride(from: 0, to: key.rows, by: blockSize) {
        let steps = nextBlock(
            start..<min(start + blockSize, key.rows), scores: scores, values: value, after: blocks.last,
            number: blocks.count + 1)
        children.append(Trace(title: "block \(blocks.count + 1)", steps: steps.map { $0.step }))
        func matrix(_ name: String) -> Matrix { steps.first { $0.name == name }!.matrix }
        blocks.append(
            OnlineAttention.Block(
                runningMaximum: matrix("running maximum"), denominator: matrix("denominator"),
                accumulator: matrix("accumulator")))
    }
    var output = Matrix(uncheckedRows: query.rows, columns: value.columns, values: [])
    if let last = blocks.last {
        output = last.accumulator.divided(by: last.denominator, emptyRow: 0)
        let place = "block \(blocks.count)/"
        stages.append(
            TracedMatrix(
                output, "output", "O", formula: "\\frac{o}{\\ell}", .divide(emptyRow: 0),
                of: [place + "accumulator", place + "denominator"]))
    } else {
        output.values = Array(repeating: 0, count: query.rows * value.columns)
        stages.append(TracedMatrix(output, "output", "O", formula: "0", .given))
    }
    return OnlineAttention(
        blocks: blocks, output: output,
        trace: Trace(title: "online attention", steps: stages.map { $0.step }, children: children))
}

/// The steps of one block of keys.
@_optimize(none)
private func nextBlock(
    _ keys: Range<Int>, scores: TracedMatrix, values: Matrix, after previous: OnlineAttention.Block?, number: Int
) -> [TracedMatrix] {
    let block = scores.matrix.columns(keys)
    let blockValues = values.rows(keys)
    let rows = block.rows
    let before =
        previous
        ?? OnlineAttention.Block(
            runningMaximum: Matrix(column: Array(repeating: -.infinity, count: rows), like: block),
            denominator: Matrix(column: Array(repeating: 0, count: rows), like: block),
            accumulator: Matrix(
                uncheckedRows: rows, columns: values.columns, values: Array(repeating: 0, count: rows * values.columns))
        )
    let blockMaximum = Matrix.largestOfRows([block])
    let maximum = before.runningMaximum.larger(blockMaximum)
    let correction = before.runningMaximum.exponentials(minus: maximum)
    let exponentials = block.exponentials(minus: maximum)
    let (sum, weighted) = (exponentials.sumOfRows, exponentials.weightedSum(of: blockValues))
    let correctedDenominator = before.denominator.hadamard(correction)
    let correctedAccumulator = before.accumulator.hadamard(correction)
    func earlier(
        _ name: String, _ symbol: String, _ step: String, _ matrix: Matrix, _ role: Step.Role = .vector
    ) -> TracedMatrix {
        guard previous != nil else { return TracedMatrix(matrix, name, symbol, .given, role) }
        return TracedMatrix(matrix, name, symbol, .copy, of: ["../block \(number - 1)/" + step], role)
    }
    return [
        TracedMatrix(block, "scores", "S", .columns(from: keys.lowerBound), of: ["../" + scores.name], .score),
        TracedMatrix(blockValues, "values", "V", .rows(from: keys.lowerBound), of: ["../V"]),
        earlier("previous maximum", "m", "running maximum", before.runningMaximum, .score),
        earlier("previous denominator", "ℓ", "denominator", before.denominator, .sum),
        earlier("previous accumulator", "o", "accumulator", before.accumulator),
        TracedMatrix(
            blockMaximum, "block maximum", "m̃", formula: "\\max_j S_{ij}", .rowMaximum, of: ["scores"],
            .score),
        TracedMatrix(
            maximum, "running maximum", "m′", formula: "m' = \\max(m, \\tilde m)", .maximum,
            of: ["previous maximum", "block maximum"], .score),
        TracedMatrix(
            correction, "correction", "c", formula: "c = e^{m - m'}", .expMinus,
            of: ["previous maximum", "running maximum"], .factor),
        TracedMatrix(
            exponentials, "exponentials", "E", formula: "E = e^{S - m'}", .expMinus, of: ["scores", "running maximum"],
            .exponential),
        TracedMatrix(sum, "block sum", "ℓ̃", formula: "\\sum_j E_{ij}", .rowSum, of: ["exponentials"], .sum),
        TracedMatrix(
            correctedDenominator, "corrected denominator", "cℓ", formula: "c\\,\\ell", .multiply,
            of: ["previous denominator", "correction"], .sum),
        TracedMatrix(
            correctedDenominator + sum, "denominator", "ℓ′", formula: "\\ell' = c\\,\\ell + \\tilde\\ell", .add,
            of: ["corrected denominator", "block sum"], .sum),
        TracedMatrix(weighted, "block output", "õ", formula: "EV", .weightedSum, of: ["exponentials", "values"]),
        TracedMatrix(
            correctedAccumulator, "corrected accumulator", "co", formula: "c\\,o", .multiply,
            of: ["previous accumulator", "correction"]),
        TracedMatrix(
            correctedAccumulator + weighted, "accumulator", "o′", formula: "o' = c\\,o + EV", .add,
            of: ["corrected accumulator", "block output"]),
    ]
}
