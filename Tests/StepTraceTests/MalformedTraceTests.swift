import StepTrace
import TestSupport
import Testing

/// A lesson may put a trace together by hand, so anything can be in one: no question about it may trap.
struct MalformedTraceTests {
    private static let shapes = [(0, 0), (0, 3), (3, 0), (1, 1), (1, 3), (3, 1), (2, 2), (3, 3), (0, Int.max)]
    private static let numbers = [Double.nan, .infinity, -.infinity, 1e300, -1e300, .leastNonzeroMagnitude, 0, 1]

    private static func grid(_ shape: (Int, Int), _ first: Int) -> Grid {
        let count = shape.0 == 0 ? 0 : shape.0 * shape.1
        return Grid(
            rows: shape.0, columns: shape.1,
            values: (0..<count).map { numbers[(first + $0) % numbers.count] })
    }

    @Test(arguments: OperationSample.withExtremeNumbers)
    func everyStepHasAnExplanation(_ operation: Operation) {
        let given = Self.shapes.enumerated().map { number, shape in
            Step(name: "g\(number)", symbol: "g", operation: .given, value: Self.grid(shape, number))
        }
        // Every operand in turn: one of each shape, a step that is not there, and the step itself.
        var silent: [Step] = []
        let names = given.map(\.name) + ["nowhere", "../g1", "s"]
        for (number, shape) in Self.shapes.enumerated() where shape.0 > 0 && shape.1 > 1 || shape == (3, 1) {
            let value = Self.grid(shape, number)
            for count in 0...4 {
                for start in names.indices {
                    for stride in [0, 1] {
                        let operands = (0..<count).map { names[(start + $0 * stride) % names.count] }
                        let step = Step(
                            name: "s", symbol: "s", operation: operation, operands: operands, value: value)
                        let trace = Trace(title: "t", steps: given + [step])
                        // The last number reaches furthest into the operands.
                        let told = trace.explain(step: "s", row: value.rows - 1, column: value.columns - 1)
                        if told?.text.hasPrefix("s[") != true { silent.append(step) }
                    }
                }
            }
        }
        #expect(silent == [])
    }

    @Test func whatDoesNotFitItsOperandsIsAsIfGiven() {
        let row = Step(name: "a", symbol: "A", operation: .given, value: Grid(rows: 1, columns: 2, values: [1, 2]))
        func told(_ operation: StepTrace.Operation, of operands: [String]) -> Arithmetic? {
            let value = Grid(rows: 2, columns: 1, values: [3, 4])
            let step = Step(name: "s", symbol: "S", operation: operation, operands: operands, value: value)
            return Trace(title: "t", steps: [row, step]).explain(step: "s", row: 1, column: 0)
        }
        let asGiven = told(.given, of: [])
        #expect(asGiven?.text == "s[2] = 4" && asGiven?.terms == [])
        #expect(told(.matmul, of: []) == asGiven)
        #expect(told(.matmul, of: ["a"]) == asGiven)
        #expect(told(.matmul, of: ["a", "a"]) == asGiven)
        #expect(told(.columns(from: 2), of: ["a"]) == asGiven)
        #expect(told(.transpose, of: ["a"])?.text == "s[2] = a[1,2] = 4")
    }

    @Test(arguments: [Double.nan, .infinity, 1e300, -1e300, 0.5])
    func aNumberOfColumnsThatIsNoneIsRefused(_ number: Double) {
        #expect(Operation(name: "columns", parameters: [number]) == nil)
        #expect(Operation(name: "rows", parameters: [number]) == nil)
        #expect(Operation(name: "angles", parameters: [10, number]) == nil)
        #expect(Operation(name: "distance-penalty", parameters: [1, number]) == nil)
    }
}
