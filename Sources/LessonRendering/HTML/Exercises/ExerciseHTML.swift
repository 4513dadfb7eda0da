import LessonModel
import StepTrace

/// The HTML of what a chapter asks of a learner: exercises, questions, worksheets, for either edition.
struct ExerciseHTML {
    let part: Handout.Part
    let edition: Handout.Edition
    /// The body's writer, for prompts and reasons.
    let body: HTMLBody

    /// A heading of the chapter right before an assignment: it is the assignment's title then.
    struct Heading {
        /// Unique on the page.
        var id: String
        var html: String
    }

    /// The whole section of one assignment.
    /// - Parameter opening: what is said before the work itself.
    func html(_ assignment: Assignment, under heading: Heading? = nil, opening: [Block] = []) -> String {
        let id = Self.id(of: assignment)
        let heading = heading ?? Heading(id: "\(id)-title", html: HTMLText.escaped(Self.title(of: assignment)))
        let teacher = edition == .teacher ? " teacher" : ""
        return """
            <section class="ex\(teacher)" id="\(id)" aria-labelledby="\(heading.id)">
            \(header(assignment, heading))
            \(body.html(of: opening))\(work(assignment, id))
            </section>

            """
    }

    /// The section's anchor, unique in a book of all chapters; a heading's never has a dot.
    static func id(of assignment: Assignment) -> String { "ex-\(assignment.label)" }

    private func work(_ assignment: Assignment, _ id: String) -> String {
        switch assignment.work {
        case .code(let exercise):
            CodeExerciseHTML(exercise: exercise, label: assignment.label, edition: edition, text: text).html
        case .quiz(let quiz):
            QuizHTML(quiz: quiz, label: assignment.label, id: id, edition: edition, text: text).html
        case .worksheet(let worksheet):
            WorksheetHTML(
                worksheet: worksheet, value: part.worksheets[worksheet.id], label: assignment.label, edition: edition,
                text: text
            ).html
        }
    }

    private var text: AssignmentText { AssignmentText(body: body) }

    private func header(_ assignment: Assignment, _ heading: Heading) -> String {
        let kind = WorkKind(assignment.work)
        return """
            <header><h3 id="\(heading.id)"><span>\(kind.name) \(assignment.label)</span>&#8194;\(heading.html)</h3>\
            <p class="meta">\(kind.manner) · <b class="pts">\(PointsText.text(assignment.points))</b></p></header>
            """
    }

    /// A heading of the chapter as a title: without the kind of work before a colon, which stands beside it anyway.
    func title(_ heading: [Inline], of assignment: Assignment) -> String {
        text.html(WorkKind(assignment.work).withoutManner(heading) ?? heading)
    }

    /// The id in words: `stable-softmax` is `Stable softmax`.
    static func title(of assignment: Assignment) -> String {
        assignment.id.replacing("-", with: " ").replacing("_", with: " ").withCapital
    }
}
