import Testing

@testable import AttentionKernel

/// Gradients equal central differences, for every scoring function and with every stage switched on.
struct GradientPropertyTests {
    private static let scorings: [Scoring] = [
        .scaledDotProduct, .dotProduct, .dotProduct(scale: -0.4), .cosine,
        .general(.random(rows: 3, columns: 3, seed: 31)),
        .additive(
            query: .random(rows: 3, columns: 2, seed: 32), key: .random(rows: 3, columns: 2, seed: 33),
            vector: [1, -2],
            bias: [0.5, 0]),
    ]

    @Test(arguments: scorings, [EmptyRows.zero, .uniform])
    func areCentralDifferences(_ scoring: Scoring, _ emptyRows: EmptyRows) {
        let inputs: [Matrix] = [
            .random(rows: 4, columns: 3, seed: 34), .random(rows: 3, columns: 3, seed: 35),
            .random(rows: 3, columns: 2, seed: 36), .random(rows: 4, columns: 3, seed: 37),
        ]
        let dOutput = Matrix.random(rows: 4, columns: 2, seed: 38)
        func result(_ inputs: [Matrix]) -> Attention {
            attention(
                inputs[0], inputs[1], inputs[2], scoring: scoring, bias: inputs[3], softcap: 2, mask: .causal,
                emptyRows: emptyRows, sink: 0.3)
        }
        let gradients = attentionGradients(of: result(inputs), output: dOutput)
        let found = [gradients.dQuery, gradients.dKey, gradients.dValue, gradients.dBias]
        for (which, gradient) in found.enumerated() {
            for index in inputs[which].values.indices {
                let step = 1e-5
                let losses = [step, -step].map { change in
                    var moved = inputs
                    moved[which].values[index] += change
                    return result(moved).output.hadamard(dOutput).values.reduce(0, +)
                }
                #expect((gradient.values[index] - (losses[0] - losses[1]) / (2 * step)).magnitude < 1e-8)
            }
        }
    }
}
