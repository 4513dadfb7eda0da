import ArgumentParser
import LessonModel

/// The options of commands about one exercise: its name, its course, and the display options.
struct ExerciseOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("An exercise: 3.2, chapter/id or id.", valueName: "exercise"),
        completion: NameCompletion.exercises)
    var exercise: String

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions

    /// Opens the course and finds the exercise.
    func open(_ context: CommandContext) async throws -> (session: LearnerSession, exercise: Exercise) {
        let session = try await LearnerSession(course.finding([exercise], context), context)
        return (session, try session.course.exercise(named: exercise))
    }
}
