import LessonRendering

/// How fast grading goes and how long it will take, from what has been done since it began.
struct GradingPace: Sendable {
    let students: Int
    private let start = ContinuousClock.now

    init(students: Int) {
        self.students = students
    }

    func phrase(_ progress: ClassGrading.Progress) -> CommandPhrase {
        let seconds = start.duration(to: .now) / .seconds(1)
        let rate = seconds > 0 ? (Double(progress.answers) / seconds * 10).rounded() / 10 : 0
        let left =
            progress.students > 0 ? seconds / Double(progress.students) * Double(students - progress.students) : nil
        return .grading(
            student: progress.students, of: students, answersASecond: rate,
            secondsLeft: left.map { Int($0.rounded(.up)) })
    }
}
