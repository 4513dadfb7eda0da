import LessonModel

/// What the commands for learners work on: the course, the answers and the progress.
struct LearnerSession: Sendable {
    let folder: CourseFolder
    let course: Course
    let answers: AnswerFolder
    private(set) var progress: Progress

    init(_ options: CourseOptions, _ context: CommandContext) async throws {
        (folder, course) = try await options.open(context, warns: false)
        answers = AnswerFolder(options, from: context.processEnvironment.workingFolder)
        progress = Progress.load(course: folder, from: context.processEnvironment.stateFolder)
    }

    /// Changes the progress on disk, read again first: another command may have changed it meanwhile.
    mutating func update(_ context: CommandContext, _ change: (inout Progress) -> Void) {
        progress = Progress.update(
            course: folder, in: context.processEnvironment.stateFolder, report: context.report, change)
    }

    func check(_ options: RunnerOptions, _ context: CommandContext) -> AnswerCheck {
        AnswerCheck(course: course, folder: folder, answers: answers, options: options, context: context)
    }
}
