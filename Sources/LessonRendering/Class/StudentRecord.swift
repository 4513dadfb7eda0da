package import LessonModel
import StepTrace

/// One student's results.
package struct StudentRecord: Codable, Sendable {
    /// What became of what a student has handed in.
    package enum Status: String, Codable, Sendable, Hashable, CaseIterable {
        case graded, unreadable
        /// Nothing is in it that any exercise asks for.
        case nothingFound = "nothing-found"
        /// There are answers, and none whose form could be understood.
        case notUnderstood = "not-understood"

        /// Whether an answer was found that could be read.
        var hasAnswers: Bool { self == .graded || self == .notUnderstood }
    }

    package var name: String
    /// The number by which a platform knows the student; nil where the names of what was handed in have none.
    @Nullable package var number: PlatformNumber?
    /// The name in a hand-in file, where it is another one.
    @Nullable package var learner: String?
    /// The folder, archive or file as the teacher named it.
    package var folder: String
    package let status: Status
    package private(set) var points: Double
    package private(set) var of: Double
    /// How many of the points a teacher has given or taken.
    package private(set) var adjusted: Double
    package private(set) var exercises: [GradedExercise]
    /// Files that no exercise asks for.
    package var strays: [String]
    let diagnostics: [DiagnosticJSON]

    /// - Parameter isFound: whether anything was found that an exercise asks for.
    package init(
        name: String, number: PlatformNumber? = nil, learner: String? = nil, folder: String, isFound: Bool = true,
        entries: [GradedExercise],
        strays: [String], diagnostics: [Diagnostic]
    ) {
        self.name = name
        _number = Nullable(number)
        _learner = Nullable(learner)
        self.folder = folder
        self.strays = strays
        self.diagnostics = diagnostics.map(DiagnosticJSON.init)
        let hasError = diagnostics.contains { $0.severity == .error }
        let begun = entries.map(\.status).filter { $0 != .notStarted }
        let isUnderstood = begun.isEmpty || begun.contains { $0 != .notUnderstood }
        status =
            !isFound ? hasError ? .unreadable : .nothingFound : isUnderstood ? .graded : .notUnderstood
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
    package var isJudged: Bool { unjudged.isEmpty && isRead }

    /// Whether what was handed in could be read.
    var isRead: Bool { !diagnostics.contains { $0.severity == Diagnostic.Severity.error.rawValue } }

    /// The positions of the exercises whose answers could not be judged.
    var unjudged: [Int] {
        exercises.indices.filter { !exercises[$0].verdict.judged && exercises[$0].adjustment?.points == nil }
    }

    /// Everything there is to say of what was handed in, apart from the answers themselves.
    var warnings: [Diagnostic] { diagnostics.map(\.diagnostic) + stray(strays, naming: strays.count) }

    /// The same for a terminal, where the page has the rest.
    package var shortWarnings: [Diagnostic] { diagnostics.map(\.diagnostic) + stray(strays, naming: Self.mostStrays) }

    /// What a teacher has to look at.
    ///
    /// A file of no exercise may be an answer all the same: one that looks like it, and any where nothing else was found.
    var toLookAt: [Diagnostic] {
        let lost = status == .nothingFound ? strays : strays.filter(Self.looksLikeAnswer)
        return diagnostics.map(\.diagnostic) + stray(lost, naming: lost.count)
    }

    private static func looksLikeAnswer(_ path: String) -> Bool {
        path.lowercased().contains(/\.(swift|ya?ml)(\.txt)?$/)
    }

    /// That there are files of no exercise.
    private func stray(_ strays: [String], naming most: Int) -> [Diagnostic] {
        guard !strays.isEmpty else { return [] }
        let shown = strays.prefix(most).joined(separator: ", ")
        let more = strays.count - min(strays.count, most)
        return [
            Diagnostic(
                .warning, at: nil,
                "no exercise asks for these files in \(folder): \(shown)" + (more > 0 ? ", and \(more) more" : ""),
                remedy: more > 0 ? "feedback/\(pageName).html names them all" : nil)
        ]
    }

    private static let mostStrays = 5

    /// The status that is counted of an answer: the student's own where nothing was read.
    func countedStatus(at position: Int) -> String {
        status.hasAnswers || exercises[position].isAdjusted ? exercises[position].status.rawValue : status.rawValue
    }

    /// The name of the student's page, without its ending: the student's, as far as every system has such files.
    package var pageName: String {
        let allowed = String(String.UnicodeScalarView(name.unicodeScalars.map { Self.isAllowed($0) ? $0 : "_" }))
        if allowed == name, name.utf8.count <= Self.longestFileName { return name }
        return String(decoding: allowed.utf8.prefix(Self.longestFileName / 2), as: UTF8.self)
            + "-" + SHA256(name.utf8).hexadecimal.prefix(12)
    }

    private static let longestFileName = 200

    /// Whether a file may have it in its name on every system, and a terminal show it.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isUnsafe && !Character(scalar).isNewline && !"<>:\"/\\|?*".unicodeScalars.contains(scalar)
    }

    /// Whether there is a grade: what could not be read has none, unless the teacher gives it.
    var hasGrade: Bool {
        status == .graded || status == .nothingFound || exercises.contains { $0.adjustment?.points != nil }
    }

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

/// A verdict on a student's answer, and what a teacher says of it: the fields of `attend.check/1`, `adjustment` and `answer`.
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
        case adjustment, answer
    }

    let verdict: VerdictJSON
    var adjustment: Adjusted?
    /// What was handed in, of an answer that has not passed: to be judged by eye.
    package var answer: String? {
        didSet { if status == .passed || status == .notStarted { answer = nil } }
    }

    package init(_ entry: CheckReport.Entry, words: @escaping CheckWords) {
        verdict = VerdictJSON(entry, words)
    }

    package init(from decoder: any Decoder) throws {
        verdict = try VerdictJSON(from: decoder)
        let container = try decoder.container(keyedBy: Key.self)
        adjustment = try container.decodeIfPresent(Adjusted.self, forKey: .adjustment)
        answer = try container.decodeIfPresent(String.self, forKey: .answer)
    }

    package func encode(to encoder: any Encoder) throws {
        try verdict.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(adjustment, forKey: .adjustment)
        try container.encode(answer, forKey: .answer)
    }

    package var path: String { "\(verdict.chapter)/\(verdict.id)" }

    /// The teacher's, else the machine's.
    var points: Double { adjustment?.points ?? verdict.points }

    /// Whether a teacher has changed the points.
    var isAdjusted: Bool { adjustment?.points.map { $0 != verdict.points } ?? false }

    /// What the points come to where a teacher has changed them, else the machine's.
    package var status: Verdict.Status {
        let status = Verdict.Status(rawValue: verdict.status) ?? .failed
        guard isAdjusted else { return status }
        if points >= verdict.of { return .passed }
        if points > 0 { return .partial }
        return status == .passed || status == .partial ? .failed : status
    }
}
