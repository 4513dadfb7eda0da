import LessonModel

/// Where a learner is at work: the course, the answers and the progress made.
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

    /// Changes the progress as it is on disk by now: another command may have gone on meanwhile.
    mutating func update(_ context: CommandContext, _ change: (inout Progress) -> Void) {
        progress = Progress.update(course: folder, in: context.processEnvironment.stateFolder, change)
    }

    func check(_ options: RunnerOptions, _ context: CommandContext) -> AnswerCheck {
        AnswerCheck(course: course, folder: folder, answers: answers, options: options, context: context)
    }
}
