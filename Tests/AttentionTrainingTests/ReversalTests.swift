import Testing

@testable import AttentionKernel
@testable import AttentionTraining

/// Attention learns to write backwards, and shows it by looking at the mirror image.
struct ReversalTests {
    private static let (letters, length, dModel) = (10, 6, 16)

    /// One head between two embeddings and a linear map.
    private struct Model {
        let tokens = TrainableEmbedding(count: letters, dModel: dModel, seed: 1)
        let positions = TrainableEmbedding(count: length, dModel: dModel, seed: 2)
        let layer = TrainableAttention(dModel: dModel, seed: 3)
        let output = TrainableLinear(from: dModel, to: letters, seed: 4)

        var parameters: Parameters {
            Parameters([
                "tokens": tokens.parameters, "positions": positions.parameters, "layer": layer.parameters,
                "output": output.parameters,
            ])
        }

        func embedded(_ word: [Int]) -> Variable { tokens(word) + positions(Array(word.indices)) }
        func logits(_ word: [Int]) -> Variable { output(layer(embedded(word)).output) }
    }

    private func trained() -> (model: Model, losses: [Double]) {
        let model = Model()
        var random = SeededGenerator(seed: 5)
        var adam = Adam(learningRate: 0.02)
        let losses = train(model.parameters, with: &adam, steps: 60, examples: 16) {
            let word = random.tokens(Self.length, below: Self.letters)
            return crossEntropy(model.logits(word), targets: word.reversed())
        }
        return (model, losses)
    }

    @Test func isLearnedAndSeenInTheWeights() throws {
        let (model, losses) = trained()
        #expect(model.parameters.count == 1450)
        #expect(losses.count == 60)
        #expect(try #require(losses.last) < 0.01 * losses[0])

        var random = SeededGenerator(seed: 99)
        let (words, count) = (200, Double(200 * Self.length))
        var (correct, mirrored) = (0, 0.0)
        for _ in 0..<words {
            let word = random.tokens(Self.length, below: Self.letters)
            let logits = model.logits(word).value
            let answer = (0..<Self.length).map { row in
                logits.row(row).indices.max { logits[row, $0] < logits[row, $1] }!
            }
            if answer == word.reversed() { correct += 1 }
            let weights = model.layer.trained(model.embedded(word).value).heads[0].weights
            for position in 0..<Self.length { mirrored += weights[position, Self.length - 1 - position] }
        }
        #expect(correct >= words * 95 / 100)
        #expect(mirrored / count > 0.8)
    }

    @Test func givesTheSameNumbersEachTime() {
        let (first, second) = (trained(), trained())
        #expect(first.losses == second.losses)
        #expect(first.model.parameters.safetensors == second.model.parameters.safetensors)
    }
}
