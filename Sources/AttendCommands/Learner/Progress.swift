import Foundation
import LessonModel
import LessonRendering
import LessonRunner

/// Which chapters of a course a learner has run, the points of answers, and which hints were shown; stored in the learner's
/// state folder, not in the course.
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
    /// How many hints were shown, by `chapter/exercise`.
    var hints: [String: Int] = [:]

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        finished = try container.decodeIfPresent(Set<String>.self, forKey: .finished) ?? []
        marks = try container.decodeIfPresent([String: Mark].self, forKey: .marks) ?? [:]
        hints = try container.decodeIfPresent([String: Int].self, forKey: .hints) ?? [:]
    }

    mutating func record(_ report: RunReport) {
        finished.formUnion(report.chapters.filter(\.passed).map(\.id))
    }

    mutating func record(_ report: CheckReport) {
        for entry in report.entries where entry.verdict.isJudged {
            marks[entry.exercise.path] = Mark(
                points: entry.verdict.points, passed: entry.verdict.status == .passed)
        }
    }

    func hasPassed(_ exercise: Exercise) -> Bool { marks[exercise.path]?.passed ?? false }

    /// Whether a chapter was run and all of its exercises are passed.
    func isDone(_ chapter: Chapter) -> Bool {
        finished.contains(chapter.id) && chapter.exercises.allSatisfy(hasPassed)
    }

    /// The learner's progress in each chapter, for the overview of the course.
    func chapterProgress(in course: Course) -> [CourseOverview.ChapterProgress] {
        course.chapters.map { chapter in
            let tasks = chapter.exercises
            return CourseOverview.ChapterProgress(
                hasRun: finished.contains(chapter.id), isDone: isDone(chapter),
                points: tasks.reduce(0) { $0 + (marks[$1.path]?.points ?? 0) },
                maximumPoints: tasks.reduce(0) { $0 + $1.points }, hasAnswers: tasks.contains { marks[$0.path] != nil })
        }
    }

    // MARK: On disk

    /// The progress on disk; empty when the file is missing or unreadable.
    static func load(course: CourseFolder, from stateFolder: URL) -> Progress {
        let data = files(course, in: stateFolder).lazy.compactMap { try? Data(contentsOf: $0) }.first
        return data.flatMap { try? JSONDecoder().decode(Progress.self, from: $0) } ?? Progress()
    }

    /// Changes the progress on disk, under a lock.
    ///
    /// The file is written atomically. A failure to write loses the change, with a warning.
    /// - Returns: the changed progress.
    @discardableResult static func update(
        course: CourseFolder, in stateFolder: URL, report: ([Diagnostic]) -> Void = { _ in },
        _ change: (inout Progress) -> Void
    ) -> Progress {
        let made = Result {
            try FileManager.default.createDirectory(at: stateFolder, withIntermediateDirectories: true)
        }
        let lock = FileLock(at: stateFolder.appending(path: "progress.lock").path(percentEncoded: false))
        defer { lock.release() }
        var progress = load(course: course, from: stateFolder)
        change(&progress)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        do {
            try made.get()
            try encoder.encode(progress).write(to: files(course, in: stateFolder)[0], options: .atomic)
        } catch {
            let reason = (error as? CocoaError)?.systemMessage ?? "\(error)"
            report([
                Diagnostic(
                    .warning, at: nil,
                    "your progress cannot be kept in \(stateFolder.path(percentEncoded: false)): \(reason)",
                    remedy: "set XDG_STATE_HOME to a folder that you can write to")
            ])
        }
        return progress
    }

    /// The course's file, named by the course's path; then the name that earlier versions used, which courses could share.
    private static func files(_ course: CourseFolder, in stateFolder: URL) -> [URL] {
        let path = course.url.standardizedFileURL.path(percentEncoded: false)
        let name = String(path.map { $0.isLetter || $0.isNumber ? $0 : "-" }.drop { $0 == "-" })
        let whole = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let digest = SHA256(whole.utf8).hexadecimal.prefix(12)
        let last = whole.split(separator: "/").suffix(2).joined(separator: "-").suffix(60)
        return ["\(last)-\(digest)", name].map { stateFolder.appending(path: $0 + ".json") }
    }
}
