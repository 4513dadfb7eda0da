import LessonModel

/// What the commands for learners work on: the course, the answers and the progress.
struct LearnerSession: Sendable {
    let folder: CourseFolder
    let course: Course
    let answers: AnswerFolder
    private(set) var progress: Progress
    private let progressFile: ProgressFile

    init(_ options: CourseOptions, _ context: CommandContext) async throws {
        (folder, course) = try await options.open(context, warns: false)
        answers = AnswerFolder(options, from: context.processEnvironment.workingFolder)
        progressFile = ProgressFile(of: folder, answers, context)
        progress = progressFile.load()
    }

    /// Changes the progress on disk, read again first: another command may have changed it meanwhile.
    mutating func update(_ change: (inout Progress) -> Void) { progress = progressFile.update(change) }

    func check(_ options: RunnerOptions, _ context: CommandContext) -> AnswerCheck {
        AnswerCheck(course: course, folder: folder, answers: answers, options: options, context: context)
    }
}
