import StepTrace
import Testing

@testable import AttentionKernel
@testable import AttentionTraining

/// From ids to logits: a language model of matrices, the same one of variables, and the steps that it shows.
struct LanguageModelTests {
    private let model = LanguageModel(
        words: ["the", "dog", "cat", "ran", "."], length: 6, dModel: 4, heads: 2, blocks: 2, hidden: 8, seed: 1)
    private let ids = [0, 2, 3, 4]

    private func isClose(_ first: Matrix, _ second: Matrix) -> Bool {
        zip(first.values, second.values).allSatisfy { ($0 - $1).magnitude <= 1e-13 * max(1, $1.magnitude) }
    }

    @Test func addsWordsAndPositionsAndComparesWithTheEmbedding() {
        var x = Matrix(ids.map { model.embedding.row($0) }) + model.positions.rows(0..<4)
        for block in model.blocks { x = block(x, mask: .causal).output }
        let logits = model.norm(x).matmul(model.embedding.transposed)
        let result = model(ids)
        #expect(result.logits == logits)
        #expect(result.probabilities == softmax(logits))
        #expect(result.blocks.count == 2)
        #expect(result.logits.rowLabels == ["the", "cat", "ran", "."])
        #expect(result.logits.columnLabels == ["the", "dog", "cat", "ran", "."])
    }

    @Test func theMaskDecidesWhichRowsKnowOfALaterWord() {
        let other = [0, 2, 3, 1]
        #expect(model(ids).logits.rows(0..<3) == model(other).logits.rows(0..<3))
        #expect(model(ids).logits.row(3) != model(other).logits.row(3))
        for row in 0..<4 {
            #expect(model(ids, mask: .none).logits.row(row) != model(other, mask: .none).logits.row(row))
        }
    }

    @Test func ofAHiddenWordOnlyThePlaceIsKnown() throws {
        let result = model([0, nil, 3], mask: .none)
        let x = try #require(result.trace.step("x"))
        #expect(Array(x.value.values[4..<8]) == model.positions.row(1))
        #expect(result.logits.rowLabels == ["the", "?", "ran"])
    }

    @Test func theTraceHoldsEachBlockInItsPlace() throws {
        let result = model(ids)
        #expect(
            result.trace.steps.map { $0.name } == [
                "one-hot", "embedding", "words", "positions", "x", "block 1", "block 2", "last norm", "logits",
            ])
        #expect(result.trace.children.map { $0.title } == ["block 1", "block 2", "last norm"])
        #expect(result.trace.step("block 2")?.value == result.trace.step("block 2/output")?.value)
        #expect(result.trace.located("../block 1", from: result.trace.located("block 2/x")) != nil)
        #expect(result.trace.step("block 2/x")?.operands == ["../block 1"])
        #expect(result.trace.step("last norm/x")?.operands == ["../block 2"])
    }

    @Test(arguments: [Mask.causal, .none])
    func variablesComputeTheSame(mask: Mask) {
        let trainable = TrainableLanguageModel(model)
        for ids in [[0, 2, 3, 4], [0, nil, 3]] {
            #expect(isClose(trainable(ids, mask: mask).value, model(ids, mask: mask).logits))
        }
        #expect(trainable.trained(ids, mask: mask).logits == model(ids, mask: mask).logits)
        #expect(trainable.trained.embedding.rowLabels == model.embedding.rowLabels)
    }

    @Test func allOfItLearns() {
        let trainable = TrainableLanguageModel(model)
        #expect(trainable.parameters.count == model.parameterCount)
        #expect(
            Array(trainable.parameters.names.prefix(3)) == [
                "embedding.weight", "positions.weight", "block1.norm1.weight",
            ])
        #expect(Array(trainable.parameters.names.suffix(2)) == ["norm.weight", "norm.bias"])
        var adam = Adam(learningRate: 0.05)
        let losses = train(trainable.parameters, with: &adam, steps: 100) {
            crossEntropy(trainable([0, 2, 3]), targets: [2, 3, 4])
        }
        #expect(losses[99] < 0.1 * losses[0])
        let shares = trainable.trained([0, 2, 3]).probabilities
        #expect(shares[0, 2] > 0.5 && shares[1, 3] > 0.5 && shares[2, 4] > 0.5)
        for variable in trainable.parameters.variables {
            #expect(variable.storedGradient != nil)
        }
    }
}
