import LessonModel
import LessonRendering
import StepTrace
import Testing
import TraceFigures

@Suite struct HintTextTests {
    private let text = HintText(style: TerminalStyle(width: 60))
    private let exercise = SampleCheck.exercise(2, "scale-scores")

    @Test func aHintKnowsItsNumber() {
        let hint = Hint(
            blocks: [Block(.paragraph([.text("Think of the variance.")]), at: SampleCheck.place)],
            place: SampleCheck.place)
        #expect(
            text.lines(hint, number: 1, of: 3, for: exercise)
                == ["Hint 1 of 3 for 3.2 scale-scores", "  Think of the variance."])
    }

    @Test func aSolutionIsItsCode() {
        let code = CodePart(text: "func f() {\n    g()\n}\n", place: SampleCheck.place, fence: SampleCheck.place)
        #expect(
            text.lines(solution: code, number: 1, of: 1, for: exercise)
                == ["Solution of 3.2 scale-scores", "  func f() {", "      g()", "  }"])
        #expect(
            text.lines(solution: code, number: 2, of: 2, for: exercise)[0] == "Solution 2 of 2 of 3.2 scale-scores")
    }

    @Test func aQuestionHasItsChoicesAndReasons() {
        let quiz = Quiz(
            id: "why", number: 2, points: 1, question: [],
            choices: [
                .init(text: [.text("No")], correct: false, because: [.text("It is not.")]),
                .init(text: [.text("Yes")], correct: true, because: [.text("It is.")]),
            ], place: SampleCheck.place)
        #expect(text.lines(quiz, for: exercise) == ["Answer to 3.2 scale-scores", "  b) Yes", "     It is."])
    }

    @Test func aWorksheetHasItsKey() throws {
        let worksheet = Worksheet(
            id: "w", number: 2, points: 1, expression: "w", blanks: .all, digits: 2, place: SampleCheck.place,
            afterCell: 0)
        let key = try #require(WorksheetKey(worksheet, value: .text("[[0.125, -1], [2, 3]]")))
        #expect(
            text.lines(worksheet, key: key, for: exercise)
                == ["Key of 3.2 scale-scores", "  [0.12, -1.00]", "  [2.00, 3.00]"])
    }
}
