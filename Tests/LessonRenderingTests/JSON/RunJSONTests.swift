import Foundation
import LessonModel
import LessonRendering
import StepTrace
import Testing

/// Holds the shape of `attend.run/1`, every field of it.
@Suite struct RunJSONTests {
    private func object(_ report: RunReport) throws -> [String: Any] {
        let text = try RunJSON.text(report)
        #expect(text.hasSuffix("}\n"))
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func report() -> RunReport {
        let place = FileLocation(file: "lessons/03-scaling.md", line: 24, column: 1)
        let code = CodePart(text: "x\n", place: place, fence: place)
        var chapter = ChapterReport(
            Chapter(
                number: 3, id: "03-scaling", file: "lessons/03-scaling.md", frontMatter: FrontMatter(title: "Scaling"),
                cells: [Cell(index: 1, code: code), Cell(index: 2, id: "last", code: code)]))
        let grid = Grid(rows: 2, columns: 2, values: [1, -.infinity, .nan, .infinity])
        let trace = Trace(
            title: "attention",
            steps: [
                Step(
                    name: "scores", symbol: "S", formula: "QK^\\top", operation: .matmulTransposed,
                    operands: ["Q", "K"],
                    value: grid, rowLabels: ["the", "dog"], columnLabels: ["a", "b"], role: .vector)
            ], children: [Trace(title: "head 1")])
        let plot = Plot(
            kind: .bar, series: [.init(name: "p", x: [0, 1], y: [0.5, 0.25])], xLabel: "x", yLabel: "y",
            categories: ["a", "b"])
        for event: Event in [
            .compileFinished(seconds: 0.5), .printed("hello\n", cell: 1), .shown(.text("0.5"), caption: nil, cell: 1),
            .shown(.matrix(grid, rowLabels: ["r"], columnLabels: []), caption: "W", cell: 1),
            .shown(.trace(trace), caption: nil, cell: 1), .shown(.plot(plot), caption: nil, cell: 1),
            .cellFinished(1, .passed, seconds: 0.25), .inlineValue("0.3", index: 0),
            .diagnostic(
                Diagnostic(
                    at: FileLocation(file: "lessons/03-scaling.md", line: 25, column: 9), "boom", remedy: "mend it"),
                cell: 2),
            .cellFinished(2, .timedOut, seconds: 10), .memoryPeak(9 << 20), .memoryPeak(7 << 20),
            .chapterFinished(runSeconds: 10.25, cached: false),
        ] { chapter.apply(event) }
        return RunReport(toolchain: "swift-6.3.1", title: "A course", language: "en", chapters: [chapter])
    }

    @Test func everyFieldIsThere() throws {
        let run = try object(report())
        #expect(run["format"] as? String == "attend.run/1")
        #expect(run["toolchain"] as? String == "swift-6.3.1")
        #expect(run["course"] as? [String: String] == ["title": "A course", "language": "en"])
        let chapter = try #require((run["chapters"] as? [[String: Any]])?.first)
        #expect(chapter["id"] as? String == "03-scaling")
        #expect(chapter["file"] as? String == "lessons/03-scaling.md")
        #expect(chapter["title"] as? String == "Scaling")
        #expect(chapter["status"] as? String == "failed")
        #expect(chapter["cached"] as? Bool == false)
        #expect(chapter["seconds"] as? [String: Double] == ["compile": 0.5, "run": 10.25])
        #expect(chapter["peakMemory"] as? Int == 9 << 20)
        #expect(chapter["inlineValues"] as? [String] == ["0.3"])
        #expect((chapter["diagnostics"] as? [Any])?.count == 0)
        let cells = try #require(chapter["cells"] as? [[String: Any]])
        #expect(cells.map { $0["index"] as? Int } == [1, 2])
        #expect(cells[0]["id"] is NSNull)
        #expect(cells[1]["id"] as? String == "last")
        #expect(cells[0]["line"] as? Int == 24)
        #expect(cells.map { $0["status"] as? String } == ["passed", "timed-out"])
        #expect(cells[0]["seconds"] as? Double == 0.25)
        #expect(cells[0]["stdout"] as? String == "hello\n")
        let diagnostic = try #require((cells[1]["diagnostics"] as? [[String: Any]])?.first)
        #expect(diagnostic["severity"] as? String == "error")
        #expect(diagnostic["file"] as? String == "lessons/03-scaling.md")
        #expect(diagnostic["line"] as? Int == 25)
        #expect(diagnostic["column"] as? Int == 9)
        #expect(diagnostic["message"] as? String == "boom")
        #expect(diagnostic["remedy"] as? String == "mend it")
        #expect((diagnostic["notes"] as? [Any])?.count == 0)
    }

    @Test func everyKindOfValueIsThere() throws {
        let run = try object(report())
        let chapter = try #require((run["chapters"] as? [[String: Any]])?.first)
        let values = try #require(((chapter["cells"] as? [[String: Any]])?.first)?["values"] as? [[String: Any]])
        #expect(values.map { $0["kind"] as? String } == ["text", "matrix", "trace", "plot"])
        #expect(values[0]["text"] as? String == "0.5")
        #expect(values[0]["caption"] is NSNull)
        #expect(values[1]["caption"] as? String == "W")
        #expect(values[1]["rows"] as? Int == 2)
        #expect(values[1]["columns"] as? Int == 2)
        #expect(values[1]["rowLabels"] as? [String] == ["r"])
        #expect(values[1]["columnLabels"] as? [String] == [])
        let rows = try #require(values[1]["values"] as? [[Any]])
        #expect(rows[0][0] as? Double == 1)
        #expect(rows[0][1] as? String == "-inf")
        #expect(rows[1] as? [String] == ["nan", "inf"])
        let trace = try #require(values[2]["trace"] as? [String: Any])
        #expect(trace["format"] as? String == "attend.trace/1")
        #expect(trace["title"] as? String == "attention")
        #expect((trace["children"] as? [[String: Any]])?.first?["title"] as? String == "head 1")
        let step = try #require((trace["steps"] as? [[String: Any]])?.first)
        #expect(
            Set(step.keys) == [
                "name", "symbol", "formula", "operation", "operands", "role", "rows", "columns", "rowLabels",
                "columnLabels",
                "values",
            ])
        #expect(step["operation"] as? String == "matmul-transposed")
        #expect(step["operands"] as? [String] == ["Q", "K"])
        #expect(step["rowLabels"] as? [String] == ["the", "dog"])
        #expect(values[3]["plot"] as? String == "bar")
        #expect((values[3]["series"] as? [[String: Any]])?.first?["y"] as? [Double] == [0.5, 0.25])
        #expect(values[3]["categories"] as? [String] == ["a", "b"])
    }
}
