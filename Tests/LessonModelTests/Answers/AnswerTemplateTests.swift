import StepTrace
import Testing

@testable import LessonModel

@Suite struct AnswerTemplateTests {
    @Test func codeBeginsWithItsNameAndTheCommand() {
        #expect(
            AnswerTemplate(StudyChapter.chapter).swift(StudyChapter.exercise) == """
                // Exercise 3.1, scale-scores (2 points). Check it with: attend check 3.1

                /// QKᵀ/√d.
                func scaled() -> Matrix {
                    <#Return them#>
                }

                """)
    }

    @Test func theSheetHasQuestionsLettersAndBlanks() {
        #expect(
            AnswerTemplate(StudyChapter.chapter).sheet(keys: ["first-row": StudyChapter.key]) == """
                # Chapter 3: Scaling
                # Write your answers here, then: attend check 3

                # Question 3.2 (1 point)
                # Why divide by `√d`?
                #   a) The variance grows
                #   b) For speed
                #   c) The deviation grows
                # The letter of your choice, or several in brackets: [a, c]
                why-scale: _

                # Worksheet 3.3 (3 points)
                # By hand.
                # Row 1 of `weights`, to 2 decimals.
                # Replace each _ by a number.
                first-row:
                  - [_, _, _]
                  - [1.00, 0.00, -0.50]

                """)
    }

    @Test func namesOfRowsAndColumnsStandBesideTheEntries() throws {
        let value = ShownValue.matrix(
            Grid(rows: 2, columns: 2, values: [1, 2, 3, 4]), rowLabels: ["the", "cat\nsat"], columnLabels: ["a", "b"])
        let key = try #require(WorksheetKey(StudyChapter.worksheet, value: value))
        var chapter = StudyChapter.chapter
        chapter.worksheets[0].isExpressionShown = false
        #expect(
            AnswerTemplate(chapter).entry(chapter.exercises[2], keys: ["first-row": key]) == """
                # Worksheet 3.3 (3 points)
                # By hand.
                # Row 1, to 2 decimals.
                # Replace each _ by a number.
                # Columns: a, b
                first-row:
                  - [_, _]  # the
                  - [3.00, 4.00]  # cat sat

                """)
    }

    @Test func withoutAKeyOnlyTheWayToWriteItIsGiven() {
        let text = AnswerTemplate(StudyChapter.chapter).sheet(keys: [:])
        #expect(
            text.hasSuffix("# One list for each row that is asked for, such as: - [0.5, _, 1]\nfirst-row: []\n"))
        var chapter = StudyChapter.chapter
        chapter.worksheets[0].blanks = .all
        #expect(AnswerTemplate(chapter).sheet(keys: [:]).contains("# One list for each row, such as: - [0.5, _, 1]\n"))
    }

    @Test(arguments: [(0, "in whole numbers"), (1, "to 1 decimal"), (3, "to 3 decimals")])
    func everyEntryIsAskedForSoExactly(digits: Int, words: String) {
        var chapter = StudyChapter.chapter
        chapter.worksheets[0].blanks = .all
        chapter.worksheets[0].digits = digits
        let text = AnswerTemplate(chapter).sheet(keys: [:])
        #expect(text.contains("# Every entry of `weights`, \(words).\n"))
    }

    @Test func longLinesAreBroken() {
        var chapter = StudyChapter.chapter
        chapter.quizzes[0].question = [.text(String(repeating: "word ", count: 40))]
        let lines = AnswerTemplate(chapter).sheet(keys: [:]).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 98 })
    }
}
