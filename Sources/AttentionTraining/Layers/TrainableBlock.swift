public import AttentionKernel

/// A transformer block that learns: `TransformerBlock` of variables.
///
/// With the norms first (GPT-2), `h = x + attention(norm₁(x))`, `y = h + mlp(norm₂(h))`; else (Vaswani et al. 2017)
/// `h = norm₁(x + attention(x))`, `y = norm₂(h + mlp(h))`.
public struct TrainableBlock {
    public let attention: TrainableAttention
    public let norm1: TrainableLayerNorm
    public let mlp: TrainableMLP
    public let norm2: TrainableLayerNorm
    public let normFirst: Bool

    /// A block that starts from the numbers of another.
    public init(_ block: TransformerBlock, file: StaticString = #filePath, line: UInt = #line) {
        attention = TrainableAttention(block.attention, file: file, line: line)
        norm1 = TrainableLayerNorm(block.norm1)
        mlp = TrainableMLP(block.mlp)
        norm2 = TrainableLayerNorm(block.norm2)
        normFirst = block.normFirst
    }

    /// A block with random weights; `hidden` is the MLP's width, 4 · dModel if nil.
    public init(
        dModel: Int, heads: Int = 1, hidden: Int? = nil, normFirst: Bool = true, activation: Activation = .gelu,
        seed: UInt64, file: StaticString = #filePath, line: UInt = #line
    ) {
        self.init(
            TransformerBlock(
                dModel: dModel, heads: heads, hidden: hidden, normFirst: normFirst, activation: activation, seed: seed,
                file: file, line: line), file: file, line: line)
    }

    /// n × dModel gives n × dModel; the bias, n × n, is added to the scaled scores of every head.
    public func callAsFunction(
        _ x: Variable, bias: Variable? = nil, mask: Mask = .none, file: StaticString = #filePath, line: UInt = #line
    ) -> TrainableAttentionResult {
        let attended = attention(normFirst ? norm1(x) : x, bias: bias, mask: mask, file: file, line: line)
        let sum = x + attended.output
        let middle = normFirst ? sum : norm1(sum)
        let output = middle + mlp(normFirst ? norm2(middle) : middle, file: file, line: line)
        return TrainableAttentionResult(heads: attended.heads, output: normFirst ? output : norm2(output))
    }

    public var parameters: Parameters {
        Parameters([
            "norm1": norm1.parameters, "attention": attention.parameters, "norm2": norm2.parameters,
            "mlp": mlp.parameters,
        ])
    }

    /// The block with the numbers it has learned so far; applied to a matrix it shows every step.
    public var trained: TransformerBlock {
        TransformerBlock(
            attention: attention.trained, norm1: norm1.trained, mlp: mlp.trained, norm2: norm2.trained,
            normFirst: normFirst)
    }
}
