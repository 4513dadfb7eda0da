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
        try await exercise.work { place, exercise, context in
            var text = ""
            let hints = Hints(style: context.style, words: place.course.words)
            place.update(context) { text = hints.text(for: exercise, all: all, &$0) }
            context.console.out(text)
        }
    }
}
