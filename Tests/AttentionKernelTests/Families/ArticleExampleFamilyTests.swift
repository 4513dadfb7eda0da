import Testing

@testable import AttentionKernel

/// The worked example of an article, Q = [1, 2, 3], K = [4, 5, 6], V = [7, 8, 9], in its two right readings and the wrong one.
struct ArticleExampleFamilyTests {
    @Test(arguments: GoldenCase.family("article-example"))
    func agrees(_ golden: GoldenCase) throws {
        let q = try #require(golden.input("q")).matrix
        let k = try #require(golden.input("k")).matrix
        let v = try #require(golden.input("v")).matrix
        if golden.isExpected("product") {
            // Number by number instead of row by row: not attention, but the numbers are what the mistake gives.
            #expect(golden.number("is_attention") == 0)
            let product = q.hadamard(k)
            let weighted = softmax(product).hadamard(v)
            golden.check("product", product)
            golden.check("sum", product.sumOfRows)
            golden.check("softmax", softmax(product))
            golden.check("weighted", weighted)
            golden.check("weighted_sum", weighted.sumOfRows)
        } else {
            let result = attention(q, k, v, scoring: golden.dotProduct, mask: golden.mask())
            golden.check("scores", result.rawScores)
            golden.check("scaled", result.scaledScores)
            golden.check("masked", result.maskedScores)
            golden.check("weights", result.weights)
            golden.check("lse", result.logSumExp)
            golden.check("output", result.output)
        }
        golden.finish()
    }
}
