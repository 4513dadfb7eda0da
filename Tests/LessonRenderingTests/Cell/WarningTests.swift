import LessonModel
import Testing
import TraceFigures

@testable import LessonRendering

/// The compiler's warnings are shown with a cell that is marked `warns`; of any other, in the terminal only.
@Suite("Warnings of cells") struct WarningTests {
    private static let warning = Diagnostic(
        .warning, at: nil, "comparing is slow",
        excerpt: .init(line: "print(x < 3)", length: 5))

    /// The first cell of the sample, with a warning.
    private func cell(warns: Bool) throws -> (cell: Cell, report: CellReport, part: Handout.Part) {
        let part = SampleHandout.parts[0]
        var cell = part.chapter.cells[0]
        if warns { cell.warning = FailureAttribute(place: cell.code.fence, excerpt: .init(line: "```swift warns")) }
        var warning = Self.warning
        warning.place = FileLocation(file: cell.code.place.file, line: cell.code.place.line + 1, column: 7)
        var report = CellReport(index: 1, id: nil, line: cell.code.place.line)
        report.status = .passed
        report.diagnostics = [warning]
        return (cell, report, part)
    }

    @Test func inTheTerminal() throws {
        let style = TerminalStyle(width: 60)
        let renderer = BlockTextRenderer(style: style, metrics: .terminal, inlineValues: [:], words: .english)
        func text(warns: Bool) throws -> [String] {
            let (cell, report, _) = try cell(warns: warns)
            return CellText(cell, report, renderer).lines().map { $0.text(style) }
        }
        let line = try cell(warns: true).cell.code.place.line + 1
        let told = ["  line \(line): warning: comparing is slow"]
        #expect(try text(warns: true).suffix(2) == ["✓ Meant to be warned about, and is:"] + told)
        #expect(try text(warns: false).suffix(2) == [""] + told)
    }

    @Test func onAPage() throws {
        func html(warns: Bool) throws -> String {
            var (cell, report, part) = try cell(warns: warns)
            part.report.cells = [report]
            let figures = ChapterFigures(part, words: .english)
            return CellHTML(cell, in: part, figures: figures, words: .english).html
        }
        let told = "<span class=\"diag\">line 2: warning: comparing is slow</span>"
        #expect(try html(warns: true).contains(told))
        #expect(!(try html(warns: false).contains("comparing is slow")))
    }
}
