import LessonModel

/// Where a learner is at work: the course, the answers and the progress made.
struct StudyPlace: Sendable {
    let folder: CourseFolder
    let course: Course
    let answers: AnswerFolder
    private(set) var progress: Progress

    init(_ options: CourseOptions, _ desk: Desk) async throws {
        (folder, course) = try await options.open(desk)
        answers = AnswerFolder(options, from: desk.surroundings.workingFolder)
        progress = Progress.load(course: folder, from: desk.surroundings.stateFolder)
    }

    /// Changes the progress as it is on disk by now: another command may have gone on meanwhile.
    mutating func update(_ desk: Desk, _ change: (inout Progress) -> Void) {
        progress = Progress.update(course: folder, in: desk.surroundings.stateFolder, change)
    }

    func check(_ options: RunnerOptions, _ desk: Desk) -> AnswerCheck {
        AnswerCheck(course: course, folder: folder, answers: answers, options: options, desk: desk)
    }
}
