import Testing

@testable import AttentionKernel

/// The golden cases of linear attention, whole and one token at a time.
struct LinearAttentionFamilyTests {
    @Test(arguments: GoldenCase.family("linear-attention"))
    func agrees(_ golden: GoldenCase) throws {
        let queries = try #require(golden.input("q")).matrices
        let keys = try #require(golden.input("k")).matrices
        let values = try #require(golden.input("v")).matrices
        #expect(golden.text("feature_map") == "elu + 1")
        let causal = golden.flag("causal")
        let results = queries.indices.map { linearAttention(queries[$0], keys[$0], values[$0], causal: causal) }
        golden.check("phi_q", results.map { $0.computation["query features"] })
        golden.check("phi_k", results.map { $0.computation["key features"] })
        golden.check(causal ? "states" : "state", results.flatMap(\.states))
        golden.check(causal ? "normalizers" : "normalizer", results.flatMap(\.normalisers))
        golden.check("denominator", results.map(\.denominator))
        golden.check("weights", results.map(\.weights))
        golden.check("output", results.map(\.output))
        golden.finish()
    }
}
