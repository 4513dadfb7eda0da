public import AttentionKernel

/// An attention layer of one or several heads that learns: `MultiHeadAttention` of variables.
///
/// The scale is 1/√d of a head's width.
public struct TrainableAttention {
    public let query: TrainableLinear
    public let key: TrainableLinear
    public let value: TrainableLinear
    /// Mixes what the heads found; without it the output is the heads side by side.
    public let output: TrainableLinear?
    public let heads: Int

    /// A layer that starts from the numbers of another.
    ///
    /// The program stops unless that one has scaled dot products and a key and value head for each query head.
    public init(_ layer: MultiHeadAttention, file: StaticString = #filePath, line: UInt = #line) {
        guard layer.scoring == .scaledDotProduct, layer.keyValueHeads == layer.heads else {
            stop(
                "TrainableAttention: the layer must have scaled dot products and as many key and value heads "
                    + "(\(layer.keyValueHeads)) as query heads (\(layer.heads))",
                file: file, line: line)
        }
        query = TrainableLinear(layer.query)
        key = TrainableLinear(layer.key)
        value = TrainableLinear(layer.value)
        output = layer.output.map { TrainableLinear($0) }
        heads = layer.heads
    }

    /// A layer with random weights, each head dModel / heads wide, without biases unless asked for.
    public init(
        dModel: Int, heads: Int = 1, bias: Bool = false, seed: UInt64, file: StaticString = #filePath,
        line: UInt = #line
    ) {
        self.init(
            MultiHeadAttention(dModel: dModel, heads: heads, bias: bias, seed: seed, file: file, line: line))
    }

    /// Attention with queries from x; keys and values from the context, or from x itself without one.
    ///
    /// - Parameters:
    ///   - x: Lq × dModel.
    ///   - context: Lk × dModel.
    ///   - bias: added to the scaled scores of every head, Lq × Lk, as by ALiBi; it may be learned.
    ///   - mask: which keys a query may see.
    ///   - file: the caller's file, for the message when the program stops.
    ///   - line: the caller's line, for the same message.
    /// - Returns: the heads, and the output, Lq × dModel.
    public func callAsFunction(
        _ x: Variable, context: Variable? = nil, bias: Variable? = nil, mask: Mask = .none,
        file: StaticString = #filePath, line: UInt = #line
    ) -> TrainableAttentionResult {
        let source = context ?? x
        let queries = query(x, file: file, line: line)
        let keys = key(source, file: file, line: line)
        let values = value(source, file: file, line: line)
        let found = (0..<heads).map { head in
            attention(
                queries.slice(head, of: heads), keys.slice(head, of: heads), values.slice(head, of: heads), bias: bias,
                mask: mask, file: file, line: line)
        }
        let joined = heads == 1 ? found[0].output : Variable.concatenated(found.map { $0.output })
        return TrainableAttentionResult(heads: found, output: output.map { $0(joined) } ?? joined)
    }

    /// `query.weight`, `key.weight`, `value.weight`, `output.weight` and the biases if there are any.
    public var parameters: Parameters {
        var parameters = Parameters(["query": query.parameters, "key": key.parameters, "value": value.parameters])
        if let output { parameters.add(output.parameters, under: "output") }
        return parameters
    }

    /// The layer with the numbers it has learned so far; applied to a matrix it shows every step.
    public var trained: MultiHeadAttention {
        MultiHeadAttention(
            query: query.trained, key: key.trained, value: value.trained, output: output?.trained, heads: heads)
    }
}

/// What a trainable attention layer computed.
public struct TrainableAttentionResult {
    /// Each head's attention, with `weights` to look at.
    public let heads: [VariableAttention]
    /// Lq × dModel.
    public let output: Variable
}

extension Variable {
    /// A head's columns.
    fileprivate func slice(_ head: Int, of heads: Int) -> Variable {
        let width = columns / heads
        return heads == 1 ? self : self.columns(head * width..<(head + 1) * width)
    }
}
