import Foundation
import LessonModel
import StepTrace
import TestSupport
import Testing

@testable import LessonRendering

/// Holds the shape of `attend.grade/1`, and what tables and pages make of it.
@Suite struct ClassRecordTests {
    private static func student(_ name: String, _ change: (Int, inout Verdict) -> Void = { _, _ in }) -> StudentRecord {
        let entries = SampleCheck.report.entries.enumerated().map { index, entry in
            var entry = entry
            change(index, &entry.verdict)
            return GradedExercise(entry, words: { $0.english })
        }
        return StudentRecord(
            name: name, folder: "class/\(name)", entries: entries, strays: ["notes.txt"],
            diagnostics: [Diagnostic(.warning, at: nil, "the course has changed")])
    }

    static let record: ClassRecord = {
        let students = [
            student("=Ada"),
            student("李雷") { _, verdict in
                verdict.output = PrintedExcerpt(head: "<b>\n", omittedLines: 3, tail: "end\n")
                verdict.asked = CheckedExpression(
                    text: "f(x)",
                    variables: [
                        .init(
                            name: "x",
                            value: .matrix(
                                Grid(rows: 1, columns: 2, values: [1, .infinity]), rowLabels: [], columnLabels: []))
                    ])
            },
        ]
        let course = Course(title: "A <course>", folder: "lessons", chapters: [])
        return ClassRecord(
            course, version: String(repeating: "ab", count: 32), confined: true, folders: ["class", "/home/t/class"],
            exercises: SampleCheck.report.entries.map(\.exercise), students: students)
    }()

    @Test func theFieldsOfTheWhole() throws {
        let text = try Self.record.text()
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(Set(json.keys) == ["format", "course", "confined", "folders", "shard", "exercises", "students"])
        #expect(json["format"] as? String == "attend.grade/1" && json["confined"] as? Bool == true)
        let course = try #require(json["course"] as? [String: String])
        #expect(course == ["title": "A <course>", "language": "en", "version": Self.record.course.version])
        let exercise = try #require((json["exercises"] as? [[String: Any]])?[1])
        #expect(
            Set(exercise.keys) == [
                "id", "chapter", "chapterTitle", "title", "number", "kind", "of", "choices", "passed", "statuses",
                "mistakes",
            ])
        #expect(exercise["passed"] as? Int == 0 && exercise["statuses"] as? [String: Int] == ["failed": 2])
        let mistake = try #require((exercise["mistakes"] as? [[String: Any]])?.first)
        #expect(mistake["says"] as? String == "You divided by d. Divide by √d." && mistake["students"] as? Int == 2)
        let student = try #require((json["students"] as? [[String: Any]])?.first)
        #expect(
            Set(student.keys) == [
                "name", "number", "learner", "folder", "status", "points", "of", "adjusted", "exercises", "strays",
                "diagnostics",
            ])
        #expect(student["points"] as? Double == 3.5 && student["of"] as? Double == 13)
        let answer = try #require((student["exercises"] as? [[String: Any]])?.first)
        #expect(answer["status"] as? String == "passed" && answer["adjustment"] is NSNull)
    }

    @Test func whatIsReadBackIsTheSameByteForByte() throws {
        let text = try Self.record.text()
        let read = try ClassRecord(reading: Data(text.utf8))
        #expect(try read.text() == text)
        #expect(ClassHTML(read, words: .english).page == ClassHTML(Self.record, words: .english).page)
        for (one, other) in zip(read.students, Self.record.students) {
            #expect(
                FeedbackHTML(one, of: read, words: .english).page == FeedbackHTML(other, of: read, words: .english).page
            )
        }
    }

    @Test func aTeacherWins() {
        var student = Self.record.students[0]
        student.adjust([
            Adjustment(student: "=Ada", exercise: "03-scaling/mistaken", points: 2, remark: "told me in class"),
            Adjustment(student: "Bob", exercise: "03-scaling/mistaken", points: 0, remark: ""),
        ])
        #expect(student.points == 5.5 && student.adjusted == 2)
        #expect(student.exercises[1].status == .passed)
        student.adjust([Adjustment(student: "=Ada", exercise: "03-scaling/mistaken", points: 1, remark: "")])
        #expect(student.points == 4.5 && student.adjusted == 1)
        #expect(student.exercises[1].status == .partial)
        student.adjust([Adjustment(student: "=Ada", exercise: "03-scaling/scale-scores", points: 0, remark: "copied")])
        #expect(student.exercises[0].status == .failed)
        var record = Self.record
        record.students[0] = student
        record.count()
        #expect(record.exercises[0].passed == 1 && record.exercises[0].statuses == ["passed": 1, "failed": 1])
        #expect(GradesCSV.text(record).contains("\r\n'=Ada,0,adjusted,1,adjusted,1,partial,"))
        #expect(ClassHTML(record, words: .english).page.contains("#ex-3.1\">0 ✗*</a></td>"))
        let page = FeedbackHTML(student, of: record, words: .english).page
        #expect(page.contains("<p class=\"verdict bad\">✗ not right yet, changed by the teacher</p>"))
    }

    @Test func theTableOfGrades() {
        let lines = GradesCSV.text(Self.record).components(separatedBy: "\r\n")
        #expect(
            lines[0].hasPrefix(
                "\u{FEFF}student,03-scaling/scale-scores,03-scaling/scale-scores status,03-scaling/mistaken,"))
        #expect(lines[0].hasSuffix(",points,of,status"))
        #expect(lines[1].hasPrefix("'=Ada,2,passed,0,failed,1,partial,0,failed,0,not-started,0,does-not-compile,"))
        #expect(lines[1].hasSuffix(",3.5,13,graded"))
        #expect(lines.count == 4 && lines[3].isEmpty)
    }

    @Test func filesForPlatforms() throws {
        var record = Self.record
        record.students[0].name = "Ada Lovelace"
        record.students[0].number = PlatformNumber(platform: .moodle, number: "4711")
        record.students[1].name = "leili"
        record.students[1].number = PlatformNumber(platform: .canvas, number: "815")
        let moodle = try #require(try LearningPlatform.moodle.files(record, words: .english).first)
        #expect(moodle.name == "moodle.csv")
        let rows = CSVText.rows(moodle.text).map(\.cells)
        #expect(
            rows[0] == [
                "Identifier", "Full name", "Username", "Grade", "Maximum Grade", "Last modified (grade)",
                "Feedback comments",
            ])
        #expect(rows[1].prefix(6) == ["Participant 4711", "Ada Lovelace", "", "3.5", "13", "-"])
        #expect(
            rows[1][6].hasPrefix(
                "<p>3.1 scale-scores: passed, 2 of 2 points</p><p>3.2 mistaken: not right yet, 0 of 2 points. You"))
        let canvas = try #require(try LearningPlatform.canvas.files(record, words: .english).first)
        #expect(
            CSVText.rows(canvas.text).map(\.cells) == [
                ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "A <course>"],
                ["    Points Possible", "", "", "", "", "13"],
                ["Ada Lovelace", "", "", "Ada Lovelace", "", "3.5"],
                ["leili", "815", "", "", "", "3.5"],
            ])
        #expect(
            LearningPlatform.moodle.warning(record).map { DiagnosticText().text($0) } == """
                warning: moodle.csv has no number for 1 of 2 students: leili
                help: their names stand as user names; numbers are in the names of the platform's own download, \
                'NAME_1234_assignsubmission_file': grade it as it is

                """)
        #expect(LearningPlatform.gradescope.warning(record) == nil)
        let gradescope = try LearningPlatform.gradescope.files(record, words: .english)
        #expect(gradescope.map(\.name) == record.students.map { "gradescope/\($0.name).json" })
        #expect(record.students.map(\.name).flatMap(LearningPlatform.pages) == gradescope.map(\.name))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(gradescope[0].text.utf8)) as? [String: Any])
        #expect(Set(json.keys) == ["score", "output", "output_format", "visibility", "tests"])
        let test = try #require((json["tests"] as? [[String: Any]])?[1])
        #expect(
            Set(test.keys) == [
                "name", "number", "score", "max_score", "status", "output", "output_format", "visibility",
            ])
        #expect(test["status"] as? String == "failed" && test["max_score"] as? Double == 2)
        #expect(test["number"] as? String == "3.2" && test["name"] as? String == "mistaken")
    }

    @Test func markdownForAStudent() {
        let text = FeedbackMarkdown(Self.record.students[1], of: Self.record, words: .english).text
        #expect(
            text.hasPrefix(
                """
                # 李雷

                A \\<course\\>: **3.5 of 13 points**

                ```
                warning: the course has changed

                warning: no exercise asks for these files in 李雷: notes.txt
                ```

                ## 3.1 scale-scores

                passed, 2 of 2 points

                ```
                checked  f(x)
                x        [1 ∞]
                ```

                Your answer printed:

                ```
                <b>
                ⋯ 3 more lines ⋯
                end
                ```

                ## 3.2 mistaken

                not right yet, 0 of 2 points

                You divided by d. Divide by √d.

                scores ✓ · scaled scores ✓ · weights ✗

                """))
    }

    /// Where the teacher keeps the class is nothing that a student reads.
    @Test func theTeachersFoldersAreLeftOut() {
        let diagnostics = [
            Diagnostic(at: nil, "two are called 'Zoë': class/Zoë.zip, and /home/t/class/Zoë", remedy: "see class/Zoë"),
            Diagnostic(
                at: FileLocation(file: "/home/t/class/Zoë/answers.yml", line: 2, column: 1), "my-class/x is no entry"),
        ]
        let student = StudentRecord(
            name: "Zoë", folder: "/home/t/class/Zoë", entries: [], strays: ["x"], diagnostics: diagnostics)
        #expect(
            DiagnosticText().text(Self.record.warnings(for: student)) == """
                error: two are called 'Zoë': Zoë.zip, and Zoë
                help: see Zoë

                Zoë/answers.yml:2:1: error: my-class/x is no entry

                warning: no exercise asks for these files in Zoë: x

                """)
    }

    @Test func pagesHoldNothingButEscapedText() {
        let page = FeedbackHTML(Self.record.students[1], of: Self.record, words: .english).page
        #expect(page.contains("&lt;b&gt;") && !page.contains("<b>\n"))
        #expect(page.contains("<b>You divided by d. Divide by √d.</b>"))
        let all = ClassHTML(Self.record, words: .english).page
        #expect(all.contains("<title>Results of the class · A &lt;course&gt;</title>"))
        #expect(all.contains(#"<a href="feedback/%3DAda.html">=Ada</a>"#))
        #expect(all.contains("<b>2 of 2</b>") && all.contains("<span>You divided by d. Divide by √d.</span>"))
    }

    @Test func noWordIsWrittenOutsideTheTables() {
        let exercises = ForeignChapter.chapter.exercises
        let entries = exercises.map { exercise in
            let verdict = Verdict(
                id: exercise.id, chapter: exercise.chapter, kind: exercise.kind, status: .failed, points: 0,
                maximumPoints: exercise.points, message: "错", isKnownMistake: true, divergence: SampleCheck.divergence,
                file: "")
            return GradedExercise(CheckReport.Entry(exercise: exercise, verdict: verdict), words: Words.foreign.check)
        }
        var student = StudentRecord(name: "一", folder: "一", entries: entries, strays: [], diagnostics: [])
        student.adjust(exercises.map { Adjustment(student: "一", exercise: $0.path, points: 1, remark: "好") })
        let course = Course(title: "课", language: "zh", folder: "课", chapters: [ForeignChapter.chapter])
        let record = ClassRecord(course, version: "1", confined: true, exercises: exercises, students: [student])
        let names: Set<Substring> = ["scores", "scaled", "weights", "queries", "keys"]
        for page in [ClassHTML(record, words: .foreign).page, FeedbackHTML(student, of: record, words: .foreign).page] {
            #expect(LatinWords(inPage: page).found.filter { !names.contains($0) } == [])
        }
    }
}
