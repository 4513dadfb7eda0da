import LessonModel

/// The JUnit form of a class: a suite for each student, a case for each exercise.
package enum ClassJUnit {
    package static func text(_ record: ClassRecord, words: Words = .english) -> String {
        let suites = record.students.map { student in
            let cases = zip(student.exercises, record.exercises).map { testCase($0, $1, of: student, words) }
            return JUnitReport.Suite(name: student.name, cases: cases)
        }
        return JUnitReport(name: "attend grade", suites: suites).text
    }

    private static func testCase(
        _ exercise: GradedExercise, _ asked: ExerciseRecord, of student: StudentRecord, _ words: Words
    ) -> JUnitReport.Case {
        let verdict = exercise.verdict
        let feedback = FeedbackText(exercise, to: asked, words: words)
        let message = verdict.message.isEmpty ? feedback.status : verdict.message
        let text = feedback.lines.joined(separator: "\n")
        let result: JUnitReport.Case.Result =
            switch exercise.status {
            case .passed: .passed
            case .notStarted: .skipped(feedback.status)
            case .failed, .partial: .failed(kind: verdict.status, message: message, text: text)
            case .notUnderstood, .notJudged, .doesNotCompile, .trapped, .timedOut, .overLimit:
                .error(kind: verdict.status, message: message, text: text)
            }
        return JUnitReport.Case(
            name: verdict.id, className: "\(student.name).\(verdict.chapter)", file: verdict.file,
            properties: [("points", CSVText.number(exercise.points)), ("of", CSVText.number(verdict.of))],
            result: result)
    }
}
