public import StepTrace

/// The result of an attention computation with every stage that led to it.
///
/// The scores and weights have one row for each query and one column for each key. Stages that did nothing (no bias, no
/// soft cap, no mask, no scale) are not in the trace, and their property is the stage before.
public struct Attention: Sendable {
    /// Q, Lq × dK.
    public let query: Matrix
    /// K, Lk × dK.
    public let key: Matrix
    /// V, Lk × dV.
    public let value: Matrix

    let scoring: Scoring
    let softcap: Double?
    let emptyRows: EmptyRows
    /// Every step after Q, K and V, in order.
    let stages: [TracedMatrix]

    /// How well each key fits each query, Lq × Lk, before any scale; QKᵀ for dot products.
    public var rawScores: Matrix { stage(.rawScores).matrix }
    /// The scores times the scale.
    public var scaledScores: Matrix { stage(.scaledScores).matrix }
    /// The scaled scores plus the bias.
    public var biasedScores: Matrix { stage(.biasedScores).matrix }
    /// The biased scores under the soft cap.
    public var cappedScores: Matrix { stage(.cappedScores).matrix }
    /// The scores that the softmax gets, −∞ where a key is hidden.
    ///
    /// TransformerLens: `hook_attn_scores`.
    public var maskedScores: Matrix { stage(.maskedScores).matrix }
    /// The largest masked score of each row (and the sink), Lq × 1.
    public var rowMaximum: Matrix { stage(.rowMaximum).matrix }
    /// `e^(masked score − row maximum)`, Lq × Lk.
    public var exponentials: Matrix { stage(.exponentials).matrix }
    /// The sum of each row of exponentials (and the sink's), Lq × 1.
    public var rowSum: Matrix { stage(.rowSum).matrix }
    /// The share of each key in each query's output, Lq × Lk; rows add up to 1.
    ///
    /// TransformerLens: `hook_pattern`.
    public var weights: Matrix { stage(.weights).matrix }
    /// The weighted sum of the values, Lq × dV.
    ///
    /// TransformerLens: `hook_z`.
    public var output: Matrix { stage(.output).matrix }

    /// The share that the sink takes of each row, Lq × 1, if there is a sink.
    public var sinkWeights: Matrix? { stages.first { $0.name == "sink weights" }?.matrix }

    /// `ln Σ e^score` of each row of masked scores (and the sink), Lq × 1; −∞ for a row without a key.
    public var logSumExp: Matrix {
        Matrix.combined("logSumExp", rowMaximum, rowSum) { maximum, sum in
            maximum == -.infinity ? maximum : maximum + logarithm(sum)
        }
    }

    /// Every step, from Q, K and V to the output.
    public var trace: Trace { Trace(title: "attention", steps: given + stages.map { $0.step }) }

    private var given: [Step] {
        [
            TracedMatrix(query, "Q", "Q", .given).step, TracedMatrix(key, "K", "K", .given).step,
            TracedMatrix(value, "V", "V", .given).step,
        ]
    }

    /// The arithmetic of one number, as text; rows and columns are counted from 0 here and from 1 in the text.
    public func explain(
        _ stage: Stage, row: Int, column: Int = 0, file: StaticString = #filePath, line: UInt = #line
    ) -> String {
        let name = stepName(of: stage)
        guard let arithmetic = trace.explain(step: name, row: row, column: column) else {
            let matrix = trace.step(name)!.value
            stop(
                "explain: entry [\(row), \(column)] of the \(matrix.rows)×\(matrix.columns) \(name); both count from 0",
                file: file, line: line)
        }
        return arithmetic.text
    }

    /// The stages of an attention computation, in their order.
    public enum Stage: Int, Sendable, Hashable, CaseIterable {
        case query, key, value
        case rawScores, scaledScores, biasedScores, cappedScores, maskedScores
        case rowMaximum, exponentials, rowSum, weights, output

        /// The name of its step in a trace.
        public var stepName: String {
            switch self {
            case .query: "Q"
            case .key: "K"
            case .value: "V"
            case .rawScores: "scores"
            case .scaledScores: "scaled scores"
            case .biasedScores: "biased scores"
            case .cappedScores: "capped scores"
            case .maskedScores: "masked scores"
            case .rowMaximum: "row maximum"
            case .exponentials: "exponentials"
            case .rowSum: "row sum"
            case .weights: "weights"
            case .output: "output"
            }
        }
    }

    /// The name of a stage's step in this attention's trace.
    func stepName(of stage: Stage) -> String {
        switch stage {
        case .query, .key, .value: stage.stepName
        default: self.stage(stage).name
        }
    }

    /// The stage, or the last one before it that did something.
    private func stage(_ stage: Stage) -> TracedMatrix {
        for number in stride(from: stage.rawValue, through: Stage.rawScores.rawValue, by: -1) {
            let name = Stage(rawValue: number)!.stepName
            if let found = stages.first(where: { $0.name == name }) { return found }
        }
        return stages[stages.count - 1]
    }
}

extension Attention: Showable {
    public var shown: ShownValue { .trace(trace) }
}
