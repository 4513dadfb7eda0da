import ArgumentParser
import LessonModel

/// What the commands about a single exercise share: its name, its course, and how words are shown.
struct ExerciseOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("An exercise: 3.2, chapter/id or id.", valueName: "exercise"))
    var exercise: String

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions

    /// Finds the exercise and does something with it.
    func work(_ body: (inout StudyPlace, Assignment, Desk) async throws -> Void) async throws {
        let desk = Desk(display)
        try await desk.work {
            var place = try await StudyPlace(course, desk)
            let assignment = try place.course.assignment(named: exercise)
            try await body(&place, assignment, desk)
        }
    }
}
