import StepTrace
import TestSupport
import Testing

@testable import AttentionKernel
@testable import AttentionTraining

/// Computations on variables and their gradients can be followed number by number.
struct VariableTraceTests {
    /// Every number of a trace comes from its operands by its operation; what it starts from is given.
    private func follow(_ trace: Trace, given: Set<String>, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(Set(trace.steps.map(\.name)).count == trace.steps.count, sourceLocation: sourceLocation)
        let found = Set(trace.steps.filter { $0.operation == .given }.map(\.name))
        #expect(found == given, sourceLocation: sourceLocation)
        var again = Recomputation()
        again.check(trace, sourceLocation: sourceLocation)
    }

    @Test func attention() throws {
        let q = Variable(Matrix.random(rows: 2, columns: 3, seed: 1), name: "Q")
        let k = Variable(Matrix.random(rows: 4, columns: 3, seed: 2), name: "K")
        let v = Variable(Matrix.random(rows: 4, columns: 2, seed: 3), name: "V")
        let bias = Variable(Matrix.random(rows: 2, columns: 4, seed: 4), name: "bias")
        let result = AttentionTraining.attention(q, k, v, bias: bias, mask: .causal(.topLeft))
        let dOutput = Matrix.random(rows: 2, columns: 2, seed: 5)

        let forward = result.output.trace
        #expect(
            forward.steps.map(\.name) == [
                "Q", "K", "scores", "scaled scores", "bias", "biased scores", "mask", "masked scores", "row maximum",
                "exponentials", "row sum", "weights", "V", "output",
            ])
        follow(forward, given: ["Q", "K", "V", "bias", "mask"])

        let back = result.output.gradientTrace(from: dOutput)
        follow(back, given: ["Q", "K", "V", "bias", "mask", "d output", "visible keys"])
        #expect(
            back.steps.dropFirst(14).map(\.name) == [
                "d output", "d weights", "d V", "weights × d weights", "row sum of weights × d weights",
                "d weights − row sum of weights × d weights", "d masked scores", "visible keys", "d biased scores",
                "d scaled scores", "d bias", "d scores", "d Q", "d K",
            ])
        #expect(q.gradient == Matrix(rows: 2, columns: 3, repeating: 0))
        result.output.backward(from: dOutput)
        for (name, variable) in [
            ("Q", q), ("K", k), ("V", v), ("bias", bias), ("scores", result.rawScores), ("weights", result.weights),
            ("scaled scores", result.scaledScores), ("masked scores", result.maskedScores), ("output", result.output),
        ] {
            #expect(back.step("d \(name)")?.value == variable.gradient.grid)
        }
    }

    @Test func explainsAGradient() {
        let x = Variable([[1, 2]], name: "x")
        let w = Variable([[0.5], [-1]], name: "w")
        let loss = (x.matmul(w) - Variable([[3]], name: "y")).squared.sum
        let trace = loss.gradientTrace()
        #expect(trace.explain(step: "product", row: 0, column: 0)?.text == "product[1] = 1×0.5 + 2×(−1) = −1.5")
        #expect(trace.explain(step: "d w", row: 1, column: 0)?.text == "d w[2] = 2×(−9) = −18")
        follow(trace, given: ["x", "w", "y", "d sum of all", "ones", "ones 2"])
        loss.backward()
        #expect(w.gradient == [[-9], [-18]])
        #expect(x.gradient == [[-4.5, 9]])
    }

    @Test func aLayerThatLearns() throws {
        let block = TrainableBlock(dModel: 4, heads: 2, hidden: 3, seed: 6)
        let tokens = TrainableEmbedding(count: 5, dModel: 4, seed: 7)
        let output = TrainableLinear(from: 4, to: 5, seed: 8)
        let logits = output(block(tokens([4, 1, 4]), mask: .causal).output)
        let loss = crossEntropy(logits, targets: [1, nil, 2], labelSmoothing: 0.1)
        let trace = loss.gradientTrace()
        let givens = Set(trace.steps.filter { $0.operation == .given }.map(\.name))
        follow(trace, given: givens)
        // What is given is parameters, masks, targets and ones, and the 1 that it starts from.
        let words = givens.map { name in String(name.prefix { !$0.isNumber }).trimmed }
        #expect(
            Set(words) == [
                "table", "choice of rows", "gain", "bias", "weight", "mask", "visible keys", "targets", "row shares",
                "d loss", "ones", "zeros",
            ])
        loss.backward()
        for variable in [tokens.table, output.weight, block.norm2.gain, block.attention.query.weight] {
            let isThere = trace.steps.contains { $0.name.hasPrefix("d ") && $0.value == variable.gradient.grid }
            #expect(isThere)
        }
    }

    @Test(arguments: CentralDifferencesTests.samples)
    func everyOperation(_ sample: CentralDifferencesTests.Sample) {
        var random = SeededGenerator(seed: 21)
        let size = CentralDifferencesTests.Sizes(n: 2, m: 3, k: 2)
        let operands = sample.shapes(size).enumerated().map {
            Variable(Matrix.random(rows: $1.rows, columns: $1.columns, using: &random), name: "operand \($0 + 1)")
        }
        let result = sample.compute(operands, size)
        let weights = Matrix.random(rows: result.rows, columns: result.columns, using: &random)
        let trace = result.gradientTrace(from: weights)
        follow(trace, given: Set(trace.steps.filter { $0.operation == .given }.map(\.name)))
        result.backward(from: weights)
        for operand in operands {
            #expect(trace.step("d \(operand.name!)")?.value == operand.gradient.grid)
        }
    }
}

extension String {
    /// Without the space before a number that made the name unique.
    fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
