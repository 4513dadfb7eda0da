package import LessonModel
import StepTrace

/// One student's results.
package struct StudentRecord: Codable, Sendable {
    package var name: String
    /// The folder, archive or file as the teacher named it.
    package var folder: String
    package private(set) var points: Double
    package private(set) var of: Double
    /// How many of the points a teacher has given or taken.
    package private(set) var adjusted: Double
    package private(set) var exercises: [GradedExercise]
    /// Files that no exercise asks for.
    package var strays: [String]
    let diagnostics: [DiagnosticJSON]

    package init(
        name: String, folder: String, entries: [GradedExercise], strays: [String], diagnostics: [Diagnostic]
    ) {
        self.name = name
        self.folder = folder
        self.strays = strays
        self.diagnostics = diagnostics.map(DiagnosticJSON.init)
        exercises = entries
        (points, of, adjusted) = (0, 0, 0)
        sum()
    }

    /// Takes over what a teacher says; it wins over the machine, and over what was said before.
    package mutating func adjust(_ adjustments: [Adjustment]) {
        for adjustment in adjustments where adjustment.student == name {
            guard let index = exercises.firstIndex(where: { $0.path == adjustment.exercise }) else { continue }
            exercises[index].adjustment = .init(points: adjustment.points, remark: adjustment.remark)
        }
        sum()
    }

    private mutating func sum() {
        points = exercises.reduce(0) { $0 + $1.points }
        of = exercises.reduce(0) { $0 + $1.verdict.of }
        adjusted = exercises.reduce(0) { $0 + ($1.points - $1.verdict.points) }
    }

    /// Whether all answers could be judged, by the machine or by a teacher.
    package var isJudged: Bool { unjudgedCount == 0 && isRead }

    /// Whether what was handed in could be read.
    var isRead: Bool { !diagnostics.contains { $0.severity == Diagnostic.Severity.error.rawValue } }

    /// How many answers could not be judged.
    var unjudgedCount: Int { exercises.count { !$0.verdict.judged && $0.adjustment?.points == nil } }

    /// What there is to say of what was handed in, apart from the answers themselves.
    package var warnings: [Diagnostic] {
        let shown = strays.prefix(Self.mostStrays).joined(separator: ", ")
        let more = strays.count - min(strays.count, Self.mostStrays)
        let stray = Diagnostic(
            .warning, at: nil,
            "no exercise asks for these files in \(folder): \(shown)"
                + (more > 0 ? ", and \(more) more" : ""))
        return diagnostics.map(\.diagnostic) + (strays.isEmpty ? [] : [stray])
    }

    private static let mostStrays = 5

    /// The name of the student's page, without its ending: the student's, or the beginning of one too long for a file.
    package var pageName: String {
        guard name.utf8.count > Self.longestFileName else { return name }
        return String(decoding: name.utf8.prefix(Self.longestFileName / 2), as: UTF8.self)
            + "-" + SHA256(name.utf8).hexadecimal.prefix(12)
    }

    private static let longestFileName = 200

    /// Whether anything was handed in.
    var hasAnswers: Bool { exercises.contains { $0.verdict.status != Verdict.Status.notStarted.rawValue } }
}

/// What a teacher says of one answer; a line of `adjust.csv`.
package struct Adjustment: Sendable, Hashable {
    package var student: String
    /// `04-scaling/scale-scores`.
    package var exercise: String
    /// nil leaves the machine's.
    package var points: Double?
    package var remark: String

    package init(student: String, exercise: String, points: Double?, remark: String) {
        self.student = student
        self.exercise = exercise
        self.points = points
        self.remark = remark
    }
}

/// A verdict on a student's answer, and what a teacher says of it: the fields of `attend.check/1`, and `adjustment`.
package struct GradedExercise: Codable, Sendable {
    /// What a teacher says.
    struct Adjusted: Codable, Sendable {
        @Nullable var points: Double?
        var remark: String

        init(points: Double?, remark: String) {
            _points = Nullable(points)
            self.remark = remark
        }
    }

    private enum Key: CodingKey {
        case adjustment
    }

    let verdict: VerdictJSON
    var adjustment: Adjusted?

    package init(_ entry: CheckReport.Entry, words: @escaping CheckWords) {
        verdict = VerdictJSON(entry, words)
    }

    package init(from decoder: any Decoder) throws {
        verdict = try VerdictJSON(from: decoder)
        adjustment = try decoder.container(keyedBy: Key.self).decodeIfPresent(Adjusted.self, forKey: .adjustment)
    }

    package func encode(to encoder: any Encoder) throws {
        try verdict.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(adjustment, forKey: .adjustment)
    }

    package var path: String { "\(verdict.chapter)/\(verdict.id)" }

    /// The teacher's, else the machine's.
    var points: Double { adjustment?.points ?? verdict.points }

    package var status: Verdict.Status { Verdict.Status(rawValue: verdict.status) ?? .failed }
}
