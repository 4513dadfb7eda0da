import LessonModel
import StepTrace
import Testing

/// What is said about a committed output that does not hold.
@Suite struct OutputDriftTests {
    private func drifts(_ expected: String, _ events: [Event]) -> [OutputDrift] {
        let place = FileLocation(file: "01-a.md", line: 2, column: 1)
        let code = CodePart(text: "f()\n", place: place, fence: place)
        var cell = Cell(index: 1, code: code)
        cell.expectedOutput = ExpectedOutput(
            text: expected, place: FileLocation(file: "01-a.md", line: 6, column: 1), bytes: 0..<expected.utf8.count)
        let chapter = Chapter(
            number: 1, id: "01-a", file: "01-a.md", frontMatter: FrontMatter(title: "A"), cells: [cell])
        var report = ChapterReport(chapter)
        for event in events + [.cellFinished(1, .passed, seconds: 0)] { report.apply(event) }
        return OutputDrift.drifts(of: chapter, in: report)
    }

    @Test func aValueIsNotPrinted() {
        let shown = Event.shown(.text("42"), caption: nil, cell: 1)
        for (expected, events) in [("42\n", [shown]), ("printed\n42\n", [.printed("printed\n", cell: 1), shown])] {
            let diagnostics = drifts(expected, events).map(\.diagnostic)
            #expect(
                diagnostics == [
                    Diagnostic(
                        at: FileLocation(file: "01-a.md", line: events.count + 5, column: 1),
                        "the cell prints nothing here: the value that it shows is not printed",
                        excerpt: Diagnostic.Excerpt(line: "42", length: 2),
                        remedy: "leave the value out of the fence `output`, or print it: `print(…)`")
                ])
        }
        #expect(drifts("7\n", []).map(\.diagnostic.message) == ["the cell prints nothing here any more"])
    }

    @Test func aProgressBarIsWhatItEndsWith() {
        #expect(drifts("done 2\n", [.printed("done 1\rdone 2\r", cell: 1)]) == [])
    }
}
