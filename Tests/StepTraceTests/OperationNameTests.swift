import StepTrace
import Testing

struct OperationNameTests {
    static let operations: [Operation] =
        [
            .given, .recorded, .copy, .columns(from: 2), .rows(from: 3), .transpose, .concatenate, .stack,
            .matmulTransposed,
            .matmul,
            .transposedMatmul, .weightedSum, .project, .additiveScore, .additiveScoreGradient(ofKeys: false),
            .additiveScoreGradient(ofKeys: true), .scale(0.5), .add, .subtract, .multiply, .weigh,
            .divide(emptyRow: nil), .divide(emptyRow: 0.25), .maximum, .mask, .softcap(30), .softcapSlope(30),
            .expMinus,
            .reciprocalRoot(epsilon: 1e-5), .rowMaximum, .rowSum, .rowMean, .rowMeanSquare, .rowNorm, .columnSum,
            .sinusoid(.interleaved, base: 10000), .sinusoid(.halves, base: 10000), .angles(base: 10000, width: 8),
            .rotate(.interleaved), .rotate(.halves),
            .distancePenalty(slope: 0.5, offset: -2),
        ] + Operation.Function.allCases.map { .apply($0) }

    @Test(arguments: operations)
    func comesBackFromItsName(_ operation: Operation) {
        #expect(Operation(name: operation.name, parameters: operation.parameters) == operation)
    }

    @Test func namesDiffer() {
        var names = Set(Self.operations.map(\.name))
        names.remove("divide")
        #expect(names.count == Self.operations.count - 2)
    }

    @Test func unknownOnesAreRefused() {
        #expect(Operation(name: "matmull", parameters: []) == nil)
        #expect(Operation(name: "scale", parameters: []) == nil)
        #expect(Operation(name: "given", parameters: [1]) == nil)
    }
}
