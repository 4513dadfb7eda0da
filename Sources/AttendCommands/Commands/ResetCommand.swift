import ArgumentParser
import LessonModel

/// `attend reset`: the starter again; the old answer stays beside it.
struct ResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Puts an exercise's starter back and keeps your old answer beside it.",
        discussion: "The questions and worksheets of a chapter share one file and begin anew together.")

    @OptionGroup var exercise: ExerciseOptions
    @OptionGroup var runner: RunnerOptions

    func run() async throws {
        try await exercise.work { place, exercise, context in
            let check = place.check(runner, context)
            let written = try await SignalHandling.stopping { try await Starters(check).rewrite(exercise) }
            context.console.out(written.map { "\($0.words)\n" }.joined())
        }
    }
}
