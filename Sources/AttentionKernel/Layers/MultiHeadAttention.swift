import StepTrace

/// A layer of several heads: each attends with its own columns of the queries, keys and values, and a linear map mixes
/// what they found.
///
/// Vaswani et al. 2017, section 3.2.2. Head h uses columns h·d to (h + 1)·d − 1 of the projections, d being a head's width. With fewer key and value heads
/// than query heads (grouped, or multi-query for one), query head h uses key and value head ⌊h / (heads / keyValueHeads)⌋
/// (Ainslie et al. 2023). The scale is 1/√d of the head's width, not of the model's.
public struct MultiHeadAttention: Sendable {
    /// W_Q, dModel × (heads × dK).
    ///
    /// TransformerLens names the projections `hook_q`, `hook_k`, `hook_v`.
    public var query: Linear
    /// W_K, dModel × (keyValueHeads × dK).
    public var key: Linear
    /// W_V, dModel × (keyValueHeads × dV).
    public var value: Linear
    /// W_O, (heads × dV) × dModel; without it the output is the heads side by side.
    public var output: Linear?
    public let heads: Int
    public let keyValueHeads: Int
    public var scoring: Scoring

    /// A layer of given projections; the program stops when their columns do not divide by the heads.
    public init(
        query: Linear, key: Linear, value: Linear, output: Linear?, heads: Int, keyValueHeads: Int? = nil,
        scoring: Scoring = .scaledDotProduct, file: StaticString = #filePath, line: UInt = #line
    ) {
        let groups = keyValueHeads ?? heads
        Self.check(query, key, value, output, heads, groups, file: file, line: line)
        self.query = query
        self.key = key
        self.value = value
        self.output = output
        self.heads = heads
        self.keyValueHeads = groups
        self.scoring = scoring
    }

    /// A layer with random weights, each head dModel / heads wide.
    public init(
        dModel: Int, heads: Int, keyValueHeads: Int? = nil, bias: Bool = false, seed: UInt64,
        file: StaticString = #filePath, line: UInt = #line
    ) {
        guard heads > 0, dModel % heads == 0 else {
            stop(
                "MultiHeadAttention: dModel is \(dModel) and heads \(heads); dModel must be a multiple of heads",
                file: file, line: line)
        }
        let shared = (keyValueHeads ?? heads) * (dModel / heads)
        var generator = SeededGenerator(seed: seed)
        self.init(
            query: Linear(from: dModel, to: dModel, bias: bias, using: &generator),
            key: Linear(from: dModel, to: shared, bias: bias, using: &generator),
            value: Linear(from: dModel, to: shared, bias: bias, using: &generator),
            output: Linear(from: dModel, to: dModel, bias: bias, using: &generator), heads: heads,
            keyValueHeads: keyValueHeads, file: file, line: line)
    }

    /// How many numbers are learned.
    public var parameterCount: Int {
        query.parameterCount + key.parameterCount + value.parameterCount + (output?.parameterCount ?? 0)
    }

    /// Attention with queries from x; keys and values from the context, or from x itself (self-attention) without one.
    ///
    /// - Parameters:
    ///   - x: Lq × dModel.
    ///   - context: Lk × dModel.
    ///   - values: where the values come from, if not from the same sequence as the keys; Lk rows.
    ///   - bias: numbers added to the scaled scores of every head, Lq × Lk.
    ///   - mask: which keys a query may see.
    ///   - emptyRows: what a query gets when every key is hidden from it.
    ///   - file: the caller's file, for the message when the program stops.
    ///   - line: the caller's line, for the same message.
    @_optimize(none)
    public func callAsFunction(
        _ x: Matrix, context: Matrix? = nil, values: Matrix? = nil, bias: Matrix? = nil, mask: Mask = .none,
        emptyRows: EmptyRows = .zero, file: StaticString = #filePath, line: UInt = #line
    ) -> AttentionLayerResult {
        var stages = [TracedMatrix(x, "x", "X", .given)]
        var (keySource, valueSource) = (stages[0], stages[0])
        if let context {
            keySource = TracedMatrix(context, "context", "C", .given)
            valueSource = keySource
            stages.append(keySource)
        }
        if let values {
            valueSource = TracedMatrix(values, "value source", "D", .given)
            stages.append(valueSource)
        }
        stages += project(query, "Q", "queries", stages[0], file, line)
        stages += project(key, "K", "keys", keySource, file, line)
        stages += project(value, "V", "values", valueSource, file, line)
        return attend(stages, bias: bias, mask: mask, emptyRows: emptyRows, file: file, line: line)
    }

    /// One or more further tokens, which see themselves and all tokens of earlier steps.
    ///
    /// Step by step this equals the whole sequence at once with `mask: .causal`.
    @_optimize(none)
    public func step(
        _ x: Matrix, cache: inout KeyValueCache, file: StaticString = #filePath, line: UInt = #line
    ) -> AttentionLayerResult {
        var stages = [TracedMatrix(x, "x", "X", .given)]
        let input = stages[0]
        stages += project(query, "Q", "queries", input, file, line)
        let earlier = cache
        var newKeys = project(key, "K", earlier.count == 0 ? "keys" : "new keys", input, file, line)
        var newValues = project(value, "V", earlier.count == 0 ? "values" : "new values", input, file, line)
        cache.append(keys: newKeys.last!.matrix, values: newValues.last!.matrix, file: file, line: line)
        if earlier.count > 0 {
            newKeys += [
                TracedMatrix(earlier.keys, "cached keys", "K", .given),
                TracedMatrix(cache.keys, "keys", "K", .stack, of: ["cached keys", "new keys"]),
            ]
            newValues += [
                TracedMatrix(earlier.values, "cached values", "V", .given),
                TracedMatrix(cache.values, "values", "V", .stack, of: ["cached values", "new values"]),
            ]
        }
        return attend(
            stages + newKeys + newValues, bias: nil, mask: .causal, emptyRows: .zero, file: file, line: line)
    }
}
