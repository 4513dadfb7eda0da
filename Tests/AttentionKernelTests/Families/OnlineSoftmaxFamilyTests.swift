import Testing

@testable import AttentionKernel

/// The golden cases of attention block by block, and of parts merged by their log-sum-exp.
struct OnlineSoftmaxFamilyTests {
    @Test(arguments: GoldenCase.family("online-softmax"))
    func agrees(_ golden: GoldenCase) throws {
        let q = try #require(golden.input("q")).matrix
        let k = try #require(golden.input("k")).matrix
        let v = try #require(golden.input("v")).matrix
        let (scoring, mask) = (golden.dotProduct, golden.mask())
        if let bounds = golden.numbers("bounds") {
            let parts = zip(bounds, bounds.dropFirst()).map {
                attention(q, k.rows($0..<$1), v.rows($0..<$1), scoring: scoring, mask: mask)
            }
            golden.check("part_outputs", parts.map(\.output))
            golden.check("part_lse", parts.map(\.logSumExp))
            let merged = mergedAttention(outputs: parts.map(\.output), logSumExps: parts.map(\.logSumExp))
            golden.check("output", merged.output)
            golden.check("lse", logSumExp(merged["log-sum-exps"]))
        } else {
            let block = Int(try #require(golden.number("block")))
            let result = onlineAttention(q, k, v, scoring: scoring, mask: mask, blockSize: block)
            // The large case gives the last block only.
            let blocks =
                golden.expectation("running_max")?.shape[0] == 1 ? [try #require(result.blocks.last)] : result.blocks
            golden.check("running_max", blocks.map(\.runningMaximum))
            golden.check("running_sum", blocks.map(\.denominator))
            golden.check("accumulator", blocks.map(\.accumulator))
            golden.check("lse", result.logSumExp)
            golden.check("output", result.output)
        }
        golden.finish()
    }
}
