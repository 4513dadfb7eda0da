import ArgumentParser
import LessonModel

/// `attend start`: writes files for answers, and never overwrites one; answers to a chapter that was renamed are moved.
struct StartCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Writes answer files to fill in.",
        discussion: """
            Without a chapter: the next one that is not done. A file that you have changed is kept as it is. Answers in a folder \
            that is called as the chapter was before are moved into the chapter's own; one that is there already counts and stays. \
            A Package.swift beside the answers lets an editor complete them; one that you have changed is kept as well.
            """)

    @Argument(
        help: ArgumentHelp("Chapters or exercises to start, or 'all'.", valueName: "chapter"),
        completion: NameCompletion.both)
    var names: [String] = []

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func run(in context: CommandContext) async throws {
        let session = try await LearnerSession(course, context)
        let chosen = try choose(in: session)
        let check = session.check(runner, context)
        var phrases = try await SignalHandling.stopping { try await Starters(check).write(chosen) }
        if let toolkit = context.processEnvironment.toolkit(named: runner.toolkit) {
            phrases += try AnswerPackage(
                course: session.course, folder: session.folder, answers: session.answers, toolkit: toolkit
            ).write()
        }
        let next = check.words.command(.next(check: checked(chosen, in: session.course) + course.repeated))
        context.console.out(phrases.map { check.words.command($0) + "\n" }.joined() + "\n\(next)\n")
    }

    /// What to check: the number of a chapter whose exercises are all started, else the numbers of the exercises.
    private func checked(_ chosen: [Exercise], in course: Course) -> String {
        let names = course.chapters.flatMap { chapter in
            let own = chosen.filter { $0.chapter == chapter.id }
            return own.count < chapter.exercises.count ? own.map(\.label) : own.isEmpty ? [] : [chapter.label]
        }
        return names.joined(separator: " ")
    }

    private func choose(in session: LearnerSession) throws -> [Exercise] {
        if !names.isEmpty {
            let chosen = try session.course.exercises(named: names)
            if chosen.isEmpty { throw Failure.cannotWork("there are no exercises in \(names.joined(separator: ", "))") }
            return chosen
        }
        let open = session.course.chapters.filter { !$0.exercises.isEmpty }
        guard let next = open.first(where: { !session.progress.isDone($0, of: session.course) }) ?? open.first else {
            throw Failure.cannotWork("the course has no exercises")
        }
        return next.exercises
    }
}
