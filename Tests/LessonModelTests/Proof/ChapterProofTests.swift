import StepTrace
import Testing

@testable import LessonModel

struct ChapterProofTests {
    private func faults(_ value: ShownValue) -> [Diagnostic] {
        var chapter = StudyChapter.chapter
        chapter.codeExercises = []
        chapter.worksheets[0].opening = .init(line: "```worksheet id=first-row", length: 24)
        chapter.worksheets[0].blanks = .lines([.row(9), .column(4)])
        var report = ChapterReport(chapter)
        report.keys["first-row"] = value
        return ChapterProof(chapter, report, ChapterObservations()).faults
    }

    private func fault(_ message: String, _ remedy: String) -> Diagnostic {
        Diagnostic(
            at: StudyChapter.place, message, excerpt: .init(line: "```worksheet id=first-row", length: 24),
            remedy: remedy)
    }

    /// An array of numbers is a worksheet of one row, as a matrix of one row is.
    @Test(arguments: [
        ShownValue.matrix(Grid(rows: 1, columns: 2, values: [1, 2]), rowLabels: [], columnLabels: []),
        .text("[1.0, 2.0]"),
    ])
    func blanksOutsideOfTheMatrixAreAFault(value: ShownValue) {
        #expect(
            faults(value) == [
                fault(
                    "the worksheet 'first-row' leaves row 9 and column 4 blank, but its key is 1 × 2",
                    "rows and columns are counted from 1")
            ])
    }

    @Test func aKeyWithoutNumbersIsAFault() {
        #expect(
            faults(.text("[true]")) == [
                fault(
                    "the key of the worksheet 'first-row' is neither a matrix nor an array of numbers",
                    "let `of` name one, such as `result.weights`")
            ])
    }

    /// The cells run once more among the exercises: what is wrong with one of them is told once, wherever it stops there.
    @Test func whatACellHasFailedWithIsToldOnce() {
        func fault(_ line: Int, _ message: String) -> Diagnostic {
            Diagnostic(at: FileLocation(file: "lessons/01-a.md", line: line, column: 1), message)
        }
        let place = FileLocation(file: "lessons/01-a.md", line: 10, column: 1)
        let code = CodePart(text: "while true {\n    tick()\n}\n", place: place, fence: place)
        let chapter = Chapter(
            number: 1, id: "01-a", file: "lessons/01-a.md", frontMatter: FrontMatter(title: "A"),
            cells: [Cell(index: 1, id: nil, code: code, action: .run)])
        var report = ChapterReport(chapter)
        report.apply(.diagnostic(fault(11, "the cell did not end within 1 s"), cell: 1))
        report.apply(.cellFinished(1, .timedOut, seconds: 1))
        report.apply(.diagnostic(fault(20, "Index out of range"), cell: nil))
        let observations = ChapterObservations(diagnostics: [
            fault(10, "the cell did not end within 1 s"), fault(20, "the program ended"), fault(30, "only here"),
        ])
        #expect(
            ChapterProof(chapter, report, observations).faults == [
                fault(11, "the cell did not end within 1 s"), fault(20, "Index out of range"), fault(30, "only here"),
            ])
    }
}
