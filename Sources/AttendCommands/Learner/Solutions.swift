import LessonModel
import LessonRendering

/// The text of solutions: code, right choices, or a worksheet's key.
struct Solutions: Sendable {
    private let check: AnswerCheck

    init(_ check: AnswerCheck) {
        self.check = check
    }

    func text(for exercise: Exercise) async throws -> String {
        let exercise = try await check.filled(exercise)
        var style = check.context.style
        // Output to a file or a pipe is used by other programs: its lines are not cut.
        if !check.context.processEnvironment.outputIsTerminal { style.width = .max / 2 }
        let text = HintText(style: style, words: check.words)
        switch exercise.work {
        case .code(let codeExercise):
            let all = codeExercise.solutions.enumerated().map { number, solution in
                text.lines(solution: solution, number: number + 1, of: codeExercise.solutions.count, for: exercise)
            }
            return all.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
        case .quiz(let quiz): return text.lines(quiz, for: exercise).joined(separator: "\n") + "\n"
        case .worksheet(let worksheet):
            guard let chapter = check.course.chapter(exercise.chapter) else { return "" }
            let (keys, faults) = try await check.keys(of: chapter)
            guard let key = keys[worksheet.id] else {
                if !faults.isEmpty { throw Failure.cannotWork(faults) }
                throw Failure.cannotWork(
                    "the key of \(exercise.label) \(exercise.id) could not be computed",
                    remedy:
                        "'attend run \(exercise.chapterNumber)\(check.answers.options)' shows what is wrong with the chapter"
                )
            }
            return text.lines(worksheet, key: key, for: exercise).joined(separator: "\n") + "\n"
        }
    }
}
