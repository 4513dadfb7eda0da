import LessonModel
import LessonRendering

/// Which chapters of a course a learner has run, the points of answers, and which hints were shown.
///
/// What was recorded under an earlier id of a chapter counts where nothing is recorded under the one that it has now.
struct Progress: Codable, Sendable {
    /// The result of an answer's last check.
    struct Mark: Codable, Sendable {
        var points: Double
        var passed: Bool
    }

    /// Ids of chapters of which every cell has run as expected.
    var finished: Set<String> = []
    /// By `chapter/exercise`.
    var marks: [String: Mark] = [:]
    /// Exercises that were passed at some time, by `chapter/exercise`; their solutions stay open.
    var everPassed: Set<String> = []
    /// How many hints were shown, by `chapter/exercise`.
    var hints: [String: Int] = [:]

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        finished = try container.decodeIfPresent(Set<String>.self, forKey: .finished) ?? []
        marks = try container.decodeIfPresent([String: Mark].self, forKey: .marks) ?? [:]
        everPassed =
            try container.decodeIfPresent(Set<String>.self, forKey: .everPassed)
            ?? Set(marks.filter(\.value.passed).keys)
        hints = try container.decodeIfPresent([String: Int].self, forKey: .hints) ?? [:]
    }

    mutating func record(_ report: RunReport) {
        finished.formUnion(report.chapters.filter(\.passed).map(\.id))
    }

    mutating func record(chapter report: ChapterReport) {
        if report.passed { finished.insert(report.id) }
    }

    mutating func record(_ report: CheckReport) {
        for entry in report.entries where entry.verdict.isJudged {
            let passed = entry.verdict.status == .passed
            marks[entry.exercise.path] = Mark(points: entry.verdict.points, passed: passed)
            if passed { everPassed.insert(entry.exercise.path) }
        }
    }

    /// Whether an exercise was passed at some time; its answer may have been changed since.
    func hasEverPassed(_ exercise: Exercise) -> Bool { exercise.paths.contains(where: everPassed.contains) }

    /// The report with what was passed before.
    func adding(to report: CheckReport) -> CheckReport {
        var report = report
        for index in report.entries.indices where report.entries[index].verdict.status != .passed {
            report.entries[index].wasPassed = hasEverPassed(report.entries[index].exercise)
        }
        return report
    }

    /// How many of an exercise's hints were shown.
    func hintsGiven(for exercise: Exercise) -> Int { exercise.paths.lazy.compactMap { hints[$0] }.first ?? 0 }

    /// The result of the last check of an exercise's answer.
    private func mark(of exercise: Exercise) -> Mark? { exercise.paths.lazy.compactMap { marks[$0] }.first }

    /// Whether an exercise was passed when it was last checked.
    func hasPassed(_ exercise: Exercise) -> Bool { mark(of: exercise)?.passed ?? false }

    /// Whether every cell of a chapter has run as expected, also when it had an id that no chapter has now.
    func hasRun(_ chapter: Chapter, of course: Course) -> Bool {
        let former = chapter.frontMatter.formerly.filter { course.chapter($0) == nil }
        return ([chapter.id] + former).contains(where: finished.contains)
    }

    /// Whether a chapter was run and all of its exercises are passed.
    func isDone(_ chapter: Chapter, of course: Course) -> Bool {
        hasRun(chapter, of: course) && chapter.exercises.allSatisfy(hasPassed)
    }

    /// The learner's progress in each chapter, for the overview of the course.
    /// - Parameter answers: where chapters may be started whose answers were not checked yet.
    func chapterProgress(in course: Course, _ answers: AnswerFolder) -> [CourseOverview.ChapterProgress] {
        course.chapters.map { chapter in
            let tasks = chapter.exercises
            return CourseOverview.ChapterProgress(
                hasRun: hasRun(chapter, of: course), isDone: isDone(chapter, of: course),
                points: tasks.reduce(0) { $0 + (mark(of: $1)?.points ?? 0) },
                maximumPoints: tasks.reduce(0) { $0 + $1.points },
                hasAnswers: tasks.contains { mark(of: $0) != nil } || answers.has(chapter, of: course),
                changed: tasks.filter { hasEverPassed($0) && !hasPassed($0) }.map(\.label))
        }
    }
}
