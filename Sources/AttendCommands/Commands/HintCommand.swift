import ArgumentParser
import LessonModel
import LessonRendering

/// `attend hint`: the next hint for an exercise, one each time.
struct HintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hint",
        abstract: "Shows the next hint for an exercise.")

    @OptionGroup var exercise: ExerciseOptions

    @Flag(help: "Shows all hints at once.")
    var all = false

    func run() async throws {
        try await exercise.work { place, assignment, desk in
            let text = Hints(style: desk.style).text(for: assignment, all: all, &place.progress)
            place.save(desk)
            desk.console.out(text)
        }
    }
}
