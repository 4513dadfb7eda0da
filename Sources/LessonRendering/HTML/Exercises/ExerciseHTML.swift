import LessonModel
import StepTrace
import TraceFigures

/// The HTML of exercises, quizzes and worksheets, for either edition.
struct ExerciseHTML {
    let part: Handout.Part
    let edition: Handout.Edition
    /// Renders prompts and reasons.
    let body: HTMLBody
    let words: Words
    /// Whether questions and worksheets judge themselves, by keys that the page holds.
    var judgesItself = false

    /// A heading of the chapter that is the title of an exercise.
    struct Heading {
        /// Unique on the page.
        var id: String
        var html: String
    }

    /// The whole section of one exercise.
    /// - Parameters:
    ///   - introduction: the blocks before the exercise itself.
    ///   - anchor: the author's own id, as an attribute.
    func html(
        _ exercise: Exercise, under heading: Heading? = nil, introduction: [Block] = [], anchor: String = ""
    ) -> String {
        let id = Self.id(of: exercise)
        let heading = heading ?? Heading(id: "\(id)-title", html: Markup.escaped(Self.title(of: exercise)))
        let teacher = edition == .teacher ? " teacher" : ""
        return """
            <section class="ex\(teacher)" id="\(id)" aria-labelledby="\(heading.id)">
            \(header(exercise, heading, anchor))
            \(body.html(of: introduction))\(work(exercise, id))
            </section>

            """
    }

    /// The section's anchor, unique in a book of all chapters; anchors of headings never contain a dot.
    static func id(of exercise: Exercise) -> String { "ex-\(exercise.label)" }

    private func work(_ exercise: Exercise, _ id: String) -> String {
        switch exercise.work {
        case .code(let codeExercise):
            CodeExerciseHTML(
                exercise: codeExercise, label: exercise.label, edition: edition, text: text, words: words
            ).html
        case .quiz(let quiz):
            QuizHTML(
                quiz: quiz, label: exercise.label, id: id, edition: edition, text: text, words: words.page,
                judgesItself: judgesItself
            ).html
        case .worksheet(let worksheet):
            WorksheetHTML(
                worksheet: worksheet, key: part.key(to: worksheet), label: exercise.label, edition: edition,
                text: text, words: words, judgesItself: judgesItself
            ).html
        }
    }

    private var text: ExercisePromptText { ExercisePromptText(body: body) }

    private func header(_ exercise: Exercise, _ heading: Heading, _ anchor: String) -> String {
        let edition = edition == .teacher ? " data-edition=\"\(words.page(.teacherEdition))\"" : ""
        let name = LinkHTML(
            to: Self.id(of: exercise), words.lesson(.exercise(exercise.kind, label: exercise.label))
        ).html
        return """
            <header\(anchor)\(edition)><h3 id="\(heading.id)"><span>\(name)</span>&#8194;\(heading.html)</h3>\
            <p class="meta">\(words.lesson(.method(exercise.kind))) · \
            <b class="pts">\(words.check(.points(exercise.points)))</b></p></header>
            """
    }

    /// A heading of the chapter as a title, without the kind of work before a colon, which is shown beside it.
    func title(_ heading: [Inline], of exercise: Exercise) -> String {
        text.html(ExerciseMethod(kind: exercise.kind, words: words.lesson).removed(from: heading) ?? heading)
    }

    /// The id in words: `stable-softmax` is `Stable softmax`.
    static func title(of exercise: Exercise) -> String {
        exercise.id.replacing("-", with: " ").replacing("_", with: " ").withCapital
    }
}
