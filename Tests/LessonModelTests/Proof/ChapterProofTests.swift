import StepTrace
import Testing

@testable import LessonModel

struct ChapterProofTests {
    private func faults(_ value: ShownValue) -> [Diagnostic] {
        var chapter = StudyChapter.chapter
        chapter.codeExercises = []
        chapter.worksheets[0].opening = .init(line: "```worksheet id=first-row", length: 24)
        chapter.worksheets[0].blanks = .lines([.row(9), .column(4)])
        let observations = ChapterObservations(observations: [
            VariantID("first-row", .key): Observation(
                checks: [.init(records: [.probe(label: "key", value: value)], finished: true)], ending: .finished)
        ])
        return ChapterProof(chapter, ChapterReport(chapter), observations).faults
    }

    /// An array of numbers is a worksheet of one row, as a matrix of one row is.
    @Test(arguments: [
        ShownValue.matrix(Grid(rows: 1, columns: 2, values: [1, 2]), rowLabels: [], columnLabels: []),
        .text("[1.0, 2.0]"),
    ])
    func blanksOutsideOfTheMatrixAreAFault(value: ShownValue) {
        #expect(
            faults(value) == [
                Diagnostic(
                    at: StudyChapter.place,
                    "the worksheet 'first-row' leaves row 9 and column 4 blank, but its key is 1 × 2",
                    excerpt: .init(line: "```worksheet id=first-row", length: 24),
                    remedy: "rows and columns are counted from 1")
            ])
    }
}
