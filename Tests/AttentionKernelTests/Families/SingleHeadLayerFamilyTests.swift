import Testing

@testable import AttentionKernel

/// The golden cases of two layers printed in an article: right, and with the softmax over the wrong axis.
struct SingleHeadLayerFamilyTests {
    @Test(arguments: GoldenCase.family("single-head-layer"))
    func agrees(_ golden: GoldenCase) throws {
        let first = try #require(golden.input("x") ?? golden.input("encoder_outputs")).matrices
        let second = golden.input("decoder_outputs")?.matrices
        let (query, key, value) = (try golden.linearMap("q"), try golden.linearMap("k"), try golden.linearMap("v"))
        #expect(golden.number("scale") == 1)
        #expect(golden.number("softmax_axis") ?? 1 == 1)
        let results = first.indices.map { batch in
            if let second {
                CrossAttentionLayer(query: query, key: key, value: value, scoring: .dotProduct)(
                    first[batch], context: second[batch], mask: golden.mask())
            } else {
                AttentionLayer(query: query, key: key, value: value, scoring: .dotProduct)(
                    first[batch], mask: golden.mask())
            }
        }
        let heads = results.map { $0.heads[0] }
        golden.check("q", heads.map(\.query))
        golden.check("k", heads.map(\.key))
        golden.check("v", heads.map(\.value))
        golden.check("scores", heads.map(\.rawScores))
        golden.check("weights", heads.map(\.weights))
        golden.check("attention_output", heads.map(\.output))
        golden.check("output", results.map(\.output))
        // As printed: each column adds up to 1, so the shares of a query do not.
        let wrong = heads.map { softmax($0.rawScores, over: .columns) }
        let wrongOutputs = zip(wrong, heads).map { $0.matmul($1.value) }
        golden.check("weights_axis1", wrong)
        golden.check("attention_output_axis1", wrongOutputs)
        golden.check("output_axis1", zip(wrongOutputs, first).map { second == nil ? $0 : $0 + $1 })
        golden.finish()
    }
}
