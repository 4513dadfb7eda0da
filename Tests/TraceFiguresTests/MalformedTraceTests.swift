import StepTrace
import TestSupport
import Testing

@testable import TraceFigures

/// A lesson may show a trace that it put together by hand, whatever is in it: drawing it must not trap.
@Suite struct MalformedTraceTests {
    /// A small generator, so that every run draws the same traces.
    private struct Sequence: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    private static let shapes = [
        (0, 0), (0, 2), (2, 0), (1, 1), (1, 3), (3, 1), (2, 2), (2, 2), (3, 3), (17, 2), (2, 17), (20, 20), (0, 20),
        (0, Int.max),
    ]
    private static let numbers = [
        Double.nan, .infinity, -.infinity, 1.7e308, -1.7e308, .leastNonzeroMagnitude, 0, 1, -2.5,
    ]

    private static func step(_ number: Int, _ sequence: inout Sequence) -> Step {
        let shape = shapes.randomElement(using: &sequence)!
        let values = (0..<(shape.0 == 0 ? 0 : shape.0 * shape.1)).map { _ in numbers.randomElement(using: &sequence)! }
        let names = ["s0", "s1", "s2", "s3", "s4", "inner/s1", "../s1", "nowhere", "", "/"]
        return Step(
            name: "s\(number)", symbol: "S", formula: "x",
            operation: OperationSample.withExtremeNumbers.randomElement(using: &sequence)!,
            operands: (0..<Int.random(in: 0...4, using: &sequence)).map { _ in names.randomElement(using: &sequence)! },
            value: Grid(rows: shape.0, columns: shape.1, values: values),
            rowLabels: Bool.random(using: &sequence) ? ["one", "two"] : [],
            columnLabels: Bool.random(using: &sequence) ? ["one", "two"] : [],
            role: Step.Role.allCases.randomElement(using: &sequence)!)
    }

    @Test(arguments: 0..<4)
    func anyTraceIsDrawn(_ seed: Int) {
        var sequence = Sequence(state: UInt64(seed))
        for _ in 0..<40 {
            let children = Bool.random(using: &sequence) ? [] : ["inner", "inner"]
            let trace = Trace(
                title: "t", steps: (0..<6).map { Self.step($0 % 5, &sequence) },
                children: children.map { title in
                    Trace(title: title, steps: (0..<2).map { Self.step($0, &sequence) })
                })
            Self.draw(trace)
        }
    }

    /// Names and operations of an ordinary attention, with values that do not fit them.
    @Test(arguments: 0..<4)
    func anAttentionOfAnyShapesIsDrawn(_ seed: Int) {
        var sequence = Sequence(state: UInt64(seed))
        for _ in 0..<40 {
            func step(
                _ name: String, _ operation: StepTrace.Operation, _ operands: [String], _ role: Step.Role
            ) -> Step {
                var step = Self.step(0, &sequence)
                (step.name, step.operation, step.role) = (name, operation, role)
                step.operands = Array(operands.prefix(Int.random(in: 0...6, using: &sequence)))
                return step
            }
            let steps = [
                step("Q", .given, [], .vector), step("V", .given, [], .vector),
                step("scores", .matmulTransposed, ["Q", "Q"], .score),
                step("masked", .mask, ["scores", "Q"], .score),
                step("maxima", .rowMaximum, ["masked"], .score),
                step("exponentials", .expMinus, ["masked", "maxima"], .exponential),
                step("sums", .rowSum, ["exponentials"], .sum),
                step("weights", .divide(emptyRow: 0), ["exponentials", "sums"], .share),
                step("output", .weightedSum, ["weights", "V"], .vector),
            ]
            Self.draw(Trace(title: "attention", steps: steps))
        }
    }

    private static func draw(_ trace: Trace) {
        let figure = Figure(trace)
        for width in [20, 80] {
            let lines = FigureText(TerminalStyle(width: width), Samples.metrics).lines(figure)
            #expect(!lines.isEmpty)
        }
        let html = FigureHTMLTests.html(trace)
        #expect(html.hasSuffix("</figure>\n"))
        #expect(figure.panels.map(\.name) == trace.steps.map(\.name))
        #expect(figure.panels.map(\.number).filter { !html.contains("id=\"t-s\($0)\"") } == [])
        for step in trace.steps {
            let panel = Panel(matrix: step.value, rowLabels: step.rowLabels, columnLabels: step.columnLabels)
            #expect(!FigureText(TerminalStyle(), Samples.metrics).lines(matrix: panel).isEmpty)
        }
    }

    @Test func thePageDoesNotWorkOutWhatDoesNotFit() {
        let steps = [
            Step(name: "a", symbol: "A", operation: .given, value: Grid([[1, 2]])),
            Step(name: "s", symbol: "S", operation: .matmul, operands: ["a"], value: Grid([[3]])),
        ]
        let html = FigureHTMLTests.html(Trace(title: "t", steps: steps))
        #expect(html.contains("<p class=\"a\"></p><p class=\"b\"></p><p class=\"tr\"></p><p class=\"c\"></p></div>"))
        #expect(!html.contains("<p class=\"eg w\">"))
    }

    private static let ends: [[Double]] = [
        [1.7e308, -1.7e308], [1.7e308, 1.7e308], [.leastNonzeroMagnitude, 0.0], [1.0, 1.0 + 2.3e-16],
    ]

    @Test(arguments: Plot.Kind.allCases, ends)
    func numbersAtTheEndsOfAllNumbersArePlotted(_ kind: Plot.Kind, _ numbers: [Double]) {
        let plot = Plot(kind: kind, series: [.init(name: "", x: numbers, y: numbers)])
        #expect(!PlotText(plot, TerminalStyle(), Samples.metrics).lines().isEmpty)
        #expect(!PlotText(plot, TerminalStyle(width: 20), Samples.metrics).lines().isEmpty)
        let html = FigureHTML(id: "p", label: "", source: "", mathML: { $0 }).html(plot, caption: nil)
        #expect(html.contains("</svg>"))
    }
}
