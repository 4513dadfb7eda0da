import StepTrace

/// A layer of one head: three linear maps make queries, keys and values of its input, then comes attention.
public struct AttentionLayer: Sendable {
    /// W_Q, W_K and W_V with their biases.
    public var query: Linear
    public var key: Linear
    public var value: Linear
    public var scoring: Scoring

    public init(query: Linear, key: Linear, value: Linear, scoring: Scoring = .scaledDotProduct) {
        self.query = query
        self.key = key
        self.value = value
        self.scoring = scoring
    }

    /// A layer with random weights, dModel × dModel each, without biases.
    public init(dModel: Int, scoring: Scoring = .scaledDotProduct, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        self.init(
            query: Linear(from: dModel, to: dModel, bias: false, using: &generator),
            key: Linear(from: dModel, to: dModel, bias: false, using: &generator),
            value: Linear(from: dModel, to: dModel, bias: false, using: &generator), scoring: scoring)
    }

    /// How many numbers are learned.
    public var parameterCount: Int { query.parameterCount + key.parameterCount + value.parameterCount }

    /// Attention with queries from x; keys and values from the context, or from x itself (self-attention) without one.
    ///
    /// - Parameters:
    ///   - x: Lq × dModel.
    ///   - context: Lk × dModel.
    ///   - bias: numbers added to the scaled scores, Lq × Lk.
    ///   - mask: which keys a query may see.
    ///   - emptyRows: what a query gets when every key is hidden from it.
    ///   - file: the caller's file, for the message when the program stops.
    ///   - line: the caller's line, for the same message.
    /// - Returns: `heads` holds the one attention; the output is Lq × dV.
    public func callAsFunction(
        _ x: Matrix, context: Matrix? = nil, bias: Matrix? = nil, mask: Mask = .none, emptyRows: EmptyRows = .zero,
        file: StaticString = #filePath, line: UInt = #line
    ) -> AttentionLayerResult {
        run(x, context: context, bias: bias, mask: mask, emptyRows: emptyRows, residual: false, file: file, line: line)
    }

    /// One or more further tokens, which see themselves and all tokens of earlier steps.
    ///
    /// Step by step this equals the whole sequence at once with `mask: .causal`.
    public func step(
        _ x: Matrix, cache: inout KeyValueCache, file: StaticString = #filePath, line: UInt = #line
    ) -> AttentionLayerResult {
        let heads = MultiHeadAttention(
            query: query, key: key, value: value, output: nil, heads: 1, scoring: scoring, file: file, line: line)
        return heads.step(x, cache: &cache, file: file, line: line)
    }

    @_optimize(none)
    func run(
        _ x: Matrix, context: Matrix?, bias: Matrix?, mask: Mask, emptyRows: EmptyRows, residual: Bool,
        file: StaticString, line: UInt
    ) -> AttentionLayerResult {
        let source = context ?? x
        let (name, symbol) = context == nil ? ("x", "X") : ("context", "C")
        var steps = [TracedMatrix(x, "x", "X", .given)]
        if let context { steps.append(TracedMatrix(context, "context", "C", .given)) }
        let queries = query.steps(
            x, input: "x", inputSymbol: "X", letter: "Q", name: "Q", symbol: "Q", file: file, line: line)
        let keys = key.steps(
            source, input: name, inputSymbol: symbol, letter: "K", name: "K", symbol: "K", file: file, line: line)
        let values = value.steps(
            source, input: name, inputSymbol: symbol, letter: "V", name: "V", symbol: "V", file: file, line: line)
        steps += queries + keys + values
        let head = attention(
            queries.last!.matrix, keys.last!.matrix, values.last!.matrix, scoring: scoring, bias: bias, mask: mask,
            emptyRows: emptyRows, file: file, line: line)
        steps += head.stages
        var output = head.output
        if residual {
            guard output.columns == x.columns else {
                stop(
                    "CrossAttentionLayer: the input is \(x.shape) and the attention's output \(output.shape); "
                        + "to be added they need the same number of columns",
                    file: file, line: line)
            }
            output = x + output
            steps.append(
                TracedMatrix(output, "residual output", "Y", formula: "X + O", .add, of: ["x", "output"]))
        }
        return AttentionLayerResult(
            heads: [head], concatenated: head.output, output: output,
            trace: Trace(title: "attention layer", steps: steps.map { $0.step }), outputProjection: nil)
    }
}
