import Foundation
import LessonModel
import LessonRendering

/// Which chapters of a course a learner has run, how the answers did, and which hints were given; kept in the learner's
/// state folder, not in the course.
struct Progress: Codable, Sendable {
    /// How an answer did when it was last checked.
    struct Mark: Codable, Sendable {
        var points: Double
        var passed: Bool
    }

    /// Ids of chapters whose every cell has run as it should.
    var finished: Set<String> = []
    /// By `chapter/exercise`.
    var marks: [String: Mark] = [:]
    /// How many hints were given, by `chapter/exercise`.
    var hints: [String: Int] = [:]

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        finished = try container.decodeIfPresent(Set<String>.self, forKey: .finished) ?? []
        marks = try container.decodeIfPresent([String: Mark].self, forKey: .marks) ?? [:]
        hints = try container.decodeIfPresent([String: Int].self, forKey: .hints) ?? [:]
    }

    mutating func record(_ report: CheckReport) {
        for entry in report.entries {
            marks[entry.assignment.path] = Mark(
                points: entry.verdict.points, passed: entry.verdict.status == .passed)
        }
    }

    func hasPassed(_ assignment: Assignment) -> Bool { marks[assignment.path]?.passed ?? false }

    /// Run, and everything that it asks for is answered rightly.
    func isDone(_ chapter: Chapter) -> Bool {
        finished.contains(chapter.id) && chapter.assignments.allSatisfy(hasPassed)
    }

    /// How far each chapter is, for the front door.
    func standing(in course: Course) -> [FrontDoor.Standing] {
        course.chapters.map { chapter in
            let tasks = chapter.assignments
            return FrontDoor.Standing(
                hasRun: finished.contains(chapter.id), isDone: isDone(chapter),
                points: tasks.reduce(0) { $0 + (marks[$1.path]?.points ?? 0) },
                of: tasks.reduce(0) { $0 + $1.points }, hasAnswers: tasks.contains { marks[$0.path] != nil })
        }
    }

    // MARK: On disk

    /// What is on disk for that course; a missing or unreadable file is a fresh start.
    static func load(course: CourseFolder, from stateFolder: URL) -> Progress {
        guard let data = try? Data(contentsOf: file(course, in: stateFolder)) else { return Progress() }
        return (try? JSONDecoder().decode(Progress.self, from: data)) ?? Progress()
    }

    /// Writes it whole or not at all.
    ///
    /// A folder that cannot be written costs the marks, never the run.
    func save(course: CourseFolder, to stateFolder: URL) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let data = try? encoder.encode(self) else { return }
        let file = Self.file(course, in: stateFolder)
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? data.write(to: file, options: .atomic)
    }

    /// One file a course, named by the course's path.
    private static func file(_ course: CourseFolder, in stateFolder: URL) -> URL {
        let path = course.url.standardizedFileURL.path(percentEncoded: false)
        let name = path.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        return stateFolder.appending(path: String(name.drop { $0 == "-" }) + ".json")
    }
}
