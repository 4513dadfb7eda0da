import LessonModel
import TraceFigures

/// A student's page: the verdict on each answer with all that `attend check` says of it, and what the teacher says.
package struct FeedbackHTML {
    private let student: StudentRecord
    private let record: ClassRecord
    private let words: Words

    package init(_ student: StudentRecord, of record: ClassRecord, words: Words) {
        self.student = student
        self.record = record
        self.words = words.marked(for: record.course.language)
    }

    package var page: String {
        let points = words.check(.pointsOf(student.points, of: student.of))
        let summary = student.learner.map { "\(words.page(.handInOfLearner($0))) · \(points)" } ?? points
        return Page(
            title: "\(student.name) · \(record.course.title)", summary: nil, language: record.course.language,
            runningHeads: Page.RunningHeads(left: record.course.title, right: student.name), template: .results,
            words: words
        ).html([
            "course": record.course.title, "title": student.name, "summary": summary, "text": text,
            "foot": words.page(.courseVersion(String(record.course.version.prefix(12)))),
            "words": ClassHTML.templateWords(words),
        ])
    }

    private var text: String {
        let status = student.status.hasAnswers ? "" : words.page(.submission(student.status))
        let warnings = record.warnings(for: student)
        let notes =
            (status.isEmpty ? "" : "<p class=\"verdict bad\">\(status)</p>\n")
            + (warnings.isEmpty ? "" : told(warnings) + "\n")
        var chapter = ""
        var sections: [String] = []
        for (exercise, graded) in zip(record.exercises, student.exercises) {
            if exercise.chapter != chapter {
                chapter = exercise.chapter
                let number = exercise.number.prefix { $0 != "." }
                sections.append(
                    "<h2><span class=\"n\">\(number)</span>\(Markup.escaped(exercise.chapterTitle))</h2>\n")
            }
            sections[sections.count - 1] += section(FeedbackText(graded, to: exercise, words: words), exercise, graded)
        }
        return notes + sections.map { "<section class=\"sec\">\($0)</section>\n" }.joined()
    }

    private func section(_ feedback: FeedbackText, _ asked: ExerciseRecord, _ graded: GradedExercise) -> String {
        let verdict = graded.verdict
        let id = Self.id(of: graded)
        var parts = [
            VerdictMarkup.status(
                graded.status.mark, Markup.escaped(feedback.status), className: graded.status.resultClass)
        ]
        if let teacher = feedback.teacher {
            parts.append("<p class=\"verdict teacher-says\">\(Markup.escaped(words.page(.teacherSays(teacher))))</p>")
        }
        if let message = feedback.message { parts.append(VerdictMarkup.message(message, isMistake: verdict.mistake)) }
        if let taken = feedback.solutionsTaken { parts.append(VerdictMarkup.sentence(taken)) }
        if !feedback.steps.isEmpty { parts.append(VerdictMarkup.steps(feedback.steps)) }
        if !feedback.remarks.isEmpty {
            parts.append(VerdictMarkup.remarks(feedback.remarks.map { Markup.escaped("\($0.mark) \($0.text)") }))
        }
        if !feedback.told.isEmpty { parts.append(told(feedback.told)) }
        if !feedback.comparison.isEmpty { parts.append(VerdictMarkup.block(feedback.comparison)) }
        if !feedback.output.isEmpty { parts += VerdictMarkup.output(feedback.output, words.check) }
        if !feedback.answer.isEmpty {
            let title = words.page(.answerHandedIn)
            let answer = VerdictMarkup.block(feedback.answer)
            parts.append("<details><summary>\(title)</summary>\n\(answer)</details>")
        }
        return """
            <section class="ex" id="\(id)" aria-labelledby="\(id)-title">
            <header><h3 id="\(id)-title"><span>\(verdict.number)</span>&#8194;\(Markup.escaped(asked.title ?? asked.id))</h3>\
            <p class="meta"><b class="pts">\(feedback.points)</b></p></header>
            \(parts.joined(separator: "\n"))
            </section>

            """
    }

    /// The id of an answer's part of the page.
    static func id(of exercise: GradedExercise) -> String { "ex-\(exercise.verdict.number)" }

    private func told(_ diagnostics: [Diagnostic]) -> String { DiagnosticsHTML(words: words).html(diagnostics) }
}
