public import StepTrace

/// How a loss changes with each input and stage of an attention computation: its backward pass, traced.
public struct AttentionGradients: Sendable {
    /// By Q, Lq × dK.
    public let dQuery: Matrix
    /// By K, Lk × dK.
    public let dKey: Matrix
    /// By V, Lk × dV.
    public let dValue: Matrix
    /// By the weights, Lq × Lk.
    public let dWeights: Matrix
    /// By the scaled scores, Lq × Lk; 0 where a key is hidden.
    public let dScaledScores: Matrix
    /// By the raw scores, Lq × Lk.
    public let dScores: Matrix
    /// By the bias, Lq × Lk, of the same shape as the scores.
    public let dBias: Matrix
    /// Every step of the backward pass.
    public let trace: Trace
}

extension AttentionGradients: Showable {
    public var shown: ShownValue { .trace(trace) }
}

/// The backward pass of attention: from the gradient by its output to those by its inputs.
///
/// `dV = AᵀdO`, `dA = dO Vᵀ`, `dZ = A ∘ (dA − rowsum(A ∘ dA))`, and with the scale c `dS = c dZ`, `dQ = dS K`, `dK = dSᵀQ`
/// (Dao et al. 2022, appendix B.2). A query without a key has no gradient.
///
/// For `.general(W)` and `.additive` scores, dQuery and dKey go through the weights; for `.cosine` through the lengths.
///
/// - Parameters:
///   - result: what `attention` gave.
///   - dOutput: Lq × dV, the gradient of a loss by the output.
///   - file: the caller's file, for the message when the program stops.
///   - line: the caller's line, for the same message.
@_optimize(none)
public func attentionGradients(
    of result: Attention, output dOutput: Matrix, file: StaticString = #filePath, line: UInt = #line
) -> AttentionGradients {
    let output = result.output
    guard dOutput.rows == output.rows, dOutput.columns == output.columns else {
        stop(
            "attentionGradients: the output is \(output.shape) and its gradient \(dOutput.shape); "
                + "the shapes must be equal",
            file: file, line: line)
    }
    var pass = BackwardPass(result, dOutput)
    pass.throughWeightedSum()
    pass.throughSoftmax()
    pass.throughCap()
    pass.throughScale()
    pass.throughScores()
    return AttentionGradients(
        dQuery: pass["dQ"], dKey: pass["dK"], dValue: pass["dV"], dWeights: pass["d weights"],
        dScaledScores: pass.has("d scaled scores") ? pass["d scaled scores"] : pass["d biased scores"],
        dScores: pass["d scores"], dBias: pass["d biased scores"],
        trace: Trace(title: "attention, backward", steps: pass.stages.map { $0.step }))
}

/// The gradient of a loss by the scores of a softmax over each row: `A ∘ (dA − rowsum(A ∘ dA))`.
///
/// A weight of exactly 0 gets a gradient of exactly 0.
public func softmaxGradient(
    of weights: Matrix, output dWeights: Matrix, file: StaticString = #filePath, line: UInt = #line
) -> Matrix {
    guard weights.rows == dWeights.rows, weights.columns == dWeights.columns else {
        stop(
            "softmaxGradient: the weights are \(weights.shape) and their gradient \(dWeights.shape); "
                + "the shapes must be equal",
            file: file, line: line)
    }
    return weights.weigh(dWeights - weights.weigh(dWeights).sumOfRows)
}
