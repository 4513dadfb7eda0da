import ArgumentParser
import LessonModel
import LessonRendering

/// `attend solution`: how the author does it, for those who have done it themselves.
struct SolutionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solution",
        abstract: "Shows the solution of an exercise that you have passed.")

    @OptionGroup var exercise: ExerciseOptions

    @Flag(help: "Shows it before you have passed, too.")
    var reveal = false

    @OptionGroup var runner: RunnerOptions

    func run() async throws {
        try await exercise.work { place, assignment, desk in
            guard reveal || place.progress.hasPassed(assignment) else {
                desk.report([
                    Diagnostic(
                        at: nil, "\(assignment.label) \(assignment.id) is not passed yet",
                        remedy:
                            "'attend check \(assignment.label)' checks your answer; --reveal shows the solution all the same"
                    )
                ])
                throw Failure.found
            }
            let check = place.check(runner, desk)
            desk.console.out(try await Interruption.stopping { try await Solutions(check).text(for: assignment) })
        }
    }
}
