import ArgumentParser
import LessonModel
import LessonRendering

/// `attend solution`: shows the author's solution of an exercise that is passed.
struct SolutionCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "solution",
        abstract: "Shows the solution of an exercise that you have passed.")

    @OptionGroup var exercise: ExerciseOptions

    @Flag(help: "Shows it before you have passed, too.")
    var reveal = false

    @OptionGroup var runner: RunnerOptions

    var display: DisplayOptions { exercise.display }

    func run(in context: CommandContext) async throws {
        let (session, exercise) = try await exercise.open(context)
        guard reveal || session.progress.hasEverPassed(exercise) else {
            context.report([
                Diagnostic(
                    at: nil, "\(exercise.label) \(exercise.id) is not passed yet",
                    remedy:
                        "'attend check \(exercise.label)\(session.answers.options)' checks your answer; --reveal shows the solution all the same"
                )
            ])
            throw Failure.found
        }
        let check = session.check(runner, context)
        context.console.out(try await SignalHandling.stopping { try await Solutions(check).text(for: exercise) })
    }
}
