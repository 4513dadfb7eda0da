public import StepTrace

/// What an attention layer computed: each head's attention, and the steps around them.
public struct AttentionLayerResult: Sendable {
    /// One attention a head, with its share of the projections as Q, K and V.
    public let heads: [Attention]
    /// The heads' outputs side by side, Lq × (heads × dV).
    ///
    /// TransformerLens: `hook_z`, its last two axes as one.
    public let concatenated: Matrix
    /// What the layer gives, Lq × dModel.
    ///
    /// TransformerLens: `hook_attn_out`.
    public let output: Matrix
    /// Every step; a layer of several heads has one child for each: `"head 1/weights"`.
    public let trace: Trace
    let outputProjection: Linear?

    /// The weights of each query averaged over the heads, Lq × Lk: what PyTorch's `MultiheadAttention` returns.
    ///
    /// An average hides what single heads do.
    public var averageWeights: Matrix {
        let sum = heads.dropFirst().reduce(heads[0].weights) { $0 + $1.weights }
        return sum / Double(heads.count)
    }

    /// What one head, counted from 0, adds to the output: its output times its rows of W_O, Lq × dModel.
    ///
    /// These and the bias add up to the layer's output. TransformerLens: `hook_result`.
    public func contribution(ofHead head: Int, file: StaticString = #filePath, line: UInt = #line) -> Matrix {
        guard heads.indices.contains(head) else {
            stop("contribution: head \(head) of \(heads.count); heads count from 0", file: file, line: line)
        }
        let own = heads[head].output
        guard let outputProjection else { return own }
        let width = own.columns
        return own.matmul(outputProjection.weight.rows(head * width..<(head + 1) * width))
    }
}

extension AttentionLayerResult: Showable {
    public var shown: ShownValue { .trace(trace) }
}
