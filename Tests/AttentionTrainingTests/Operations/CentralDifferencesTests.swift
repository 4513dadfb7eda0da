import Testing

@testable import AttentionKernel
@testable import AttentionTraining

/// Every operation's gradients are central differences, whatever the shapes.
struct CentralDifferencesTests {
    /// An operation on variables of random shapes.
    struct Sample: CustomTestStringConvertible, Sendable {
        var name: String
        /// The operands' shapes, made from random sizes.
        var shapes: @Sendable (Sizes) -> [(rows: Int, columns: Int)]
        var compute: @Sendable ([Variable], Sizes) -> Variable

        var testDescription: String { name }

        init(
            _ name: String, _ shapes: @escaping @Sendable (Sizes) -> [(rows: Int, columns: Int)],
            _ compute: @escaping @Sendable ([Variable], Sizes) -> Variable
        ) {
            self.name = name
            self.shapes = shapes
            self.compute = compute
        }
    }

    struct Sizes: Sendable {
        var n: Int
        var m: Int
        var k: Int
    }

    static let samples: [Sample] = [
        Sample("matmul", { [($0.n, $0.k), ($0.k, $0.m)] }) { x, _ in x[0].matmul(x[1]) },
        Sample("transposed", { [($0.n, $0.m)] }) { x, _ in x[0].transposed },
        Sample("add", { [($0.n, $0.m), ($0.n, $0.m)] }) { x, _ in x[0] + x[1] },
        Sample("add a row", { [($0.n, $0.m), (1, $0.m)] }) { x, _ in x[0] + x[1] },
        Sample("add a column", { [($0.n, 1), ($0.n, $0.m)] }) { x, _ in x[0] + x[1] },
        Sample("add to itself", { [($0.n, $0.m)] }) { x, _ in x[0] + x[0] },
        Sample("subtract", { [($0.n, $0.m), ($0.n, $0.m)] }) { x, _ in x[0] - x[1] },
        Sample("subtract a row", { [($0.n, $0.m), (1, $0.m)] }) { x, _ in x[0] - x[1] },
        Sample("hadamard", { [($0.n, $0.m), ($0.n, $0.m)] }) { x, _ in x[0].hadamard(x[1]) },
        Sample("hadamard with a number", { [($0.n, $0.m), (1, 1)] }) { x, _ in x[0].hadamard(x[1]) },
        Sample("squared", { [($0.n, $0.m)] }) { x, _ in x[0].squared },
        Sample("scale", { [($0.n, $0.m)] }) { x, _ in x[0] * -1.5 + 2 * x[0] / 3 },
        Sample("sum", { [($0.n, $0.m)] }) { x, _ in x[0].sum },
        Sample("mean", { [($0.n, $0.m)] }) { x, _ in x[0].mean },
        Sample("sum of rows", { [($0.n, $0.m)] }) { x, _ in x[0].sumOfRows },
        Sample("mean of rows", { [($0.n, $0.m)] }) { x, _ in x[0].meanOfRows },
        Sample("columns", { [($0.n, $0.m + 2)] }) { x, s in x[0].columns(1..<s.m + 1) },
        Sample("concatenated", { [($0.n, $0.m), ($0.n, $0.k)] }) { x, _ in Variable.concatenated([x[0], x[1], x[0]]) },
        Sample("rows", { [($0.n, $0.m)] }) { x, s in x[0].rows([s.n - 1, 0, s.n - 1]) },
        Sample("softmax", { [($0.n, $0.m)] }) { x, _ in softmax(x[0]) },
        Sample("relu", { [($0.n, $0.m)] }) { x, _ in relu(x[0]) },
        Sample("gelu", { [($0.n, $0.m)] }) { x, _ in gelu(x[0]) },
        Sample("gelu with tanh", { [($0.n, $0.m)] }) { x, _ in gelu(x[0], .tanh) },
        Sample("silu", { [($0.n, $0.m)] }) { x, _ in silu(x[0]) },
        Sample("tanh", { [($0.n, $0.m)] }) { x, _ in tanh(x[0]) },
        Sample("elu plus one", { [($0.n, $0.m)] }) { x, _ in x[0].activated(by: .eluPlusOne) },
        Sample("layer norm", { [($0.n, $0.m + 1), (1, $0.m + 1), (1, $0.m + 1)] }) { x, _ in
            layerNorm(x[0], gain: x[1], bias: x[2])
        },
        Sample("rms norm", { [($0.n, $0.m), (1, $0.m)] }) { x, _ in rmsNorm(x[0], gain: x[1]) },
        Sample("cross-entropy", { [($0.n, $0.m)] }) { x, s in
            crossEntropy(x[0], targets: (0..<s.n).map { $0 == 1 ? nil : $0 % s.m }, labelSmoothing: 0.2)
        },
        Sample("attention", { [($0.n, $0.k), ($0.m, $0.k), ($0.m, 3)] }) { x, _ in attention(x[0], x[1], x[2]).output },
        Sample("causal attention", { [($0.n, $0.k), ($0.m, $0.k), ($0.m, 2)] }) { x, _ in
            attention(x[0], x[1], x[2], mask: .causal).output
        },
        Sample("attention with a learned bias", { [($0.n, $0.k), ($0.m, $0.k), ($0.m, 2), ($0.n, $0.m)] }) { x, _ in
            attention(x[0], x[1], x[2], scale: 0.3, bias: x[3], mask: .causal(.topLeft)).output
        },
        Sample("itself, named", { [($0.n, $0.m)] }) { x, _ in x[0].named("y").hadamard(x[0].squared.named("z")) },
    ]

    @Test(arguments: samples)
    func areTheGradients(_ sample: Sample) {
        var random = SeededGenerator(seed: 11)
        for round in 0..<6 {
            let sizes = random.tokens(3, below: 4).map { round == 0 ? 1 : $0 + 1 }
            let size = Sizes(n: sizes[0], m: sizes[1], k: sizes[2])
            let operands = sample.shapes(size).map {
                Variable(Matrix.random(rows: $0.rows, columns: $0.columns, using: &random))
            }
            let result = sample.compute(operands, size)
            let weights = Matrix.random(rows: result.rows, columns: result.columns, using: &random)
            result.backward(from: weights)
            for (number, operand) in operands.enumerated() {
                for index in operand.value.values.indices {
                    let slope = slope(of: sample, size, operands, number, index, weights)
                    let error = (operand.gradient.values[index] - slope).magnitude
                    #expect(
                        error <= 1e-7 * max(1, slope.magnitude), "operand \(number + 1), entry \(index) of \(sizes)")
                }
            }
        }
    }

    private func slope(
        of sample: Sample, _ size: Sizes, _ operands: [Variable], _ number: Int, _ index: Int, _ weights: Matrix
    ) -> Double {
        let step = 1e-5
        let sums = [step, -step].map { step in
            let moved = operands.map { Variable($0.value) }
            moved[number].value.values[index] += step
            return sample.compute(moved, size).value.hadamard(weights).values.reduce(0, +)
        }
        return (sums[0] - sums[1]) / (2 * step)
    }
}
