package import Foundation
package import LessonModel

/// The results of a class, `attend.grade/1`: all that tables and pages about it are made of.
///
/// Fields may be added; none is renamed or removed without a new number.
package struct ClassRecord: Codable, Sendable {
    package static let format = "attend.grade/1"

    package struct Course: Codable, Sendable, Hashable {
        package var title: String
        package var language: String
        /// The hash of the course.
        package var version: String
    }

    /// One of several parts of a class, counted from 1.
    package struct Part: Codable, Sendable, Hashable {
        package var number: Int
        package var count: Int

        package init(number: Int, of count: Int) {
            self.number = number
            self.count = count
        }
    }

    package var format = ClassRecord.format
    package var course: Course
    /// Whether the answers ran confined.
    package var confined: Bool
    /// The folders of students as the teacher named them.
    package var folders: [String]
    /// Which part of the students these are; nil for all of them.
    @Nullable package var shard: Part?
    package var exercises: [ExerciseRecord]
    /// In the order of their names.
    package var students: [StudentRecord]

    /// - Parameters:
    ///   - version: the hash of the course.
    ///   - exercises: those that were graded, in the order of the course.
    package init(
        _ course: LessonModel.Course, version: String, confined: Bool, folders: [String] = [], shard: Part? = nil,
        exercises: [Exercise], students: [StudentRecord]
    ) {
        self.course = Course(title: course.title, language: course.language, version: version)
        self.confined = confined
        self.folders = folders
        _shard = Nullable(shard)
        self.exercises = exercises.map { ExerciseRecord($0, in: course.chapter($0.chapter)) }
        self.students = students
        count()
    }

    /// Counts what the students' verdicts say of each exercise.
    package mutating func count() {
        for index in exercises.indices {
            exercises[index].count(students, at: index)
        }
    }

    /// Whether everything could be judged.
    package var isJudged: Bool { students.allSatisfy(\.isJudged) }

    /// How many answers could not be judged.
    package var unjudgedCount: Int { students.reduce(0) { $0 + $1.unjudged.count } }

    /// The names of a student's answers that could not be judged: `3.2 Twice as loud`.
    package func unjudged(of student: StudentRecord) -> [String] { student.unjudged.map { exercises[$0].name } }

    /// What there is to say to a student of what they have handed in: the folders in which their teacher keeps it are left out
    /// of the names of files.
    func warnings(for student: StudentRecord) -> [Diagnostic] {
        student.warnings.map { warning in
            folders.sorted { $0.count > $1.count }.reduce(warning) { $0.leavingOut(folder: $1) }
        }
    }

    /// How many students' answers could not be read.
    package var unreadCount: Int { students.count { !$0.isRead } }

    /// The record as indented JSON text, keys in alphabetical order.
    package func text() throws -> String { try jsonText() }

    /// Reads what `text` has written.
    package init(reading data: Data) throws {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        self = try decoder.decode(ClassRecord.self, from: data)
        guard format == Self.format else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "the format is '\(format)'"))
        }
    }
}

/// One exercise of a class: how many passed, and which mistakes were made.
package struct ExerciseRecord: Codable, Sendable, Hashable {
    /// A mistake that the author expected, and how many made it.
    package struct Mistake: Codable, Sendable, Hashable {
        package var says: String
        package var students: Int
    }

    package var id: String
    package var chapter: String
    package var chapterTitle: String
    /// The heading above it; nil where it has none of its own.
    @Nullable package var title: String?
    package var number: String
    package var kind: String
    package var of: Double
    /// The texts of a question's choices.
    package var choices: [String]
    package private(set) var passed = 0
    /// How many students have each status that anybody has; who has handed in nothing that can be read has none of an answer.
    package private(set) var statuses: [String: Int] = [:]
    /// The most frequent first.
    package private(set) var mistakes: [Mistake] = []

    init(_ exercise: Exercise, in chapter: Chapter?) {
        chapterTitle = chapter?.title ?? ""
        _title = Nullable(chapter?.title(of: exercise).map(PlainText.of))
        choices = if case .quiz(let quiz) = exercise.work { quiz.choices.map { PlainText.of($0.text) } } else { [] }
        id = exercise.id
        self.chapter = exercise.chapter
        number = exercise.label
        kind = exercise.kind.rawValue
        of = exercise.points
    }

    /// As learners name it: `04-scaling/scale-scores`.
    package var path: String { "\(chapter)/\(id)" }

    /// As a reader finds it in the lesson: `3.2 Twice as loud`.
    package var name: String { "\(number) \(title ?? id)" }

    /// - Parameter position: of the exercise among those of each student.
    mutating func count(_ students: [StudentRecord], at position: Int) {
        let students = students.filter { $0.exercises.indices.contains(position) }
        statuses = students.reduce(into: [:]) { $0[$1.countedStatus(at: position), default: 0] += 1 }
        passed = statuses[Verdict.Status.passed.rawValue] ?? 0
        let made = students.map { $0.exercises[position] }.filter { $0.verdict.mistake && $0.status != .passed }
            .reduce(into: [String: Int]()) { $0[$1.verdict.message, default: 0] += 1 }
        mistakes = made.map { Mistake(says: $0.key, students: $0.value) }
            .sorted { ($1.students, $0.says) < ($0.students, $1.says) }
    }
}

extension Diagnostic {
    /// The same with names of files that do not begin with a folder.
    fileprivate func leavingOut(folder: String) -> Diagnostic {
        func shortened(_ text: String) -> String {
            let parts = text.split(separator: folder + "/", omittingEmptySubsequences: false)
            return parts.dropFirst().reduce(String(parts[0])) { before, part in
                let isInName = before.last.map { !$0.isWhitespace && !"'\"(".contains($0) } ?? false
                return before + (isInName ? folder + "/" : "") + part
            }
        }
        var diagnostic = self
        diagnostic.message = shortened(message)
        diagnostic.remedy = remedy.map(shortened)
        diagnostic.place?.file = shortened(place?.file ?? "")
        diagnostic.notes = notes.map { $0.leavingOut(folder: folder) }
        return diagnostic
    }
}
