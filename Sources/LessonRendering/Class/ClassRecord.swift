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

    package var format = ClassRecord.format
    package var course: Course
    /// Whether the answers ran confined.
    package var confined: Bool
    package var exercises: [ExerciseRecord]
    /// In the order of their names.
    package var students: [StudentRecord]

    /// - Parameters:
    ///   - version: the hash of the course.
    ///   - exercises: those that were graded, in the order of the course.
    package init(
        _ course: LessonModel.Course, version: String, confined: Bool, exercises: [Exercise], students: [StudentRecord]
    ) {
        self.course = Course(title: course.title, language: course.language, version: version)
        self.confined = confined
        self.exercises = exercises.map { ExerciseRecord($0, chapterTitle: course.chapter($0.chapter)?.title ?? "") }
        self.students = students
        count()
    }

    /// Counts what the students' verdicts say of each exercise.
    package mutating func count() {
        for index in exercises.indices {
            let verdicts = students.compactMap { $0.exercises.indices.contains(index) ? $0.exercises[index] : nil }
            exercises[index].count(verdicts)
        }
    }

    /// Whether everything could be judged.
    package var isJudged: Bool { students.allSatisfy(\.isJudged) }

    /// How many answers could not be judged.
    package var unjudgedCount: Int { students.reduce(0) { $0 + $1.unjudgedCount } }

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
    package var number: String
    package var kind: String
    package var of: Double
    package private(set) var passed = 0
    /// How many students have each status that anybody has.
    package private(set) var statuses: [String: Int] = [:]
    /// The most frequent first.
    package private(set) var mistakes: [Mistake] = []

    init(_ exercise: Exercise, chapterTitle: String) {
        self.chapterTitle = chapterTitle
        id = exercise.id
        chapter = exercise.chapter
        number = exercise.label
        kind = exercise.kind.rawValue
        of = exercise.points
    }

    /// As learners name it: `04-scaling/scale-scores`.
    package var path: String { "\(chapter)/\(id)" }

    mutating func count(_ verdicts: [GradedExercise]) {
        let verdicts = verdicts.map(\.verdict)
        statuses = verdicts.reduce(into: [:]) { $0[$1.status, default: 0] += 1 }
        passed = statuses[Verdict.Status.passed.rawValue] ?? 0
        let made = verdicts.filter(\.mistake).reduce(into: [String: Int]()) { $0[$1.message, default: 0] += 1 }
        mistakes = made.map { Mistake(says: $0.key, students: $0.value) }
            .sorted { ($1.students, $0.says) < ($0.students, $1.says) }
    }
}
