import StepTrace
import Testing

@testable import AttentionKernel

struct LayerTests {
    private let x = Matrix.random(rows: 4, columns: 6, seed: 1)

    private func close(_ first: Matrix, _ second: Matrix) -> Bool {
        zip(first.values, second.values).allSatisfy { ($0 - $1).magnitude < 1e-12 } && first.rows == second.rows
    }

    @Test func headsAddUpToTheOutput() {
        let layer = MultiHeadAttention(dModel: 6, heads: 3, seed: 4)
        let result = layer(x)
        let sum = (0..<3).map { result.contribution(ofHead: $0) }.reduce(Matrix(rows: 4, columns: 6, repeating: 0), +)
        #expect(close(sum, result.output))
        #expect(close(result.averageWeights.sumOfRows, Matrix(rows: 4, columns: 1, repeating: 1)))
        #expect(result.heads.map(\.query.columns) == [2, 2, 2])
        #expect(result.trace.children.map(\.title) == ["head 1", "head 2", "head 3"])
        #expect(result.trace.step("head 2/weights")?.value.values == result.heads[1].weights.values)
    }

    @Test func parametersAreCounted() {
        #expect(Linear(from: 3, to: 5, seed: 1).parameterCount == 20)
        #expect(AttentionLayer(dModel: 6, seed: 1).parameterCount == 108)
        #expect(CrossAttentionLayer(dModel: 6, seed: 1).parameterCount == 108)
        #expect(MultiHeadAttention(dModel: 6, heads: 3, bias: true, seed: 1).parameterCount == 168)
        #expect(MultiHeadAttention(dModel: 6, heads: 3, keyValueHeads: 1, seed: 1).parameterCount == 36 + 12 + 12 + 36)
        #expect(MLP(dModel: 6, hidden: 10, seed: 1).parameterCount == 136)
        #expect(TransformerBlock(dModel: 6, heads: 2, hidden: 10, seed: 1).parameterCount == 168 + 136 + 24)
    }

    @Test func crossAttentionAddsTheFirstSequence() {
        let context = Matrix.random(rows: 2, columns: 6, seed: 2)
        let with = CrossAttentionLayer(dModel: 6, seed: 3)(x, context: context)
        let without = CrossAttentionLayer(dModel: 6, residual: false, seed: 3)(x, context: context)
        #expect(with.output == x + without.output)
        #expect(with.trace.steps.last?.name == "residual output" && without.trace.steps.last?.name == "output")
        #expect(with.heads[0].weights.rows == 4 && with.heads[0].weights.columns == 2)
    }

    @Test func groupsShareKeysAndValues() {
        let layer = MultiHeadAttention(dModel: 6, heads: 6, keyValueHeads: 2, seed: 4)
        let heads = layer(x).heads
        #expect(heads[0].key == heads[2].key && heads[3].key == heads[5].key && heads[2].key != heads[3].key)
        #expect(heads[0].query != heads[1].query)
    }

    @Test func tracedStepsAreFoundByName() {
        let norm = Traced.layerNorm([[1, 3]], gain: [2, 2], bias: [1, 1], epsilon: 0)
        #expect(norm["mean"] == [[2]] && norm["normalised"] == [[-1, 1]] && norm.output == [[-1, 3]])
        #expect(
            norm.trace.steps.map(\.name) == [
                "x", "mean", "centred", "variance", "reciprocal deviation", "normalised", "gain", "scaled", "bias",
                "output",
            ])
        #expect(rmsNorm([[3, 3]], epsilon: 0) == [[1, 1]])
        #expect(layerNorm([[1, 3]], epsilon: 0) == [[-1, 1]])
    }

    @Test func blocksNestTheirParts() {
        let result = TransformerBlock(dModel: 6, heads: 2, seed: 5)(x, mask: .causal)
        #expect(result.trace.children.map(\.title) == ["norm 1", "attention", "norm 2", "MLP"])
        #expect(result.trace.step("attention/head 1/weights")?.value.rows == 4)
        #expect(result.trace.steps.map(\.name) == ["x", "norm 1", "residual 1", "norm 2", "output"])
    }

    @Test func rotatedScoresDependOnTheDistanceOnly() {
        let (q, k) = (x.rows(0..<1), x.rows(1..<2))
        for layout in PairLayout.allCases {
            func score(_ query: Int, _ key: Int) -> Double {
                rotary(q, positions: [query], layout: layout).matmul(
                    rotary(k, positions: [key], layout: layout).transposed)[0, 0]
            }
            #expect((score(7, 3) - score(104, 100)).magnitude < 1e-12)
            #expect((score(7, 3) - score(7, 4)).magnitude > 1e-3)
        }
    }

    @Test func activations() {
        #expect(relu([[-1, 0, 2, .nan]]).values.prefix(3) == [0, 0, 2] && relu([[.nan]])[0, 0].isNaN)
        #expect(gelu([[0]]) == [[0]] && (gelu([[1]])[0, 0] - 0.8413447460685429).magnitude < 1e-15)
        #expect((gelu([[1]], .tanh)[0, 0] - 0.8411919906082768).magnitude < 1e-15)
        #expect(eluPlusOne([[-1, 0, 1]]).values == [exponential(-1), 1, 2])
    }
}
