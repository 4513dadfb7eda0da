import LessonModel
import StepTrace

/// The HTML of what a chapter asks of a learner: exercises, quizzes, worksheets, for either edition.
struct ExerciseHTML {
    let part: Handout.Part
    let edition: Handout.Edition
    /// The body's writer, for prompts and reasons.
    let body: HTMLBody

    /// The whole section of one assignment.
    func html(_ assignment: Assignment) -> String {
        "<section class=\"ex\" id=\"\(HTMLText.escaped(assignment.id))\"></section>"
    }
}
