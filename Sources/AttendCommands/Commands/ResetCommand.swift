import ArgumentParser
import LessonModel

/// `attend reset`: the starter again; the old answer stays beside it.
struct ResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Puts an exercise's starter back and keeps your old answer beside it.",
        discussion: "The questions and worksheets of a chapter share one file and begin anew together.")

    @Argument(help: ArgumentHelp("An exercise: 3.2, chapter/id or id.", valueName: "exercise"))
    var exercise: String

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func run() async throws {
        let desk = Desk(display)
        try await desk.work {
            let place = try StudyPlace(course, desk)
            let assignment = try place.course.assignment(named: exercise)
            let options = runner
            let written = try await Interruption.stopping {
                try await Starters(place.check(options, desk)).rewrite(assignment)
            }
            desk.console.out(written.map { "\($0.words)\n" }.joined())
        }
    }
}
