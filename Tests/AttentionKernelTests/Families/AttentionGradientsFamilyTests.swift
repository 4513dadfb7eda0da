import Testing

@testable import AttentionKernel

/// The golden cases of the backward pass of attention and of the softmax.
struct AttentionGradientsFamilyTests {
    @Test(arguments: GoldenCase.family("gradients").filter { $0.name.hasPrefix("gradient-sdpa") })
    func ofAttention(_ golden: GoldenCase) throws {
        let q = try #require(golden.input("q")).matrix
        let k = try #require(golden.input("k")).matrix
        let v = try #require(golden.input("v")).matrix
        let result = attention(q, k, v, scoring: golden.dotProduct, mask: golden.mask())
        let gradients = attentionGradients(of: result, output: try #require(golden.input("d_output")).matrix)
        golden.check("weights", result.weights)
        golden.check("output", result.output)
        golden.check("d_v", gradients.dValue)
        golden.check("d_weights", gradients.dWeights)
        golden.check("d_scaled", gradients.dScaledScores)
        golden.check("d_scores", gradients.dScores)
        golden.check("d_q", gradients.dQuery)
        golden.check("d_k", gradients.dKey)
        golden.finish()
    }

    @Test(arguments: GoldenCase.family("gradients").filter { $0.name.hasPrefix("gradient-softmax") })
    func ofTheSoftmax(_ golden: GoldenCase) throws {
        let weights = softmax(try #require(golden.input("x")).matrix)
        let dOutput = try #require(golden.input("d_output")).matrix
        #expect(golden.number("axis") == -1)
        golden.check("output", weights)
        golden.check("d_x", softmaxGradient(of: weights, output: dOutput))
        golden.finish()
    }
}
