import Foundation
import HandoutAssets
import StepTrace
import TestSupport
import Testing
import TraceFigures

/// A page's script writes the same arithmetic of a number as the trace itself, for every operation.
@Suite(.processLimit, .enabled(if: PageTools.isThere || PageTools.isNeeded, "\(PageTools.remedy)"))
struct ArithmeticTests {
    /// Numbers of few digits, with zeros, negative ones and, where wanted, −∞.
    private static func grid(_ rows: Int, _ columns: Int, _ seed: Int, hides: Bool = false) -> Grid {
        let values = (0..<rows * columns).map { index -> Double in
            if hides, index % 3 == 1 { return -.infinity }
            let number = (index * 37 + seed * 11) % 41 - 20
            return Double(number) / 8
        }
        return Grid(rows: rows, columns: columns, values: values)
    }

    private static let given: [Step] = [
        Step(name: "queries", symbol: "Q", operation: .given, value: grid(3, 4, 1)),
        Step(name: "keys", symbol: "K", operation: .given, value: grid(3, 4, 2)),
        Step(name: "square", symbol: "W", operation: .given, value: grid(4, 4, 3)),
        Step(name: "row", symbol: "b", operation: .given, value: grid(1, 4, 4)),
        Step(name: "column", symbol: "c", operation: .given, value: grid(3, 1, 5)),
        Step(name: "scores", symbol: "S", operation: .given, value: grid(3, 3, 6)),
        Step(name: "hiding", symbol: "M", operation: .given, value: grid(3, 4, 7, hides: true)),
        Step(name: "halves", symbol: "C", operation: .given, value: grid(3, 2, 8)),
        Step(name: "zeros", symbol: "Z", operation: .given, value: Grid(rows: 3, columns: 1, values: [0, 2, -4])),
        Step(
            name: "large", symbol: "L", operation: .given, value: Grid(rows: 3, columns: 1, values: [1e-7, 3e20, -1e5])),
    ]

    private typealias Made = (operation: StepTrace.Operation, operands: [String], rows: Int, columns: Int)

    /// Each operation once and more, with operands and the shape of its result.
    private static let made: [Made] = {
        var made: [Made] = StepTrace.Operation.Function.allCases.map { function -> Made in
            (.apply(function), ["queries"], 3, 4)
        }
        for layout in StepTrace.Operation.PairLayout.allCases {
            made.append((.sinusoid(layout, base: 10_000), ["column"], 3, 5))
            made.append((.rotate(layout), ["queries", "halves", "halves"], 3, 4))
        }
        let others: [Made] = [
            (.recorded, ["queries"], 2, 2), (.copy, ["queries"], 3, 4), (.columns(from: 1), ["queries"], 3, 2),
            (.rows(from: 1), ["queries"], 2, 4), (.transpose, ["queries"], 4, 3),
            (.concatenate, ["queries", "halves"], 3, 6), (.stack, ["queries", "row"], 4, 4),
            (.matmulTransposed, ["queries", "keys"], 3, 3), (.matmul, ["queries", "square"], 3, 4),
            (.transposedMatmul, ["queries", "keys"], 4, 4), (.weightedSum, ["scores", "queries"], 3, 4),
            (.project, ["queries", "square"], 3, 4), (.project, ["queries", "square", "row"], 3, 4),
            (.additiveScore, ["queries", "keys", "row"], 3, 3),
            (.additiveScoreGradient(ofKeys: false), ["scores", "queries", "keys", "row"], 3, 4),
            (.additiveScoreGradient(ofKeys: true), ["scores", "queries", "keys", "row"], 3, 4),
            (.scale(0.5), ["queries"], 3, 4), (.scale(-2), ["queries"], 3, 4), (.add, ["queries", "row"], 3, 4),
            (.add, ["queries", "column"], 3, 4), (.subtract, ["queries", "keys"], 3, 4),
            (.multiply, ["queries", "column"], 3, 4), (.weigh, ["queries", "keys"], 3, 4),
            (.divide(emptyRow: nil), ["queries", "zeros"], 3, 4), (.divide(emptyRow: 0), ["queries", "zeros"], 3, 4),
            (.divide(emptyRow: nil), ["queries", "large"], 3, 4), (.maximum, ["queries", "keys"], 3, 4),
            (.mask, ["queries", "hiding"], 3, 4), (.softcap(5), ["queries"], 3, 4),
            (.softcapSlope(5), ["queries"], 3, 4),
            (.expMinus, ["queries", "column"], 3, 4), (.expMinus, ["hiding", "column"], 3, 4),
            (.reciprocalRoot(epsilon: 1e-5), ["column"], 3, 1), (.rowMaximum, ["queries", "keys"], 3, 1),
            (.rowMaximum, ["hiding"], 3, 1), (.rowSum, ["queries"], 3, 1),
            (.rowSum, ["queries", "keys", "square"], 3, 1),
            (.rowMean, ["queries"], 3, 1), (.rowMeanSquare, ["queries"], 3, 1), (.rowNorm, ["queries"], 3, 1),
            (.columnSum, ["queries"], 1, 4), (.angles(base: 10_000, width: 4), ["column"], 3, 2),
            (.distancePenalty(slope: 0.5, offset: 0), [], 3, 4), (.distancePenalty(slope: 0.25, offset: -1), [], 3, 4),
        ]
        return made + others
    }()

    private static func steps(_ operands: (String) -> String = { $0 }) -> [Step] {
        made.enumerated().map { index, operation in
            Step(
                name: "step \(index + 1)", symbol: "X", operation: operation.operation,
                operands: operation.operands.map(operands), value: grid(operation.rows, operation.columns, index))
        }
    }

    /// All operations in one trace, and again in a nested trace that uses values of the outer one.
    private static let trace = Trace(
        title: "everything", steps: given + steps(), children: [Trace(title: "inside", steps: steps { "../" + $0 })])

    @Test func theScriptSaysWhatTheTraceSays() async throws {
        try #require(PageTools.isThere, "\(PageTools.remedy)")
        let kinds = Set(Self.made.map(\.operation.name) + ["given"])
        let unseen = StepTrace.Operation.Function.allCases.map(\.rawValue).filter { !kinds.contains($0) }
        #expect(unseen == [] && kinds.count == 55)
        let figure = FigureHTML(id: "t", label: "Trace 1", source: "", mathML: { _ in "" })
        let page = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>All</title>
            <style>\(HandoutAssets.styleSheet)</style><body>\(figure.html(Figure(Self.trace)))
            <script type="application/json" id="Words">{"figure":\(FigureScriptWords.json { $0.english })}</script>
            <script>\(HandoutAssets.script)</script></body></html>
            """
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write(page, "page.html")
        let output = try await PageTools.run("arithmetic", [folder.url.appending(path: "page.html").path])
        try #require(output.hasPrefix("{"), "\(output.suffix(800))")
        let said = try JSONDecoder().decode([String: [[String]]].self, from: Data(output.utf8))

        var texts: [String] = []
        var expected: [String] = []
        for (prefix, path, steps) in [
            ("t-s", "", Self.trace.steps), ("t-p1-s", "inside/", Self.trace.children[0].steps),
        ] {
            for (number, step) in zip(1..., steps) {
                for index in step.value.values.indices {
                    let (row, column) = (index / step.value.columns, index % step.value.columns)
                    // The operands of a nested step that uses no outer values are named by its own trace.
                    let trace = step.operands.isEmpty && !path.isEmpty ? Self.trace.children[0] : Self.trace
                    let name = step.operands.isEmpty ? step.name : path + step.name
                    let text = trace.explain(step: name, row: row, column: column)?.text
                    expected.append("\(prefix)\(number) \(text ?? "nothing")")
                    texts.append("\(prefix)\(number) \(said["\(prefix)\(number)"]?[row][column] ?? "nothing")")
                }
            }
        }
        #expect(texts.count > 1000)
        #expect(zip(texts, expected).filter { $0 != $1 }.map { "script: \($0)\n trace: \($1)" } == [])
    }
}
