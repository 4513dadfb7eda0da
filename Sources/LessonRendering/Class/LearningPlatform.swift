import LessonModel

/// A platform that takes over the points of a class from a file.
package enum LearningPlatform: String, Sendable, CaseIterable {
    case gradescope, moodle, canvas

    /// The files to import, by name within the folder of the results.
    package func files(_ record: ClassRecord, words: Words) throws -> [(name: String, text: String)] {
        switch self {
        case .gradescope:
            try record.students.map { student in
                (
                    Self.gradescopeFile(student.pageName),
                    try GradescopeJSON(student, words: words).jsonText(keys: .convertToSnakeCase)
                )
            }
        case .moodle: [("moodle.csv", Self.moodle(record, words))]
        case .canvas: [("canvas.csv", Self.canvas(record))]
        }
    }

    /// The files of one student that platforms have, by the name of the student's page.
    package static func pages(of name: String) -> [String] { [gradescopeFile(name)] }

    private static func gradescopeFile(_ name: String) -> String { "gradescope/\(name).json" }

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
            let parts = student.name.wholeMatch(of: /(.+)_([0-9]+)_assignsubmission_.*/)?.output
            let name = parts.map { String($0.1) } ?? student.name
            return [
                parts.map { "Participant \($0.2)" } ?? "", CSVText.neutralised(name),
                parts == nil ? CSVText.neutralised(name) : "", CSVText.number(student.points),
                CSVText.number(student.of), "-", FeedbackSummary(student, words: words).html,
            ]
        }
        return CSVText.text([head] + rows)
    }

    /// The gradebook's import.
    ///
    /// Rows are found by the user's number, which is in the names of files that Canvas gives out, else by the login.
    private static func canvas(_ record: ClassRecord) -> String {
        let points = record.exercises.reduce(0) { $0 + $1.of }
        let head = [
            "Student", "ID", "SIS User ID", "SIS Login ID", "Section", CSVText.neutralised(record.course.title),
        ]
        let rows = record.students.map { student in
            let parts = student.name.wholeMatch(of: /(.+?)_(?:LATE_)?([0-9]+)_[0-9]+_.*/)?.output
            let name = CSVText.neutralised(parts.map { String($0.1) } ?? student.name)
            return [
                name, parts.map { String($0.2) } ?? "", "", parts == nil ? name : "", "",
                CSVText.number(student.points),
            ]
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

    init(_ student: StudentRecord, words: Words) {
        score = student.points
        output = FeedbackSummary(student, words: words).text
        tests = student.exercises.map { exercise in
            Test(
                name: exercise.verdict.id, number: exercise.verdict.number,
                score: exercise.points, maxScore: exercise.verdict.of,
                status: exercise.status == .passed ? "passed" : "failed",
                output: FeedbackText(exercise, words: words).lines.joined(separator: "\n"))
        }
    }
}
