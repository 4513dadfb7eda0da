import StepTrace

/// Attention, step by step: each query's output is the sum of the values, weighted by how well their keys fit.
///
/// `softmax(QKᵀ / √dK) V` (Vaswani et al. 2017, eq. 1), the steps in this order: scores, scale, bias, soft cap, mask,
/// softmax over the keys, weighted sum. Every stage is kept; for long sequences see `fusedAttention`.
///
/// - Parameters:
///   - query: Q, Lq × dK, one row a query.
///   - key: K, Lk × dK, one row a key.
///   - value: V, Lk × dV, one row for each key.
///   - scoring: how a score is made of a query and a key.
///   - bias: numbers added to the scaled scores, Lq × Lk (positions: see `alibiBias`); one row or column is repeated.
///   - softcap: c in `c · tanh(score / c)`, which keeps scores between −c and c (Gemma 2).
///   - mask: which keys a query may see; a hidden key gets exactly −∞, and its value takes no part, whatever it holds.
///   - emptyRows: what a query gets when every key is hidden from it.
///   - sink: a score that takes its share of each row's softmax but has no value, so that rows add up to less than 1.
///   - file: the caller's file, for the message when the program stops.
///   - line: the caller's line, for the same message.
/// - Returns: every stage, the output being Lq × dV. The program stops when shapes do not fit.
@_optimize(none)
public func attention(
    _ query: Matrix, _ key: Matrix, _ value: Matrix, scoring: Scoring = .scaledDotProduct, bias: Matrix? = nil,
    softcap: Double? = nil, mask: Mask = .none, emptyRows: EmptyRows = .zero, sink: Double? = nil,
    file: StaticString = #filePath, line: UInt = #line
) -> Attention {
    guard key.rows == value.rows else {
        stop(
            "attention: the keys are \(key.shape) and the values \(value.shape); "
                + "the keys' rows (\(key.rows)) must equal the values' rows (\(value.rows))",
            file: file, line: line)
    }
    var stages = scoring.scores(query, key, file: file, line: line)
    stages.scale(by: scoring, width: query.columns)
    stages.add(bias, file: file, line: line)
    stages.cap(at: softcap, file: file, line: line)
    stages.hide(mask, file: file, line: line)
    stages.normalise(emptyRows, sink: sink, file: file, line: line)
    let weights = stages[stages.count - 1].matrix
    stages.append(
        TracedMatrix(
            weights.weightedSum(of: value), "output", "O", formula: "AV", .weightedSum, of: ["weights", "V"]))
    let attention = Attention(
        query: query, key: key, value: value, scoring: scoring, softcap: softcap, emptyRows: emptyRows, stages: stages)
    CapturedSteps.attention(attention)
    return attention
}

/// The stages between the scores and the output, each taking the last one so far.
extension [TracedMatrix] {
    private var scores: TracedMatrix { self[count - 1] }

    mutating func scale(by scoring: Scoring, width: Int) {
        guard let scaling = scoring.scaling(width: width) else { return }
        append(.scaled(scores, by: scaling))
    }

    mutating func add(_ bias: Matrix?, file: StaticString, line: UInt) {
        guard let bias else { return }
        let matrix = scores.matrix
        guard bias.rows == matrix.rows || bias.rows == 1, bias.columns == matrix.columns || bias.columns == 1 else {
            stop(
                "attention: the bias is \(bias.shape) and the scores are \(matrix.shape); the shapes must be equal",
                file: file, line: line)
        }
        let last = scores
        append(TracedMatrix(bias, "bias", "B", .given, .score))
        var sum = Matrix.combined("+", matrix, bias) { $0 + $1 }
        sum.rowLabels = matrix.rowLabels
        sum.columnLabels = matrix.columnLabels
        append(
            TracedMatrix(
                sum, "biased scores", "S″", formula: "\(last.symbol) + B", .add, of: [last.name, "bias"], .score))
    }

    mutating func cap(at cap: Double?, file: StaticString, line: UInt) {
        guard let cap else { return }
        guard cap > 0 else { stop("attention: the softcap is \(cap); it must be above 0", file: file, line: line) }
        let text = formatted(cap, decimals: 4, trimmed: true)
        append(
            TracedMatrix(
                scores.matrix.softcapped(at: cap), "capped scores", "C",
                formula: "\(text) \\tanh\\left(\\frac{\(scores.symbol)}{\(text)}\\right)",
                .softcap(cap), of: [scores.name], .score))
    }

    mutating func hide(_ mask: Mask, file: StaticString, line: UInt) {
        let last = scores
        guard let numbers = mask.numbers(queries: last.matrix.rows, keys: last.matrix.columns, file: file, line: line)
        else { return }
        self += TracedMatrix.masked(last, by: numbers)
    }

    mutating func normalise(_ emptyRows: EmptyRows, sink: Double?, file: StaticString, line: UInt) {
        let last = scores
        let softmax = RowSoftmax(of: last.matrix, sink: sink)
        if emptyRows == .error, let row = softmax.sum.values.firstIndex(of: 0) {
            let label = last.matrix.rowLabels.isEmpty ? "" : " (“\(last.matrix.rowLabels[row])”)"
            stop(
                "attention: every key is hidden from query \(row + 1)\(label), and emptyRows is .error",
                file: file, line: line)
        }
        let share: Double? =
            switch emptyRows {
            case .zero, .error: 0
            case .notANumber: nil
            case .uniform: 1 / Double(last.matrix.columns)
            }
        let symbol = last.symbol
        let sinks = sink == nil ? [] : ["sink"]
        let sinkExponentials = sink == nil ? [] : ["sink exponentials"]
        if let sink { append(TracedMatrix([[sink]], "sink", "σ", .given, .score)) }
        append(
            TracedMatrix(
                softmax.maximum, "row maximum", "m",
                formula: sink == nil ? "m_i = \\max_j \(symbol)_{ij}" : "m_i = \\max(\\sigma, \\max_j \(symbol)_{ij})",
                .rowMaximum, of: [last.name] + sinks, .score))
        append(
            TracedMatrix(
                softmax.exponentials, "exponentials", "E", formula: "E_{ij} = e^{\(symbol)_{ij} - m_i}", .expMinus,
                of: [last.name, "row maximum"], .exponential))
        if let exponentials = softmax.sinkExponentials {
            append(
                TracedMatrix(
                    exponentials, "sink exponentials", "e", formula: "e_i = e^{\\sigma - m_i}", .expMinus,
                    of: ["sink", "row maximum"], .exponential))
        }
        append(
            TracedMatrix(
                softmax.sum, "row sum", "ℓ",
                formula: sink == nil ? "\\ell_i = \\sum_j E_{ij}" : "\\ell_i = e_i + \\sum_j E_{ij}", .rowSum,
                of: ["exponentials"] + sinkExponentials, .sum))
        if let exponentials = softmax.sinkExponentials {
            let weights = exponentials.divided(by: softmax.sum, emptyRow: nil)
            append(
                TracedMatrix(
                    weights, "sink weights", "a", formula: "a_i = \\frac{e_i}{\\ell_i}", .divide(emptyRow: nil),
                    of: ["sink exponentials", "row sum"], .share))
        }
        append(
            TracedMatrix(
                softmax.weights(emptyRow: share), "weights", "A", formula: "A_{ij} = \\frac{E_{ij}}{\\ell_i}",
                .divide(emptyRow: share), of: ["exponentials", "row sum"], .share))
    }
}

/// Steps that a reader may also put into a trace that has none.
extension TracedMatrix {
    static func scaled(_ scores: TracedMatrix, by scaling: Scaling) -> TracedMatrix {
        TracedMatrix(
            scores.matrix * scaling.factor, "scaled scores", "S′", formula: scaling.tex(scores.symbol),
            scaling.operation, of: [scores.name], .score)
    }

    /// The mask, and the scores with it.
    static func masked(_ scores: TracedMatrix, by numbers: Matrix) -> [TracedMatrix] {
        var numbers = numbers
        numbers.rowLabels = scores.matrix.rowLabels
        numbers.columnLabels = scores.matrix.columnLabels
        return [
            TracedMatrix(numbers, "mask", "M", .given, .mask),
            TracedMatrix(
                scores.matrix.masked(by: numbers), "masked scores", "Z", formula: "\(scores.symbol) + M", .mask,
                of: [scores.name, "mask"], .score),
        ]
    }
}
