import StepTrace
import TestSupport
import Testing

@testable import AttentionKernel

struct ComputationTests {
    @Test(arguments: SampleTraces.all.indices)
    func eachStepComputedAgainHasTheSameBits(_ index: Int) throws {
        let trace = SampleTraces.all[index]
        var count = 0
        for place in trace.places where !place.step.operands.isEmpty {
            let operands = try place.step.operands.map {
                Matrix(try #require(trace.located($0, from: place)).step.value)
            }
            let value = try #require(Computation.value(of: place.step, from: operands), "\(trace.title): \(place.path)")
            #expect(value.grid.hasBits(of: place.step.value), "\(trace.title): \(place.path)")
            count += 1
        }
        #expect(count > 0 || trace.steps.count == 1)
    }

    /// What takes nothing has nothing to follow.
    @Test func everyOperationWithOperandsCanBeComputedAgain() {
        let given = Dictionary(uniqueKeysWithValues: OperationSample.given.map { ($0.name, Matrix($0.value)) })
        for sample in OperationSample.all where !["given", "recorded"].contains(sample.operation.name) {
            let step = Step(
                name: "result", symbol: "R", operation: sample.operation, operands: sample.operands,
                value: OperationSample.grid(sample.rows, sample.columns, 0))
            #expect(
                Computation.value(of: step, from: sample.operands.compactMap { given[$0] }) != nil,
                "\(sample.operation.name)")
        }
    }

    /// A trace put together by hand may hold anything.
    @Test func operandsOfOtherSizesAndNumbersThatNobodyMeansStopNothing() {
        let sizes = [(0, 0), (1, 1), (1, 4), (3, 1), (3, 4), (4, 3), (2, 9)]
        for operation in OperationSample.withExtremeNumbers {
            for (rows, columns) in sizes {
                let step = Step(
                    name: "result", symbol: "R", operation: operation, operands: ["a", "b", "c", "d"],
                    value: OperationSample.grid(3, 4, 0))
                for count in 0...4 {
                    let operands = (0..<count).map { Matrix(OperationSample.grid(rows, columns, $0)) }
                    let value = Computation.value(of: step, from: operands)
                    #expect(value == nil || value?.rows == 3 && value?.columns == 4, "\(operation.name)")
                }
                let mixed = sizes.prefix(4).map { Matrix(OperationSample.grid($0.0, $0.1, 1)) }
                _ = Computation.value(of: step, from: [Matrix(OperationSample.grid(rows, columns, 2))] + mixed)
            }
        }
    }
}
