import ArgumentParser
import LessonModel

/// `attend reset`: replaces an answer by its starter, and keeps the old answer under another name.
struct ResetCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Puts an exercise's starter back and keeps your old answer beside it.",
        discussion: "The questions and worksheets of a chapter share one file; the other answers in it stay.")

    @OptionGroup var exercise: ExerciseOptions
    @OptionGroup var runner: RunnerOptions

    var display: DisplayOptions { exercise.display }

    func run(in context: CommandContext) async throws {
        let (session, exercise) = try await exercise.open(context)
        let check = session.check(runner, context)
        let phrases = try await SignalHandling.stopping { try await Starters(check).rewrite(exercise) }
        context.console.out(phrases.map { check.words.command($0) + "\n" }.joined())
    }
}
