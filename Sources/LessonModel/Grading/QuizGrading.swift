/// Grades a multiple-choice answer: it needs all correct choices and no others.
package struct QuizGrading: Sendable {
    package var quiz: Quiz
    private let words: CheckWords

    package init(_ quiz: Quiz, words: @escaping CheckWords = { $0.english }) {
        self.quiz = quiz
        self.words = words
    }

    /// - Parameter chosen: choices by index, from 0.
    package func verdict(on chosen: [Int], chapter: String, file: String) -> Verdict {
        var verdict = Verdict(
            id: quiz.id, chapter: chapter, kind: .quiz, status: .failed, points: 0,
            maximumPoints: quiz.points, file: file)
        let chosen = Set(chosen).sorted().filter(quiz.choices.indices.contains)
        if chosen.count > 1, quiz.hasOneAnswer {
            // Remarks on each choice would reveal which one is right.
            verdict.message = words(.oneChoiceOnly(chosen.map(Quiz.letter)))
            return verdict
        }
        let wrong = chosen.filter { !quiz.choices[$0].correct }
        verdict.remarks = chosen.map {
            .choice($0, correct: quiz.choices[$0].correct, because: quiz.choices[$0].because)
        }
        if !wrong.isEmpty {
            verdict.message = words(.choicesNotRight(wrong.map(Quiz.letter)))
        } else if chosen.count < quiz.choices.filter(\.correct).count {
            verdict.message = words(.choicesIncomplete(chosen.map(Quiz.letter)))
        } else {
            verdict.status = .passed
            verdict.points = quiz.points
        }
        return verdict
    }
}
