import StepTrace
import Testing

@testable import LessonModel

@Suite struct ChapterReportTests {
    private let chapter = Chapter(
        number: 1, id: "01-a", file: "lessons/01-a.md", frontMatter: FrontMatter(title: "A"),
        cells: [cell(1), cell(2, .ignore), cell(3, id: "third")])

    private static func cell(_ index: Int, _ action: Cell.Action = .run, id: String? = nil) -> Cell {
        let place = FileLocation(file: "lessons/01-a.md", line: index * 10, column: 1)
        return Cell(index: index, id: id, code: CodePart(text: "x\n", place: place, fence: place), action: action)
    }

    /// A reader's own lines are a cell with a later number among the others.
    @Test(arguments: 0...9) func eventsOfACellThatIsOutOfOrder(place: Int) {
        var cells = (1...9).map { Self.cell($0) }
        cells.insert(Self.cell(10), at: place)
        var report = ChapterReport(
            Chapter(number: 1, id: "01-a", file: "lessons/01-a.md", frontMatter: FrontMatter(title: "A"), cells: cells))
        for cell in cells { report.apply(.printed("\(cell.index)", cell: cell.index)) }
        #expect((1...10).map { report.cell($0)?.printedText } == (1...10).map { "\($0)" })
        #expect(report.cell(11) == nil)
    }

    @Test func eventsFoldIntoAReport() {
        var report = ChapterReport(chapter)
        let events: [Event] = [
            .compileStarted, .compileFinished(seconds: 0.3), .cellStarted(1), .printed("a", cell: 1),
            .printed("b\n", cell: 1),
            .shown(.text("5"), caption: "five", cell: 1), .printed("c\n", cell: 1),
            .cellFinished(1, .passed, seconds: 0.5),
            .inlineValue("0.25", index: 0), .cellStarted(3), .cellFinished(3, .passed, seconds: 0.25),
            .chapterFinished(runSeconds: 0.75, cached: false),
        ]
        for event in events { report.apply(event) }
        #expect(report.cells.map(\.index) == [1, 3])
        #expect(report.cells.map(\.line) == [10, 30])
        #expect(report.cell(1)?.outputs == [.printed("ab\n"), .shown(.text("5"), caption: "five"), .printed("c\n")])
        #expect(report.cell(1)?.printedText == "ab\nc\n")
        #expect(report.cell(3)?.id == "third")
        #expect(report.inlineValues == [0: "0.25"])
        #expect(report.compileSeconds == 0.3)
        #expect(report.runSeconds == 0.75)
        #expect(report.passed && report.finished && !report.cached)
    }

    @Test func aCellThatNeverEndedHasNotPassed() {
        var report = ChapterReport(chapter)
        report.apply(.cellFinished(1, .passed, seconds: 0))
        report.apply(.chapterFinished(runSeconds: 0, cached: false))
        #expect(!report.passed)
    }

    @Test func diagnosticsGoToTheirCellOrToTheChapter() {
        var report = ChapterReport(chapter)
        let wrong = Diagnostic(at: nil, "wrong")
        report.apply(.diagnostic(wrong, cell: 3))
        report.apply(.diagnostic(wrong, cell: 2))
        report.apply(.diagnostic(wrong, cell: nil))
        #expect(report.cell(3)?.diagnostics == [wrong])
        #expect(report.diagnostics == [wrong, wrong])
    }
}
