import LessonModel

/// Where a learner is at work: the course, the answers and the progress made.
struct StudyPlace: Sendable {
    let folder: CourseFolder
    let course: Course
    let answers: AnswerFolder
    var progress: Progress

    init(_ options: CourseOptions, _ desk: Desk) async throws {
        (folder, course) = try await options.open(desk)
        answers = AnswerFolder(options, from: desk.surroundings.workingFolder)
        progress = Progress.load(course: folder, from: desk.surroundings.stateFolder)
    }

    func save(_ desk: Desk) {
        progress.save(course: folder, to: desk.surroundings.stateFolder)
    }

    func check(_ options: RunnerOptions, _ desk: Desk) -> AnswerCheck {
        AnswerCheck(course: course, folder: folder, answers: answers, options: options, desk: desk)
    }

    func chapter(of assignment: Assignment) -> Chapter? {
        course.chapters.first { $0.id == assignment.chapter }
    }
}
