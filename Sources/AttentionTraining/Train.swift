import AttentionKernel

/// Trains a model on examples that are made as it goes, and gives the loss of each step.
///
/// Each step adds up the gradients of some examples, each counting its share, and lets the optimiser move the parameters.
/// Here a layer of one head learns to write six letters backwards, in well under a second:
///
/// ```swift
/// let (letters, length, dModel) = (10, 6, 16)
/// let tokens = TrainableEmbedding(count: letters, dModel: dModel, seed: 1)
/// let positions = TrainableEmbedding(count: length, dModel: dModel, seed: 2)
/// let layer = TrainableAttention(dModel: dModel, seed: 3)
/// let output = TrainableLinear(from: dModel, to: letters, seed: 4)
/// let model = Parameters([
///     "tokens": tokens.parameters, "positions": positions.parameters,
///     "layer": layer.parameters, "output": output.parameters,
/// ])
///
/// func embedded(_ word: [Int]) -> Variable { tokens(word) + positions(Array(word.indices)) }
///
/// var random = SeededGenerator(seed: 5)
/// var adam = Adam(learningRate: 0.02)
/// let losses = train(model, with: &adam, steps: 60, examples: 16) {
///     let word = random.tokens(length, below: letters)
///     let logits = output(layer(embedded(word)).output)
///     return crossEntropy(logits, targets: word.reversed())
/// }
///
/// let result = layer.trained(embedded([3, 1, 4, 1, 5, 9]).value)
/// result.heads[0].weights        // each position looks at its mirror image
/// ```
///
/// - Parameters:
///   - parameters: what learns; its gradients are cleared before each step.
///   - steps: how often the optimiser moves them.
///   - examples: how many examples a step looks at.
///   - loss: makes an example and gives the loss, 1×1.
/// - Returns: the mean loss of each step's examples, before the step.
public func train<Rule: Optimiser>(
    _ parameters: Parameters, with optimiser: inout Rule, steps: Int, examples: Int = 1,
    file: StaticString = #filePath, line: UInt = #line, loss: () -> Variable
) -> [Double] {
    guard steps >= 0, examples > 0 else {
        stop(
            "train: \(steps) steps of \(examples) examples; steps count from 0 up and examples from 1", file: file,
            line: line)
    }
    return (0..<steps).map { _ in
        parameters.clearGradients()
        var total = 0.0
        for _ in 0..<examples {
            let share = loss() / Double(examples)
            share.backward(file: file, line: line)
            total += share.item(file: file, line: line)
        }
        optimiser.step(parameters, file: file, line: line)
        return total
    }
}
