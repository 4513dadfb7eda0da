import Testing

@testable import AttentionKernel

/// The golden cases of layers with several heads: self and cross attention, padding, grouped and multi-query heads.
struct MultiHeadFamilyTests {
    @Test(arguments: GoldenCase.family("multi-head"))
    func agrees(_ golden: GoldenCase) throws {
        if let queryHeads = golden.number("query_heads") {
            try checkGroups(golden, Int(queryHeads))
        } else {
            try checkLayer(golden)
        }
        golden.finish()
    }

    private func checkLayer(_ golden: GoldenCase) throws {
        let layer = try golden.multiHead()
        let queries = try #require(golden.input("x") ?? golden.input("query")).matrices
        let values = golden.input("value")?.matrices
        let keys = golden.input("key")?.matrices ?? values
        func results(_ emptyRows: EmptyRows) -> [AttentionLayerResult] {
            queries.indices.map { batch in
                layer(
                    queries[batch], context: keys?[batch], values: values?[batch], mask: golden.mask(batch: batch),
                    emptyRows: emptyRows)
            }
        }
        golden.checkAlternative("need_weights_output") { results(.notANumber).map(\.output) }
        let results = results(.zero)
        check(golden, results.flatMap(\.heads))
        golden.check("head_outputs", results.flatMap(\.heads).map(\.output))
        golden.check("concat", results.map(\.concatenated))
        golden.check("output", results.map(\.output))
    }

    /// No projections: one head's queries, keys and values are given.
    private func checkGroups(_ golden: GoldenCase, _ queryHeads: Int) throws {
        let keyHeads = Int(try #require(golden.number("key_heads")))
        let queries = Matrix.concatenated(try #require(golden.input("q")).matrices)
        let keys = Matrix.concatenated(try #require(golden.input("k")).matrices)
        let values = Matrix.concatenated(try #require(golden.input("v")).matrices)
        let layer = MultiHeadAttention(
            query: Linear(weight: .identity(queries.columns)), key: Linear(weight: .identity(keys.columns)),
            value: Linear(weight: .identity(values.columns)), output: nil, heads: queryHeads, keyValueHeads: keyHeads,
            scoring: golden.dotProduct)
        let result = layer(queries, context: keys, values: values, mask: golden.mask())
        check(golden, result.heads, projections: false)
        golden.check("output", result.heads.map(\.output))
        #expect(result.output == .concatenated(result.heads.map(\.output)))
    }

    private func check(_ golden: GoldenCase, _ heads: [Attention], projections: Bool = true) {
        if projections {
            golden.check("q", heads.map(\.query))
            golden.check("k", heads.map(\.key))
            golden.check("v", heads.map(\.value))
        }
        golden.check("scores", heads.map(\.rawScores))
        golden.check("scaled", heads.map(\.scaledScores))
        golden.check("masked", heads.map(\.maskedScores))
        golden.check("weights", heads.map(\.weights))
        golden.check("lse", heads.map(\.logSumExp))
    }
}
