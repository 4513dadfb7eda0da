public import StepTrace

/// One layer of a transformer: attention and an MLP, each with a layer norm and a residual connection.
///
/// With `normFirst` (Xiong et al. 2020, GPT-2): `h = x + attention(norm1(x))`, `y = h + mlp(norm2(h))`. Without (Vaswani et al.
/// 2017): `h = norm1(x + attention(x))`, `y = norm2(h + mlp(h))`.
public struct TransformerBlock: Sendable {
    public var attention: MultiHeadAttention
    public var norm1: LayerNorm
    public var mlp: MLP
    public var norm2: LayerNorm
    public var normFirst: Bool

    public init(attention: MultiHeadAttention, norm1: LayerNorm, mlp: MLP, norm2: LayerNorm, normFirst: Bool = true) {
        self.attention = attention
        self.norm1 = norm1
        self.mlp = mlp
        self.norm2 = norm2
        self.normFirst = normFirst
    }

    /// A block with random weights.
    ///
    /// - Parameters:
    ///   - dModel: the width of a token, a multiple of `heads`.
    ///   - heads: how many heads the queries have.
    ///   - keyValueHeads: how many heads the keys and values have; as many as the queries if nil.
    ///   - hidden: the MLP's width; 4 · dModel if nil.
    ///   - normFirst: whether each norm comes before its layer or after the residual connection.
    ///   - activation: the function between the MLP's two linear maps.
    ///   - seed: equal seeds give equal weights.
    ///   - file: the caller's file, for the message when the program stops.
    ///   - line: the caller's line, for the same message.
    public init(
        dModel: Int, heads: Int, keyValueHeads: Int? = nil, hidden: Int? = nil, normFirst: Bool = true,
        activation: Activation = .gelu, seed: UInt64, file: StaticString = #filePath, line: UInt = #line
    ) {
        var generator = SeededGenerator(seed: seed)
        attention = MultiHeadAttention(
            dModel: dModel, heads: heads, keyValueHeads: keyValueHeads, bias: true, seed: generator.next(), file: file,
            line: line)
        mlp = MLP(dModel: dModel, hidden: hidden ?? 4 * dModel, activation: activation, using: &generator)
        norm1 = LayerNorm(dModel: dModel)
        norm2 = LayerNorm(dModel: dModel)
        self.normFirst = normFirst
    }

    /// How many numbers are learned.
    public var parameterCount: Int {
        attention.parameterCount + norm1.parameterCount + mlp.parameterCount + norm2.parameterCount
    }

    /// n × dModel gives n × dModel.
    @_optimize(none)
    public func callAsFunction(
        _ x: Matrix, mask: Mask = .none, emptyRows: EmptyRows = .zero, file: StaticString = #filePath,
        line: UInt = #line
    ) -> TransformerBlockResult {
        var parts = Parts(x: x)
        let attended: AttentionLayerResult
        if normFirst {
            let normal = parts.norm("norm 1", norm1.traced(x, file: file, line: line), of: "x")
            attended = attention(normal, mask: mask, emptyRows: emptyRows, file: file, line: line)
            parts.nest(attended.trace, input: "norm 1")
            parts.add("residual 1", "H", "x", "attention", attended.output)
            let second = parts.norm("norm 2", norm2.traced(parts.last, file: file, line: line), of: "residual 1")
            parts.run(mlp(second, file: file, line: line), of: "norm 2")
            parts.add("output", "Y", "residual 1", "MLP", nil)
        } else {
            attended = attention(x, mask: mask, emptyRows: emptyRows, file: file, line: line)
            parts.nest(attended.trace, input: "x")
            parts.add("residual 1", "R", "x", "attention", attended.output)
            let normal = parts.norm("norm 1", norm1.traced(parts.last, file: file, line: line), of: "residual 1")
            parts.run(mlp(normal, file: file, line: line), of: "norm 1")
            parts.add("residual 2", "R′", "norm 1", "MLP", nil)
            _ = parts.norm("norm 2", norm2.traced(parts.last, file: file, line: line), of: "residual 2")
            parts.stages[parts.stages.count - 1].name = "output"
        }
        return TransformerBlockResult(
            attention: attended, computation: Traced("transformer block", parts.stages, children: parts.children))
    }
}

/// What a transformer block computed.
public struct TransformerBlockResult: Sendable {
    public let attention: AttentionLayerResult
    /// The block's steps: norms, residuals and, nested, attention, norms and MLP.
    public let computation: Traced

    /// What the block gives, n × dModel.
    ///
    /// TransformerLens: `hook_resid_post`.
    public var output: Matrix { computation.output }
    public var trace: Trace { computation.trace }
}

extension TransformerBlockResult: Showable {
    public var shown: ShownValue { .trace(trace) }
}

/// A block's steps as they come, with the computations nested in them.
private struct Parts {
    var stages: [TracedMatrix]
    var children: [Trace] = []
    var last: Matrix { stages[stages.count - 1].matrix }
    private var mlpOutput: Matrix?

    init(x: Matrix) { stages = [TracedMatrix(x, "x", "X", .given)] }

    mutating func norm(_ name: String, _ norm: Traced, of input: String) -> Matrix {
        children.append(norm.nested(name, input: input))
        let symbol = name == "norm 1" ? "N" : "N′"
        stages.append(
            TracedMatrix(
                norm.output, name, symbol, formula: "\\operatorname{LayerNorm}(\(symbolOf(input)))", .copy,
                of: [name + "/output"]))
        return norm.output
    }

    mutating func nest(_ attention: Trace, input: String) {
        var trace = attention
        trace.title = "attention"
        trace.steps[0].operation = .copy
        trace.steps[0].operands = ["../" + input]
        children.append(trace)
    }

    mutating func run(_ mlp: Traced, of input: String) {
        children.append(mlp.nested("MLP", input: input))
        mlpOutput = mlp.output
    }

    /// A residual connection: a step plus what a nested computation gave.
    mutating func add(_ name: String, _ symbol: String, _ input: String, _ child: String, _ output: Matrix?) {
        let source = stages.first { $0.name == input }!
        let addend = output ?? mlpOutput!
        stages.append(
            TracedMatrix(
                source.matrix + addend, name, symbol, formula: "\(source.symbol) + \\operatorname{\(child)}", .add,
                of: [input, child + "/output"]))
    }

    private func symbolOf(_ name: String) -> String { stages.first { $0.name == name }?.symbol ?? name }
}
