import LessonModel

/// A student's results as Markdown that reads well as it is.
package struct FeedbackMarkdown {
    private let student: StudentRecord
    private let record: ClassRecord
    private let words: Words

    package init(_ student: StudentRecord, of record: ClassRecord, words: Words) {
        self.student = student
        self.words = words
        self.record = record
    }

    package var text: String {
        var blocks = [
            "# \(Self.escaped(student.name))",
            "\(Self.escaped(record.course.title)): **\(words.check(.pointsOf(student.points, of: student.of)))**",
        ]
        if !student.status.hasAnswers { blocks.append("**\(words.page(.submission(student.status)))**") }
        let warnings = record.warnings(for: student)
        if !warnings.isEmpty {
            blocks.append(Self.fence(FeedbackText.lines(warnings, words)))
        }
        blocks += zip(student.exercises, record.exercises).flatMap(parts)
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func parts(_ exercise: GradedExercise, _ asked: ExerciseRecord) -> [String] {
        let feedback = FeedbackText(exercise, to: asked, words: words)
        var blocks = ["## \(Self.escaped(feedback.name))", "\(feedback.status), \(feedback.points)"]
        if let teacher = feedback.teacher { blocks.append("**\(Self.escaped(words.page(.teacherSays(teacher))))**") }
        if let message = feedback.message { blocks.append(Self.escaped(message)) }
        if let taken = feedback.solutionsTaken { blocks.append(taken) }
        if !feedback.steps.isEmpty {
            let steps = feedback.steps.map { "\(Self.escaped($0.name)) \($0.mark)" }
            blocks.append(steps.joined(separator: " · "))
        }
        if !feedback.remarks.isEmpty {
            blocks.append(feedback.remarks.map { "- \($0.mark) \(Self.escaped($0.text))" }.joined(separator: "\n"))
        }
        if !feedback.diagnostics.isEmpty { blocks.append(Self.fence(feedback.diagnostics)) }
        if !feedback.comparison.isEmpty { blocks.append(Self.fence(feedback.comparison)) }
        if !feedback.output.isEmpty { blocks += [words.check(.printed), Self.fence(feedback.output)] }
        return blocks
    }

    /// Lines in a fence longer than any in them.
    static func fence(_ lines: [String], info: String = "") -> String {
        let longest = lines.map { line in line.split { $0 != "`" }.map(\.count).max() ?? 0 }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return ([fence + info] + lines + [fence]).joined(separator: "\n")
    }

    /// Text whose characters mean nothing but themselves.
    static func escaped(_ text: String) -> String {
        let special = Set("\\`*_{}[]<>#|~&")
        return String(
            text.map { $0.isNewline ? " " : $0 }.flatMap { special.contains($0) ? ["\\", $0] : [$0] })
    }
}
