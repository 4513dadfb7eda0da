/// A layer of one head between two sequences: queries from one, keys and values from the other, and the attention's
/// output added to the first.
///
/// In an encoder–decoder model the queries come from the decoder and the keys and values from the encoder (Vaswani et
/// al. 2017, section 3.2.3).
public struct CrossAttentionLayer: Sendable {
    /// The projections and the scoring function.
    public var attention: AttentionLayer
    /// Whether the first sequence is added to the attention's output.
    ///
    /// He et al. 2016.
    public var residual: Bool

    public init(query: Linear, key: Linear, value: Linear, scoring: Scoring = .scaledDotProduct, residual: Bool = true)
    {
        attention = AttentionLayer(query: query, key: key, value: value, scoring: scoring)
        self.residual = residual
    }

    /// A layer with random weights, dModel × dModel each, without biases.
    public init(dModel: Int, residual: Bool = true, scoring: Scoring = .scaledDotProduct, seed: UInt64) {
        attention = AttentionLayer(dModel: dModel, scoring: scoring, seed: seed)
        self.residual = residual
    }

    /// How many numbers are learned.
    public var parameterCount: Int { attention.parameterCount }

    /// Attention from x (Lq × dModel) to the context (Lk × dModel); the output is Lq × dModel.
    public func callAsFunction(
        _ x: Matrix, context: Matrix, mask: Mask = .none, emptyRows: EmptyRows = .zero, file: StaticString = #filePath,
        line: UInt = #line
    ) -> AttentionLayerResult {
        attention.run(
            x, context: context, bias: nil, mask: mask, emptyRows: emptyRows, residual: residual, file: file, line: line
        )
    }
}
