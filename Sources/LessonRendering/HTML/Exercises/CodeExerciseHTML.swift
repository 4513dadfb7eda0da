import LessonModel

/// A code exercise: the prompt, the starter and hints; for teachers the solutions and the marking instead of the
/// starter.
struct CodeExerciseHTML {
    let exercise: CodeExercise
    /// The number within the course, `3.2`.
    let label: String
    let edition: Handout.Edition
    let text: ExercisePromptText
    let words: Words

    var html: String {
        let parts =
            switch edition {
            case .student: [prompt, starter, text.hints(exercise.hints, words.page), text.checkLine(label, words.page)]
            case .teacher:
                [
                    prompt, solutions, text.hints(exercise.hints, words.page),
                    MarkingHTML(exercise: exercise, label: label, text: text, words: words.page).html,
                ]
            }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var prompt: String { text.paragraphs(exercise.task(words)) }

    private var starter: String {
        CodeFigure(title: words.page(.starterCode), of: label, code: exercise.starterCode, words: words.page).html
    }

    var solutions: String {
        exercise.solutions.enumerated().map { index, solution in
            let title = words.page(exercise.solutions.count > 1 ? .numberedSolution(index + 1) : .solution)
            return CodeFigure(title: title, of: label, code: solution.text, words: words.page).html
        }.joined(separator: "\n")
    }
}
