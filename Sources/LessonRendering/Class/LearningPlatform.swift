package import LessonModel

/// A platform that takes over the points of a class from a file.
package enum LearningPlatform: String, Codable, Sendable, CaseIterable {
    case gradescope, moodle, canvas

    /// The files to import, by name within the folder of the results.
    package func files(_ record: ClassRecord, words: Words) throws -> [(name: String, text: String)] {
        switch self {
        case .gradescope:
            try record.students.map { student in
                (
                    Self.gradescopeFile(student.pageName),
                    try GradescopeJSON(student, of: record, words: words).jsonText(keys: .convertToSnakeCase)
                )
            }
        case .moodle: [("moodle.csv", Self.moodle(record, words))]
        case .canvas: [("canvas.csv", Self.canvas(record))]
        }
    }

    /// The files of one student that platforms have, by the name of the student's page.
    package static func pages(of name: String) -> [String] { [gradescopeFile(name)] }

    private static func gradescopeFile(_ name: String) -> String { "gradescope/\(name).json" }

    /// The number by which this platform knows a student.
    private func number(of student: StudentRecord) -> String? {
        student.number.flatMap { $0.platform == self ? $0.number : nil }
    }

    /// How the names look that hold a person's number.
    private var downloadName: String? {
        switch self {
        case .gradescope: nil
        case .moodle: "NAME_1234_assignsubmission_file"
        case .canvas: "name_1234_5678_file"
        }
    }

    /// A warning about the students whom the platform may not find; nil when it finds all of them.
    package func warning(_ record: ClassRecord) -> Diagnostic? {
        guard let downloadName else { return nil }
        let without = record.students.filter { number(of: $0) == nil }.map(\.name)
        guard !without.isEmpty else { return nil }
        let names = without.prefix(5).joined(separator: ", ")
        let more = without.count > 5 ? ", and \(without.count - 5) more" : ""
        return Diagnostic(
            .warning, at: nil,
            "\(rawValue).csv has no number for \(without.count) of \(record.students.count) students: \(names)\(more)",
            remedy: "their names stand as user names; numbers are in the names of the platform's own download, "
                + "'\(downloadName)': grade it as it is")
    }

    /// The worksheet of an assignment's offline grading.
    ///
    /// Rows are found by the participant's number, which is in the name of the folder that Moodle gives out. Other rows are
    /// for the grader report's import, which is told the columns. Moodle shows comments as HTML.
    private static func moodle(_ record: ClassRecord, _ words: Words) -> String {
        let head = [
            "Identifier", "Full name", "Username", "Grade", "Maximum Grade", "Last modified (grade)",
            "Feedback comments",
        ]
        let rows = record.students.map { student in
            let number = moodle.number(of: student)
            let name = CSVText.name(student.name)
            return [
                number.map { "Participant \($0)" } ?? "", name, number == nil ? name : "", grade(of: student),
                CSVText.number(student.of), "-", FeedbackSummary(student, of: record, words: words).html,
            ]
        }
        return CSVText.text([head] + rows)
    }

    /// Empty where nothing could be read: a platform would show a nought.
    private static func grade(of student: StudentRecord) -> String {
        student.hasGrade ? CSVText.number(student.points) : ""
    }

    /// The gradebook's import.
    ///
    /// Rows are found by the user's number, which is in the names of files that Canvas gives out, else by the login.
    private static func canvas(_ record: ClassRecord) -> String {
        let points = record.exercises.reduce(0) { $0 + $1.of }
        let head = [
            "Student", "ID", "SIS User ID", "SIS Login ID", "Section", CSVText.name(record.course.title),
        ]
        let rows = record.students.map { student in
            let number = canvas.number(of: student)
            let name = CSVText.name(student.name)
            return [name, number ?? "", "", number == nil ? name : "", "", grade(of: student)]
        }
        return CSVText.text([head, ["    Points Possible", "", "", "", "", CSVText.number(points)]] + rows)
    }
}

/// What Gradescope reads from an autograder: `results.json` of one submission.
private struct GradescopeJSON: Encodable {
    struct Test: Encodable {
        let name: String
        let number: String
        let score: Double
        let maxScore: Double
        let status: String
        let output: String
        let outputFormat = "text"
        let visibility = "visible"
    }

    /// Counts in place of the sum of the tests' scores.
    let score: Double
    let output: String
    let outputFormat = "text"
    let visibility = "visible"
    let tests: [Test]

    init(_ student: StudentRecord, of record: ClassRecord, words: Words) {
        score = student.points
        output = FeedbackSummary(student, of: record, words: words).text
        tests = zip(record.exercises, student.exercises).map { asked, exercise in
            Test(
                name: asked.title ?? asked.id, number: asked.number,
                score: exercise.points, maxScore: exercise.verdict.of,
                status: exercise.status == .passed ? "passed" : "failed",
                output: FeedbackText(exercise, to: asked, words: words).lines.joined(separator: "\n"))
        }
    }
}
