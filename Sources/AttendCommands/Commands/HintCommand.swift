import ArgumentParser
import LessonModel
import LessonRendering

/// `attend hint`: the next hint for an exercise, one each time.
struct HintCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "hint",
        abstract: "Shows the next hint for an exercise.",
        discussion:
            "Without a name, or with a chapter's: for the exercise that you are at, the first whose answer is begun and not passed, "
            + "else the first not passed that has hints.")

    @Argument(
        help: ArgumentHelp("An exercise (3.2, chapter/id or id), or a chapter.", valueName: "exercise"),
        completion: NameCompletion.both)
    var name: String?

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    @Flag(help: "Shows all hints at once.")
    var all = false

    func run(in context: CommandContext) async throws {
        var session = try await LearnerSession(course.finding(name.map { [$0] } ?? [], context), context)
        let check = session.check(runner, context)
        let chosen = try choose(in: session)
        let exercise = try await SignalHandling.stopping { try await check.filled(chosen) }
        var text = ""
        let hints = Hints(style: context.style, words: check.words, options: session.answers.options)
        session.update { text = hints.text(for: exercise, all: all, &$0) }
        if exercise.hints.isEmpty, let other = session.exerciseWithHints(after: exercise) {
            text += check.words.command(.hintsElsewhere(hint: other.label + session.answers.options)) + "\n"
        }
        context.console.out(text)
    }

    /// The exercise of that name; of a chapter, and without a name, the current one.
    private func choose(in session: LearnerSession) throws -> Exercise {
        if let name, let chapter = try? session.course.chapter(named: name),
            (try? session.course.exercise(named: name)) == nil
        {
            guard let current = session.currentExercise(in: [chapter]) else {
                throw Failure.cannotWork("there are no exercises in \(name)")
            }
            return current
        }
        if let name { return try session.course.exercise(named: name) }
        guard let current = session.currentExercise(in: session.startedChapters) else {
            throw Failure.cannotWork(
                "no exercise is started in \(session.answers.shown.path)",
                remedy:
                    "name one, as in 'attend hint 3.2\(course.repeated)'; 'attend start\(course.repeated)' writes files to fill in"
            )
        }
        return current
    }
}
