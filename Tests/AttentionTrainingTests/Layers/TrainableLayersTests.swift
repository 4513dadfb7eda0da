import Testing

@testable import AttentionKernel
@testable import AttentionTraining

/// Layers that learn compute what their counterparts for matrices do, and name what they learn.
struct TrainableLayersTests {
    private let x = Matrix.random(rows: 5, columns: 6, seed: 1)
    private let context = Matrix.random(rows: 4, columns: 6, seed: 2)

    private func isClose(_ first: Matrix, _ second: Matrix) -> Bool {
        zip(first.values, second.values).allSatisfy { ($0 - $1).magnitude <= 1e-13 * max(1, $1.magnitude) }
    }

    @Test func linear() {
        let layer = Linear(weight: Matrix.random(rows: 6, columns: 3, seed: 3), bias: [1, 2, 3])
        let trainable = TrainableLinear(layer)
        #expect(trainable(Variable(x)).value == layer(x))
        #expect(trainable.trained == layer)
        #expect(trainable.parameters.names == ["weight", "bias"])
        #expect(TrainableLinear(from: 6, to: 2, bias: false, seed: 1).parameters.names == ["weight"])
        #expect(TrainableLinear(from: 6, to: 2, seed: 1).trained == Linear(from: 6, to: 2, seed: 1))
    }

    @Test func embedding() {
        let embedding = TrainableEmbedding(table: [[1, 2], [3, 4], [5, 6]])
        let picked = embedding([2, 0, 2])
        #expect(picked.value == [[5, 6], [1, 2], [5, 6]])
        picked.backward(from: [[1, 10], [2, 20], [3, 30]])
        #expect(embedding.table.gradient == [[2, 20], [0, 0], [4, 40]])
        #expect(embedding.parameters.names == ["weight"])
    }

    @Test(arguments: [1, 2, 3])
    func attention(heads: Int) {
        let layer = MultiHeadAttention(dModel: 6, heads: heads, bias: true, seed: 7)
        let trainable = TrainableAttention(layer)
        let (own, cross) = (layer(x, mask: .causal), layer(x, context: context))
        let ownResult = trainable(Variable(x), mask: .causal)
        #expect(isClose(ownResult.output.value, own.output))
        #expect(ownResult.heads.count == heads)
        for (head, wanted) in zip(ownResult.heads, own.heads) {
            #expect(isClose(head.weights.value, wanted.weights))
        }
        #expect(isClose(trainable(Variable(x), context: Variable(context)).output.value, cross.output))
        #expect(trainable.trained(x, mask: .causal).output == own.output)
        #expect(
            trainable.parameters.names == [
                "query.weight", "query.bias", "key.weight", "key.bias", "value.weight", "value.bias", "output.weight",
                "output.bias",
            ])
    }

    /// A bias reaches every head, and may be learned.
    @Test func bias() {
        let fading = alibiBias(queries: 5, keys: 5, slope: 0.5)
        let layer = MultiHeadAttention(dModel: 6, heads: 2, bias: true, seed: 7)
        let trainable = TrainableAttention(layer)
        let wanted = layer(x, bias: fading, mask: .causal)
        #expect(isClose(trainable(Variable(x), bias: Variable(fading), mask: .causal).output.value, wanted.output))

        let block = TrainableBlock(dModel: 6, heads: 2, hidden: 8, seed: 5)
        let slope = Variable([[0.5]])
        let distances = alibiBias(queries: 5, keys: 5, slope: 1)
        let ones = Matrix(rows: 5, columns: 1, repeating: 1)
        let learned = Variable(ones).matmul(slope).matmul(Variable(ones.transposed)).hadamard(Variable(distances))
        let result = block(Variable(x), bias: learned, mask: .causal)
        let normal = block.norm1.trained(x)
        let attended = block.attention.trained(normal, bias: fading, mask: .causal)
        for (head, wanted) in zip(result.heads, attended.heads) { #expect(isClose(head.weights.value, wanted.weights)) }
        result.output.sum.backward()
        #expect(slope.gradient[0, 0].magnitude > 1e-3)
    }

    @Test(arguments: [true, false])
    func block(normFirst: Bool) {
        let block = TransformerBlock(dModel: 6, heads: 2, hidden: 8, normFirst: normFirst, activation: .silu, seed: 5)
        let trainable = TrainableBlock(block)
        #expect(isClose(trainable(Variable(x), mask: .causal).output.value, block(x, mask: .causal).output))
        #expect(trainable.trained(x).output == block(x).output)
        #expect(trainable.parameters.count == block.parameterCount)
        #expect(
            trainable.parameters.names == [
                "norm1.weight", "norm1.bias", "attention.query.weight", "attention.query.bias", "attention.key.weight",
                "attention.key.bias", "attention.value.weight", "attention.value.bias", "attention.output.weight",
                "attention.output.bias", "norm2.weight", "norm2.bias", "mlp.first.weight", "mlp.first.bias",
                "mlp.second.weight", "mlp.second.bias",
            ])
        #expect(trainable.parameters["mlp.first.weight"] === trainable.mlp.first.weight)
        #expect(trainable.parameters["mlp.third.weight"] == nil)
    }
}
