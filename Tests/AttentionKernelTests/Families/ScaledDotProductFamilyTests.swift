import Testing

@testable import AttentionKernel

/// The golden cases whose scores are dot products: shapes, scales, masks, biases, soft cap, sink, extremes.
struct ScaledDotProductFamilyTests {
    @Test(arguments: GoldenCase.family("scaled-dot-product"))
    func agrees(_ golden: GoldenCase) throws {
        let results = try attentions(of: golden)
        golden.check("scores", results.map(\.rawScores))
        golden.check("scaled", results.map(\.scaledScores))
        golden.check("capped", results.map(\.cappedScores))
        golden.check("masked", results.map(\.maskedScores))
        golden.check("weights", results.map(\.weights))
        golden.check("sink_weights", results.compactMap(\.sinkWeights))
        golden.check("lse", results.map(\.logSumExp))
        golden.check("output", results.map(\.output))
        // What queries get that see no key at all.
        let (naive, uniform) = try (attentions(of: golden, .notANumber), attentions(of: golden, .uniform))
        golden.checkAlternative("plain_softmax_output") { naive.map(\.output) }
        golden.checkAlternative("jax_additive_output", { naive.map(\.output) }, singlePrecision: true)
        golden.checkAlternative("jax_mask_output", { uniform.map(\.output) }, singlePrecision: true)
        golden.finish()
    }

    private func attentions(of golden: GoldenCase, _ emptyRows: EmptyRows = .zero) throws -> [Attention] {
        let query = try #require(golden.input("q"))
        let (queries, keys) = (query.matrices, try #require(golden.input("k")).matrices)
        let values = try #require(golden.input("v")).matrices
        let heads = query.shape.count > 2 ? query.shape[query.shape.count - 3] : 1
        let slopes = golden.flag("alibi") ? try #require(golden.input("slopes")).values : []
        let sinks = golden.input("sinks")?.values
        var biases: [Matrix] = []
        let results = queries.indices.map { index in
            let (head, batch) = (index % heads, index / heads)
            var bias = golden.input("bias")?.matrix
            if !slopes.isEmpty {
                bias = alibiBias(queries: queries[index].rows, keys: keys[index].rows, slope: slopes[head])
                biases.append(bias!)
            }
            return attention(
                queries[index], keys[index], values[index], scoring: golden.dotProduct, bias: bias,
                softcap: golden.number("softcap"), mask: golden.mask(head: head, batch: batch),
                emptyRows: emptyRows, sink: sinks?[head])
        }
        golden.check("bias", biases)
        return results
    }
}
