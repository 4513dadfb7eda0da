import ArgumentParser
import LessonModel

/// `attend reset`: the starter again; the old answer stays beside it.
struct ResetCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Puts an exercise's starter back and keeps your old answer beside it.",
        discussion: "The questions and worksheets of a chapter share one file and begin anew together.")

    @OptionGroup var exercise: ExerciseOptions
    @OptionGroup var runner: RunnerOptions

    var display: DisplayOptions { exercise.display }

    func run(in context: CommandContext) async throws {
        let (place, exercise) = try await exercise.open(context)
        let check = place.check(runner, context)
        let phrases = try await SignalHandling.stopping { try await Starters(check).rewrite(exercise) }
        context.console.out(phrases.map { check.words.command($0) + "\n" }.joined())
    }
}
