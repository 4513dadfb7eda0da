import ArgumentParser
import LessonModel

/// `attend start`: files to write answers in, never over something that is there.
struct StartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Writes answer files to fill in.",
        discussion: "Without a chapter: the next one that is not done. A file that you have changed is kept as it is.")

    @Argument(help: ArgumentHelp("Chapters or exercises to start, or 'all'.", valueName: "chapter"))
    var names: [String] = []

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func run() async throws {
        let context = CommandContext(display)
        try await context.work {
            let place = try await LearnerSession(course, context)
            let chosen = try choose(in: place)
            let options = runner
            let lines = try await SignalHandling.stopping {
                try await Starters(place.check(options, context)).write(chosen).map { "\($0.words)\n" }
            }
            let numbers = Set(chosen.map(\.chapterNumber)).sorted().map(String.init).joined(separator: " ")
            context.console.out(lines.joined() + "\nNext: write your answers, then: attend check \(numbers)\n")
        }
    }

    private func choose(in place: LearnerSession) throws -> [Exercise] {
        if !names.isEmpty {
            let chosen = try place.course.exercises(named: names)
            if chosen.isEmpty { throw Failure.cannotWork("there are no exercises in \(names.joined(separator: ", "))") }
            return chosen
        }
        let open = place.course.chapters.filter { !$0.exercises.isEmpty }
        guard let next = open.first(where: { !place.progress.isDone($0) }) ?? open.first else {
            throw Failure.cannotWork("the course has no exercises")
        }
        return next.exercises
    }
}
