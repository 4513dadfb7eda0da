/// Grades a multiple-choice answer: it needs all correct choices and no others.
package struct QuizGrading: Sendable {
    package var quiz: Quiz

    package init(_ quiz: Quiz) {
        self.quiz = quiz
    }

    /// - Parameter chosen: choices by index, from 0.
    package func verdict(on chosen: [Int], chapter: String, file: String) -> Verdict {
        var verdict = Verdict(
            id: quiz.id, chapter: chapter, kind: .quiz, status: .failed, points: 0,
            maximumPoints: quiz.points, file: file)
        let chosen = Set(chosen).sorted().filter(quiz.choices.indices.contains)
        let wrong = chosen.filter { !quiz.choices[$0].correct }
        verdict.remarks = chosen.map {
            .choice($0, correct: quiz.choices[$0].correct, because: quiz.choices[$0].because)
        }
        if !wrong.isEmpty {
            verdict.message = "\(Self.listed(wrong)) \(wrong.count == 1 ? "is" : "are") not right"
        } else if chosen.count < quiz.choices.filter(\.correct).count {
            verdict.message =
                "\(Self.listed(chosen)) \(chosen.count == 1 ? "is" : "are") right, and there is more to it"
        } else {
            verdict.status = .passed
            verdict.points = quiz.points
        }
        return verdict
    }

    private static func listed(_ choices: [Int]) -> String {
        choices.map(Quiz.letter).joined(separator: ", ")
    }
}
