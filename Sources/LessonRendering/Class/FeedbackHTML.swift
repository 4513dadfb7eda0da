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
        self.words = words
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
            "<p class=\"verdict \(graded.status.tone)\">\(graded.status.mark) \(Markup.escaped(feedback.status))</p>"
        ]
        if let teacher = feedback.teacher {
            parts.append("<p class=\"verdict teacher-says\">\(Markup.escaped(words.page(.teacherSays(teacher))))</p>")
        }
        if let message = feedback.message {
            let html = messageHTML(message)
            parts.append("<p>\(verdict.mistake ? "<b>\(html)</b>" : html)</p>")
        }
        if let taken = feedback.solutionsTaken { parts.append("<p>\(Markup.escaped(taken))</p>") }
        if !feedback.steps.isEmpty {
            let steps = feedback.steps.map { step in
                "<span class=\"\(step.agrees ? "ok" : "off")\">\(Markup.escaped(step.name)) \(step.agrees ? "✓" : "✗")</span>"
            }
            parts.append("<p class=\"verdict\">\(steps.joined(separator: " · "))</p>")
        }
        if !feedback.remarks.isEmpty {
            let items = feedback.remarks.map { "<li>\(Markup.escaped($0.mark)) \(Markup.escaped($0.text))</li>" }
            parts.append("<ul class=\"remarks\">\n\(items.joined(separator: "\n"))\n</ul>")
        }
        if !feedback.told.isEmpty { parts.append(told(feedback.told)) }
        if !feedback.comparison.isEmpty { parts.append(block(feedback.comparison)) }
        if !feedback.output.isEmpty {
            parts += ["<p class=\"verdict\">\(words.check(.printed))</p>", block(feedback.output)]
        }
        if !feedback.answer.isEmpty {
            let title = words.page(.answerHandedIn)
            parts.append("<details><summary>\(title)</summary>\n\(block(feedback.answer))</details>")
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

    /// What is said wraps; source lines do not.
    private func told(_ diagnostics: [Diagnostic]) -> String {
        var text = DiagnosticText(words: words.lesson)
        text.width = Self.widestLine
        return "<div class=\"told\">\n\(diagnostics.map { told(text.parts($0)) }.joined(separator: "\n"))\n</div>"
    }

    private func told(_ parts: DiagnosticText.Parts) -> String {
        let place = parts.place.map { " <span class=\"open\">\(Markup.escaped($0))</span>" } ?? ""
        let said = "<p><b>\(Markup.escaped(parts.severity)):</b> \(messageHTML(parts.message))\(place)</p>"
        let excerpt = parts.excerpt.isEmpty ? [] : [block(parts.excerpt)]
        let help = parts.remedy.map { "<p><b>\(Markup.escaped($0.head)):</b> \(messageHTML($0.text))</p>" }
        return ([said] + excerpt + (help.map { [$0] } ?? []) + parts.notes.map { told($0) }).joined(separator: "\n")
    }

    /// The characters of a source line that fit on paper.
    private static let widestLine = 100

    private func block(_ lines: [String]) -> String {
        "<pre class=\"plain\">\(lines.map(Markup.escaped).joined(separator: "\n"))</pre>"
    }
}
