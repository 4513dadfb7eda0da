import ArgumentParser
import LessonModel
import LessonRendering

/// `attend hint`: the next hint for an exercise, one each time.
struct HintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hint",
        abstract: "Shows the next hint for an exercise.")

    @Argument(help: ArgumentHelp("An exercise: 3.2, chapter/id or id.", valueName: "exercise"))
    var exercise: String

    @Flag(help: "Shows all hints at once.")
    var all = false

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions

    func run() async throws {
        let desk = Desk(display)
        try await desk.work {
            var place = try StudyPlace(course, desk)
            let assignment = try place.course.assignment(named: exercise)
            let text = Hints(style: desk.style).text(for: assignment, all: all, &place.progress)
            place.save(desk)
            desk.console.out(text)
        }
    }
}
