import ArgumentParser
import LessonModel
import LessonRendering

/// `attend hint`: the next hint for an exercise, one each time.
struct HintCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "hint",
        abstract: "Shows the next hint for an exercise.")

    @OptionGroup var exercise: ExerciseOptions

    @Flag(help: "Shows all hints at once.")
    var all = false

    var display: DisplayOptions { exercise.display }

    func run(in context: CommandContext) async throws {
        var (session, exercise) = try await exercise.open(context)
        var text = ""
        let hints = Hints(style: context.style, words: context.words(of: session.course))
        session.update(context) { text = hints.text(for: exercise, all: all, &$0) }
        context.console.out(text)
    }
}
