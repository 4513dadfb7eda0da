import ArgumentParser
import LessonModel
import LessonRendering

/// `attend hint`: the next hint for an exercise, one each time.
struct HintCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "hint",
        abstract: "Shows the next hint for an exercise.",
        discussion: "Without a name: for the first exercise that you have started and not passed.")

    @Argument(help: ArgumentHelp("An exercise (3.2, chapter/id or id), or a chapter.", valueName: "exercise"))
    var name: String?

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    @Flag(help: "Shows all hints at once.")
    var all = false

    func run(in context: CommandContext) async throws {
        var session = try await LearnerSession(course, context)
        let check = session.check(runner, context)
        let chosen = try choose(in: session)
        let exercise = try await SignalHandling.stopping { try await check.filled(chosen) }
        var text = ""
        let hints = Hints(style: context.style, words: check.words, options: course.repeated)
        session.update { text = hints.text(for: exercise, all: all, &$0) }
        context.console.out(text)
    }

    /// The exercise of that name; of a chapter, and without a name, the first that is not passed.
    private func choose(in session: LearnerSession) throws -> Exercise {
        if let name, let chapter = try? session.course.chapter(named: name),
            (try? session.course.exercise(named: name)) == nil
        {
            return try first(of: chapter.exercises, in: session, "chapter \(chapter.number) has no exercises")
        }
        if let name { return try session.course.exercise(named: name) }
        let started = session.course.chapters.filter(session.answers.has).flatMap(\.exercises)
        return try first(
            of: started, in: session, "no exercise is started in \(session.answers.display)",
            remedy:
                "name one, as in 'attend hint 3.2\(course.repeated)'; 'attend start\(course.repeated)' writes files to fill in"
        )
    }

    private func first(
        of exercises: [Exercise], in session: LearnerSession, _ nothing: String, remedy: String? = nil
    ) throws -> Exercise {
        guard let first = exercises.first(where: { !session.progress.hasPassed($0) }) ?? exercises.first else {
            throw Failure.cannotWork(nothing, remedy: remedy)
        }
        return first
    }
}
