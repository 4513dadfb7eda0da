import Foundation
import Testing

@testable import AttentionKernel
@testable import AttentionTraining

/// The steps of both optimisers, against PyTorch's.
struct OptimiserTests {
    /// The golden steps of one optimiser.
    struct GoldenSteps: Decodable, CustomTestStringConvertible {
        var name: String
        var options: [String: Double]
        var start: [Double]
        var gradients: [[Double]]
        var values: [[Double]]

        var testDescription: String { name }

        static let file: (tolerance: Double, cases: [GoldenSteps]) = {
            struct File: Decodable {
                var tolerance: Double
                var cases: [GoldenSteps]
            }
            let url = Bundle.module.resourceURL!.appendingPathComponent("Fixtures/optimisers.json")
            let file = try! JSONDecoder().decode(File.self, from: Data(contentsOf: url))
            return (file.tolerance, file.cases)
        }()
    }

    @Test func everyOptimiserHasGoldenSteps() {
        #expect(
            GoldenSteps.file.cases.map(\.name) == [
                "SGD", "SGD with momentum", "Adam", "Adam with other constants", "AdamW",
            ])
    }

    @Test(arguments: GoldenSteps.file.cases)
    func stepsAsPyTorch(_ golden: GoldenSteps) {
        let rate = golden.options["learningRate"]!
        if golden.name.hasPrefix("SGD") {
            check(golden, SGD(learningRate: rate, momentum: golden.options["momentum"] ?? 0))
        } else {
            let adam = Adam(
                learningRate: rate, beta1: golden.options["beta1"]!, beta2: golden.options["beta2"]!,
                epsilon: golden.options["epsilon"]!, weightDecay: golden.options["weightDecay"]!)
            check(golden, adam)
        }
    }

    /// Two parameters of four and two numbers take the golden steps.
    private func check(_ golden: GoldenSteps, _ optimiser: some Optimiser) {
        var optimiser = optimiser
        let first = Variable(Matrix(rows: 2, columns: 2, values: Array(golden.start[..<4])))
        let second = Variable(Matrix(rows: 1, columns: 2, values: Array(golden.start[4...])))
        var parameters = Parameters()
        parameters.add(first, named: "first")
        parameters.add(second, named: "second")
        for (gradient, wanted) in zip(golden.gradients, golden.values) {
            parameters.clearGradients()
            for (variable, numbers) in [(first, gradient[..<4]), (second, gradient[4...])] {
                let slope = Matrix(rows: variable.rows, columns: 2, values: Array(numbers))
                variable.hadamard(Variable(slope)).sum.backward()
            }
            optimiser.step(parameters, file: #filePath, line: #line)
            for (got, want) in zip(first.value.values + second.value.values, wanted) {
                #expect((got - want).magnitude <= GoldenSteps.file.tolerance * max(1, want.magnitude))
            }
        }
    }

    @Test func aParameterWithoutGradientStays() {
        let variable = Variable([[1, 2]])
        var parameters = Parameters()
        parameters.add(variable, named: "x")
        var adam = Adam(learningRate: 0.1, weightDecay: 0.5)
        adam.step(parameters)
        var sgd = SGD(learningRate: 0.1)
        sgd.step(parameters)
        #expect(variable.value == [[1, 2]])
        #expect(adam.steps == 1)
    }
}
