import Testing

@testable import LessonModel

@Suite struct QuizGradingTests {
    private func verdict(_ chosen: [Int]) -> Verdict {
        QuizGrading(StudyChapter.quiz).verdict(
            on: chosen, chapter: "03-scaling", file: "answers/03-scaling/answers.yml")
    }

    @Test func allCorrectChoicesAndOnlyThoseAreRight() {
        let verdict = verdict([2, 0])
        #expect(verdict.status == .passed && verdict.points == 1)
        #expect(
            verdict.remarks == [
                .choice(0, correct: true, because: [.text("It is d.")]),
                .choice(2, correct: true, because: [.text("It is √d.")]),
            ])
    }

    @Test func aWrongChoiceGetsItsReason() {
        let verdict = verdict([0, 1])
        #expect(verdict.status == .failed && verdict.points == 0)
        #expect(verdict.message == "b is not right")
        #expect(
            verdict.remarks == [
                .choice(0, correct: true, because: [.text("It is d.")]),
                .choice(1, correct: false, because: [.text("It costs time.")]),
            ])
    }

    /// Neither the remarks nor their number say which of the choices is right.
    @Test func severalChoicesWhereOneIsRightAreAllRefused() {
        var quiz = StudyChapter.quiz
        quiz.choices[2].correct = false
        let verdict = QuizGrading(quiz).verdict(on: [0, 2], chapter: "03-scaling", file: "f")
        #expect(verdict.status == .failed && verdict.points == 0 && verdict.remarks == [])
        #expect(verdict.message == "this question has one answer, and you chose a and c")
    }

    @Test func whatIsMissingIsNotGivenAway() {
        let verdict = verdict([2])
        #expect(verdict.status == .failed)
        #expect(verdict.message == "c is right, and there is more to it")
        #expect(verdict.remarks == [.choice(2, correct: true, because: [.text("It is √d.")])])
    }
}
