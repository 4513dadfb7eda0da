import AttentionTraining
import StepTrace

@testable import AttentionKernel

/// Traces of every computation that the kernel traces, with every option that changes its steps.
enum SampleTraces {
    static let q = Matrix.random(rows: 3, columns: 4, seed: 1)
    static let k = Matrix.random(rows: 5, columns: 4, seed: 2)
    static let v = Matrix.random(rows: 5, columns: 2, seed: 3).labelled(columns: ["left", "right"])
    static let x = Matrix.random(rows: 4, columns: 6, seed: 4).labelled(rows: ["the", "cat", "sat", "down"])
    static let context = Matrix.random(rows: 5, columns: 6, seed: 5)
    static let bias = Matrix.random(rows: 3, columns: 5, seed: 6)

    static let masks: [Mask] = [
        .none, .causal, .causal(.topLeft), .padding(keys: [true, true, false, true, false]),
        .window(left: 1, right: 0), .causal & .padding(keys: [false, true, true, true, true]),
        .block([
            [true, false, false, false, false], Array(repeating: true, count: 5), [false, true, false, true, false],
        ]),
        .additive(Matrix.random(rows: 3, columns: 5, seed: 7)),
    ]

    static let scorings: [Scoring] = [
        .scaledDotProduct, .dotProduct, .dotProduct(scale: 0.3), .dotProduct(scale: -2),
        .general(Matrix.random(rows: 4, columns: 4, seed: 8)), .cosine,
        .additive(
            query: Matrix.random(rows: 4, columns: 3, seed: 9), key: Matrix.random(rows: 4, columns: 3, seed: 10),
            vector: [1, -0.5, 0.25], bias: [0.1, 0, -0.1]),
    ]

    static let attentions: [Attention] =
        masks.map { attention(q, k, v, mask: $0) }
        + scorings.map { attention(q, k, v, scoring: $0, mask: .causal) }
        + scorings.map { attention(q, k, v, scoring: $0, bias: bias, softcap: 1.5, sink: 0.5) }
        + [EmptyRows.zero, .notANumber, .uniform].map {
            attention(q, k, v, mask: masks[6], emptyRows: $0)
        }
        + [
            attention(q, k, v, bias: bias, mask: .causal), attention(q, k, v, softcap: 0.5),
            attention(q, k, v, sink: 2), attention(q, k, v, mask: masks[6], emptyRows: .zero, sink: -.infinity),
            attention(q * 1e200, k * 1e100, v), attention(q * 0, k, v), attention(q.map { _ in .nan }, k, v),
            attention(Matrix.random(rows: 1, columns: 1, seed: 1), [[2]], [[3]]),
            attention(
                Matrix.random(rows: 9, columns: 3, seed: 1), Matrix.random(rows: 19, columns: 3, seed: 2),
                Matrix.random(rows: 19, columns: 5, seed: 3), mask: .causal),
        ]

    static let layers: [AttentionLayerResult] = {
        let heads = MultiHeadAttention(dModel: 6, heads: 3, bias: true, seed: 11)
        let grouped = MultiHeadAttention(dModel: 8, heads: 4, keyValueHeads: 2, seed: 12)
        let single = AttentionLayer(dModel: 6, seed: 13)
        let cross = CrossAttentionLayer(dModel: 6, seed: 14)
        var cache = KeyValueCache()
        let steps = (0..<3).map { heads.step(x.rows($0..<$0 + 1), cache: &cache) }
        return [
            heads(x), heads(x, mask: .causal), heads(x, context: context), single(x, mask: .causal),
            grouped(Matrix.random(rows: 4, columns: 8, seed: 15), mask: .causal), cross(x, context: context),
            MultiHeadAttention(
                query: heads.query, key: heads.key, value: heads.value, output: nil, heads: 2, scoring: .dotProduct)(x),
        ] + steps
    }()

    static let others: [Trace] = {
        let block = TransformerBlock(dModel: 4, heads: 2, seed: 16)
        let last = TransformerBlock(dModel: 4, heads: 2, normFirst: false, activation: .geluTanh, seed: 17)
        let tokens = Matrix.random(rows: 3, columns: 4, seed: 18)
        let parts = (0..<2).map {
            onlineAttention(q, k.rows($0 * 2..<$0 * 2 + 2), v.rows($0 * 2..<$0 * 2 + 2), blockSize: 2)
        }
        var traces = [
            block(tokens, mask: .causal).trace, last(tokens).trace,
            onlineAttention(q, k, v, mask: .causal, blockSize: 2).trace,
            onlineAttention(q, k, v, scoring: .dotProduct, bias: bias, mask: masks[6], blockSize: 3).trace,
            linearAttention(q, k, v).trace, linearAttention(k, k, v, causal: true).trace,
            mergedAttention(outputs: parts.map { $0.output }, logSumExps: parts.map { $0.logSumExp }).trace,
            Traced.layerNorm(tokens, gain: [1, 2, 3, 4], bias: [0, 1, 0, 1]).trace, Traced.rmsNorm(tokens).trace,
            Traced.sinusoidalEncoding(positions: 4, dModel: 5, start: 3).trace,
            Traced.sinusoidalEncoding(positions: 4, dModel: 6, layout: .halves).trace,
            Traced.rotary(q, positions: 3..<6, layout: .interleaved).trace,
            Traced.rotary(q, positions: 0..<3, layout: .halves, width: 2).trace,
            Traced.alibiBias(queries: 3, keys: 5, slope: 0.5).trace,
        ]
        traces += Activation.allCases.map { Traced.activation($0, q).trace }
        traces += attentions.map { result in
            attentionGradients(
                of: result,
                output: Matrix.random(
                    rows: result.output.rows, columns: result.output.columns, seed: 19)
            ).trace
        }
        let inputs = [Variable(q, name: "q"), Variable(k, name: "k"), Variable(v, name: "v")]
        let trained = attention(inputs[0], inputs[1], inputs[2], mask: .causal)
        let loss = crossEntropy(
            layerNorm(gelu(trained.output.matmul(Variable(Matrix.random(rows: 2, columns: 3, seed: 20))))),
            targets: [0, nil, 2], labelSmoothing: 0.1)
        return traces + [loss.trace, loss.gradientTrace()]
    }()

    /// All of them.
    static let all: [Trace] = attentions.map { $0.trace } + layers.map { $0.trace } + others
}
