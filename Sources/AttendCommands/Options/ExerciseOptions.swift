import ArgumentParser
import LessonModel

/// What the commands about a single exercise share: its name, its course, and how words are shown.
struct ExerciseOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("An exercise: 3.2, chapter/id or id.", valueName: "exercise"))
    var exercise: String

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions

    /// Opens the course and finds the exercise.
    func open(_ context: CommandContext) async throws -> (place: LearnerSession, exercise: Exercise) {
        let place = try await LearnerSession(course, context)
        return (place, try place.course.exercise(named: exercise))
    }
}
