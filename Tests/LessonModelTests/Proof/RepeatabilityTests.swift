import StepTrace
import Testing

@testable import LessonModel

/// What differs between two runs of a chapter, and when that is a fault.
struct RepeatabilityTests {
    private let place = FileLocation(file: "lessons/01-a.md", line: 5, column: 1)

    private func diagnostics(
        _ first: String, _ second: String, output: String? = nil, varies: Bool = false, value: String = "0.5",
        shown: Double = 1
    ) -> [Diagnostic] {
        var cell = Cell(index: 1, code: CodePart(text: "print(x)\n", place: place, fence: place))
        cell.varies = varies
        cell.expectedOutput = output.map { ExpectedOutput(text: $0, place: place, bytes: 0..<0) }
        var chapter = StudyChapter.chapter
        chapter.cells = [cell]
        chapter.inlineValues = [InlineValue(index: 0, expression: "x", place: place, line: "`{swift} x`", afterCell: 1)]
        func report(_ text: String, _ value: String = "0.5") -> ChapterReport {
            var report = ChapterReport(chapter)
            report.apply(.printed(text, cell: 1))
            report.apply(
                .shown(
                    .matrix(Grid(rows: 1, columns: 1, values: [shown]), rowLabels: [], columnLabels: []), caption: nil,
                    cell: 1))
            report.apply(.cellFinished(1, .passed, seconds: 0))
            report.apply(.inlineValue(value, index: 0))
            return report
        }
        return Repeatability(chapter, report(first), report(second, value)).diagnostics
    }

    @Test func theSameTwice() {
        #expect(diagnostics("a\n", "a\n") == [])
        #expect(diagnostics("a\n", "a\n", output: "b\n") == [], "it drifts, and that is told elsewhere")
        #expect(diagnostics("a\n", "a\n", shown: .nan) == [], "NaN is not random")
    }

    @Test func aCellWithoutAnOutput() {
        #expect(
            diagnostics("a\n1\n", "a\n2\n") == [
                Diagnostic(
                    .warning, at: place, "what this cell shows differs from run to run: '1', then '2'",
                    remedy:
                        "let it depend on nothing random, or write `varies` on the fence of the cell that it comes from"
                )
            ])
    }

    @Test func aCellWithAnOutput() {
        #expect(
            diagnostics("a\n1\n", "a\n2\n", output: "a\n1\n") == [
                Diagnostic(
                    at: place, "what this cell shows differs from run to run: '1', then '2'",
                    remedy: "let it depend on nothing random, or write `...` for the lines that may change")
            ])
    }

    /// The author has said so: a number is rounded, or lines are left open.
    @Test(arguments: ["a\n0.3\n", "a\n...\n"])
    func anOutputThatAllowsForIt(output: String) {
        #expect(diagnostics("a\n0.31\n", "a\n0.32\n", output: output) == [])
    }

    @Test func anInlineValue() {
        #expect(
            diagnostics("a\n", "a\n", value: "0.7") == [
                Diagnostic(
                    .warning, at: place, "the value of `x` differs from run to run",
                    remedy:
                        "let it depend on nothing random, or write `varies` on the fence of the cell that it comes from"
                )
            ])
    }

    /// What has drifted in both runs alike is told at its line, and can be taken over.
    @Test(arguments: [("strt\n...\n", true), ("strt\n...\n", false), ("start\n0.4\n", false), ("start\n1\n", true)])
    func aDriftBesideWhatChanges(output: String, varies: Bool) {
        let isAllowed = output.contains("...")
        #expect(diagnostics("start\n0.31\n", "start\n0.32\n", output: output, varies: varies).isEmpty == isAllowed)
    }

    /// A committed output holds all the same.
    @Test func aCellThatMayVary() {
        #expect(diagnostics("a\n", "b\n", varies: true, value: "0.7") == [])
        #expect(diagnostics("a\n", "b\n", output: "a\n", varies: true).count == 1)
    }
}
