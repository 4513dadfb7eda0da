import LessonModel
import Testing

@testable import LessonRendering

/// What a teacher sees of a class first, and how a student's page tells what is wrong.
@Suite struct ClassHTMLTests {
    /// What could not be read or judged stands first, with the student's name and what to do.
    @Test func whatNeedsAttention() throws {
        let entries = SampleCheck.report.entries.enumerated().map { index, entry in
            var entry = entry
            if index < 2 { entry.verdict.status = .notUnderstood }
            return GradedExercise(entry, words: { $0.english })
        }
        let missing = SampleCheck.report.entries.map { GradedExercise($0, words: { $0.english }) }
        let fault = Diagnostic(at: nil, "class/Cy.zip: this archive is damaged", remedy: "unpack it")
        var record = ClassRecordTests.record
        record.students = [
            StudentRecord(name: "Bo", folder: "class/Bo", entries: entries, strays: [], diagnostics: []),
            StudentRecord(
                name: "Cy", learner: "Di", folder: "class/Cy.zip", isFound: false, entries: missing, strays: [],
                diagnostics: [fault]),
            StudentRecord(
                name: "Ed", folder: "class/Ed", isFound: false, entries: missing, strays: ["essay.docx"],
                diagnostics: []),
            StudentRecord(
                name: "Flo", folder: "class/Flo", entries: missing,
                strays: ["shares - Copy.swift", "notes.txt", "answers.yml"], diagnostics: []),
        ]
        #expect(record.students.map(\.status) == [.graded, .unreadable, .nothingFound, .graded])
        #expect(record.unreadCount == 1 && record.unjudgedCount == 2)
        let page = ClassHTML(record, words: .english).page
        let start = try #require(page.range(of: "<h2>Needs your attention</h2>"))
        let end = try #require(page.range(of: "<h2>Points</h2>"))
        #expect(
            page[start.lowerBound..<end.lowerBound].hasPrefix(
                """
                <h2>Needs your attention</h2>
                <ul class="attention">
                <li><b><a href="feedback/Bo.html">Bo</a></b><br><a href="feedback/Bo.html#ex-3.1">3.1 scale-scores</a> <span class="open">not understood</span><br><a href="feedback/Bo.html#ex-3.2">3.2 mistaken</a> <span class="open">not understood</span></li>
                <li><b><a href="feedback/Cy.html">Cy</a></b><br>cannot be read<br>class/Cy.zip: this archive is damaged<br><span class="open">unpack it</span></li>
                <li><b><a href="feedback/Ed.html">Ed</a></b><br>no answers found<br>no exercise asks for these files in class/Ed: essay.docx</li>
                <li><b><a href="feedback/Flo.html">Flo</a></b><br>no exercise asks for these files in class/Flo: shares - Copy.swift, answers.yml</li>
                </ul>
                """))
        // Who has handed in nothing that could be read does not count.
        #expect(page.contains("4 students, 2 with answers, "))
        #expect(page.contains("~ partly right, ✗ not right yet, ? not understood, · not started"))
        #expect(page.contains("Cy</a><br><span class=\"open\">hand-in of Di · cannot be read</span></th>"))
    }

    /// Nobody's answer could be understood, or read: there is no grade to import.
    @Test func whoHasNoGrade() throws {
        let notUnderstood = SampleCheck.report.entries.map { entry in
            var entry = entry
            if entry.verdict.status != .notStarted { entry.verdict.status = .notUnderstood }
            entry.verdict.points = 0
            return GradedExercise(entry, words: { $0.english })
        }
        let fault = Diagnostic(at: nil, "class/Cy.zip: this archive is damaged")
        var record = ClassRecordTests.record
        record.students = [
            StudentRecord(name: "Bo", folder: "class/Bo", entries: notUnderstood, strays: [], diagnostics: []),
            StudentRecord(
                name: "Cy", folder: "class/Cy.zip", isFound: false, entries: notUnderstood, strays: [],
                diagnostics: [fault]),
            StudentRecord(
                name: "Ed", folder: "class/Ed", isFound: false, entries: notUnderstood, strays: [], diagnostics: []),
        ]
        #expect(record.students.map(\.status) == [.notUnderstood, .unreadable, .nothingFound])
        func grades() throws -> [String] {
            let text = try #require(try LearningPlatform.canvas.files(record, words: .english).first).text
            return CSVText.rows(text).dropFirst(2).map { $0.cells[5] }
        }
        #expect(try grades() == ["", "", "0"])
        record.students[1].adjust([
            Adjustment(student: "Cy", exercise: record.exercises[0].path, points: 2, remark: "by mail")
        ])
        #expect(try grades() == ["", "2", "0"])
        #expect(GradesCSV.text(record).contains("Bo,0,not-understood,"))
        #expect(GradesCSV.text(record).contains(",not-understood\r\nCy,2,adjusted,0,unreadable,"))
    }

    /// What is said wraps, the source line does not; an answer that has not passed can be unfolded.
    @Test func aPageShowsMessagesAsText() throws {
        let fault = Diagnostic(
            at: FileLocation(file: "a.swift", line: 2, column: 5), "cannot find `<x>` in scope",
            excerpt: .init(line: "    x", length: 1), remedy: "did you mean `y`?")
        var entry = SampleCheck.report.entries[0]
        entry.verdict.status = .doesNotCompile
        entry.verdict.diagnostics = [fault]
        var graded = GradedExercise(entry, words: { $0.english })
        graded.answer = "let a = 1\n    x <b>\n"
        let student = StudentRecord(name: "Bo", folder: "class/Bo", entries: [graded], strays: [], diagnostics: [])
        let page = FeedbackHTML(student, of: ClassRecordTests.record, words: .english).page
        #expect(
            page.contains(
                """
                <div class="told">
                <p><b>error:</b> cannot find <code>&lt;x&gt;</code> in scope <span class="open">a.swift:2:5</span></p>
                <pre class="plain">2 |     x
                  |     ^</pre>
                <p><b>help:</b> did you mean <code>y</code>?</p>
                </div>
                <details><summary>The answer as it was handed in</summary>
                <pre class="plain">let a = 1
                    x &lt;b&gt;</pre></details>
                """), "\(page)")
        graded = GradedExercise(SampleCheck.report.entries[0], words: { $0.english })
        graded.answer = "let a = 1\n"
        #expect(graded.answer == nil)
    }
}
