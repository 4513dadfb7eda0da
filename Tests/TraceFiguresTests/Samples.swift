import StepTrace
import TestSupport

@testable import TraceFigures

/// A small trace and the plainest of metrics: one column a character, formulas as they stand.
enum Samples {
    static let metrics = TextMetrics(width: { _ in 1 }, formula: { $0 })

    /// Two queries, two keys, the second hidden from the first.
    static let masked = Trace(
        title: "attention",
        steps: [
            Step(name: "queries", symbol: "Q", operation: .given, value: Grid([[1, 2], [3, 4]])),
            Step(name: "keys", symbol: "K", operation: .given, value: Grid([[1, 0], [0, 1]])),
            Step(name: "values", symbol: "V", operation: .given, value: Grid([[0.25], [0.5]])),
            Step(
                name: "scores", symbol: "S", formula: "QKt", operation: .matmulTransposed,
                operands: ["queries", "keys"], value: Grid([[1, 2], [3, 4]]), role: .score),
            Step(name: "mask", symbol: "M", operation: .given, value: Grid([[0, -.infinity], [0, 0]]), role: .mask),
            Step(
                name: "masked scores", symbol: "X", formula: "S + M", operation: .mask,
                operands: ["scores", "mask"], value: Grid([[1, -.infinity], [3, 4]]), role: .score),
            Step(
                name: "weights", symbol: "A", operation: .recorded, value: Grid([[1, 0], [0.2689414, 0.7310586]]),
                role: .share),
            Step(
                name: "output", symbol: "O", formula: "AV", operation: .weightedSum, operands: ["weights", "values"],
                value: Grid([[0.25], [0.4327646]])),
        ])

    static func lines(_ lines: [StyledLine]) -> [String] {
        lines.map { $0.text(TerminalStyle()) }
    }
}
