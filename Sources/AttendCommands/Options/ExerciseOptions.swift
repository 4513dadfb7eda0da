import ArgumentParser
import LessonModel

/// What the commands about a single exercise share: its name, its course, and how words are shown.
struct ExerciseOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("An exercise: 3.2, chapter/id or id.", valueName: "exercise"))
    var exercise: String

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions

    /// Finds the exercise and does something with it.
    func work(_ body: (inout LearnerSession, Exercise, CommandContext) async throws -> Void) async throws {
        let context = CommandContext(display)
        try await context.work {
            var place = try await LearnerSession(course, context)
            let exercise = try place.course.exercise(named: exercise)
            try await body(&place, exercise, context)
        }
    }
}
