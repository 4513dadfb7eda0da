import Foundation
import HandoutAssets
import StepTrace
import TestSupport
import Testing
import TraceFigures

/// A page's script writes the same arithmetic of a number as the trace itself, for every operation.
@Suite(.processLimit, .enabled(if: PageTools.isThere || PageTools.isNeeded, "\(PageTools.remedy)"))
struct ArithmeticTests {
    private static func steps(_ operands: (String) -> String = { $0 }) -> [Step] {
        OperationSample.all.enumerated().map { index, sample in
            Step(
                name: "step \(index + 1)", symbol: "X", operation: sample.operation,
                operands: sample.operands.map(operands), value: OperationSample.grid(sample.rows, sample.columns, index)
            )
        }
    }

    /// All operations in one trace, and again in a nested trace that uses values of the outer one.
    private static let trace = Trace(
        title: "everything", steps: OperationSample.given + steps(),
        children: [Trace(title: "inside", steps: steps { "../" + $0 })])

    @Test func theScriptSaysWhatTheTraceSays() async throws {
        try #require(PageTools.isThere, "\(PageTools.remedy)")
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
