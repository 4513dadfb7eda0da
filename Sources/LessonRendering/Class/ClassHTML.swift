import LessonModel
import StepTrace
import TraceFigures

/// The page of a class, for its teacher: everybody's points, and for each exercise how many passed and which mistakes were
/// made by how many.
package struct ClassHTML {
    private let record: ClassRecord
    private let words: Words

    package init(_ record: ClassRecord, words: Words) {
        self.record = record
        self.words = words.marked(for: record.course.language)
    }

    package var page: String {
        let answered = record.students.filter(\.status.hasAnswers)
        let sum = answered.reduce(0) { $0 + $1.points }
        let of = record.exercises.reduce(0) { $0 + $1.of }
        let mean = PagePhrase.meanPoints(answered.isEmpty ? 0 : sum / Double(answered.count), of: of)
        let isEverybody = answered.count == record.students.count
        let summary =
            [.students(record.students.count)] + (isEverybody ? [] : [.studentsWithAnswers(answered.count)]) + [mean]
        return Page(
            title: "\(words.page(.resultsOfClass)) · \(record.course.title)", summary: nil,
            language: record.course.language,
            runningHeads: Page.RunningHeads(left: record.course.title, right: words.page(.resultsOfClass)),
            template: .results,
            words: words
        ).html([
            "course": record.course.title, "title": words.page(.resultsOfClass),
            "summary": words.check(.items(summary.map { words.page($0) })), "text": text,
            "foot": words.page(.courseVersion(String(record.course.version.prefix(12)))),
            "words": Self.templateWords(words),
        ])
    }

    /// What the template says itself.
    static func templateWords(_ words: Words) -> [String: String] {
        [
            "skip": words.page(.skipToResults), "printThis": words.page(.printResults), "print": words.page(.print),
        ]
    }

    private struct ChapterPart {
        var id: String
        var title: String
        var number: String
        /// Positions among the record's exercises.
        var positions: [Int]
    }

    private var chapters: [ChapterPart] {
        record.exercises.indices.reduce(into: []) { chapters, position in
            let exercise = record.exercises[position]
            if chapters.last?.id == exercise.chapter {
                chapters[chapters.count - 1].positions.append(position)
            } else {
                let number = exercise.number.prefix { $0 != "." }
                chapters.append(
                    ChapterPart(
                        id: exercise.chapter, title: exercise.chapterTitle, number: String(number),
                        positions: [position]))
            }
        }
    }

    private var text: String {
        let chapters = chapters
        return attention + section(words.page(.points), overview(chapters))
            + chapters.map { chapter in
                let table = """
                    <details\(chapters.count == 1 ? " open" : "")><summary>\(words.page(.eachStudent))</summary>
                    \(answers(chapter))</details>

                    """
                let title = "<span class=\"n\">\(chapter.number)</span>\(Markup.escaped(chapter.title))"
                return section(title, tasks(chapter) + table)
            }.joined()
    }

    /// What a teacher has to look at: what could not be read or judged, and what is not as it should be, student by student.
    private var attention: String {
        let items = record.students.compactMap { student -> String? in
            var lines = student.status.hasAnswers ? [] : [Markup.escaped(words.page(.submission(student.status)))]
            lines += student.unjudged.map { position in
                let exercise = student.exercises[position]
                let status = Markup.escaped(words.check(.status(exercise.status)))
                return link(student, to: exercise, Markup.escaped(record.exercises[position].name))
                    + " <span class=\"open\">\(status)</span>"
            }
            lines += student.toLookAt.flatMap { diagnostic in
                let place = diagnostic.place.map { "\($0.file):\($0.line): " } ?? ""
                let remedy = diagnostic.remedy.map { "<span class=\"open\">\(Markup.escaped($0))</span>" }
                return [Markup.escaped(place + diagnostic.message)] + (remedy.map { [$0] } ?? [])
            }
            guard !lines.isEmpty else { return nil }
            return "<li><b>\(link(student))</b><br>\(lines.joined(separator: "<br>"))</li>"
        }
        guard !items.isEmpty else { return "" }
        return section(
            words.page(.needsAttention), "<ul class=\"attention\">\n\(items.joined(separator: "\n"))\n</ul>\n")
    }

    private func link(_ student: StudentRecord) -> String {
        "<a href=\"\(address(student))\">\(Markup.escaped(student.name))</a>"
    }

    /// A link to what a student's page says of an answer.
    private func link(_ student: StudentRecord, to exercise: GradedExercise, _ html: String) -> String {
        "<a href=\"\(address(student))#\(FeedbackHTML.id(of: exercise))\">\(html)</a>"
    }

    private func address(_ student: StudentRecord) -> String {
        "feedback/\(PercentEncoding.encoded(student.pageName)).html"
    }

    private func section(_ titleHTML: String, _ body: String) -> String {
        "<section class=\"sec\"><h2>\(titleHTML)</h2>\n\(body)</section>\n"
    }

    // MARK: Tables

    /// Each student's points in each chapter, and in all.
    private func overview(_ chapters: [ChapterPart]) -> String {
        let shown = chapters.count > 1 ? chapters : []
        let heads = shown.map {
            "<th scope=\"col\"><abbr title=\"\(Markup.escaped($0.title))\">\($0.number)</abbr></th>"
        }
        let rows = record.students.map { student in
            let sums = shown.map { chapter in
                cell(chapter.positions.reduce(0) { $0 + student.exercises[$1].points })
            }
            return row(student, ["<td class=\"sum\">\(number(student.points))</td>"] + sums)
        }
        let of = record.exercises.reduce(0) { $0 + $1.of }
        let full = shown.map { chapter in cell(chapter.positions.reduce(0) { $0 + record.exercises[$1].of }) }
        let foot =
            "<tr><th scope=\"row\">\(words.page(.possible))</th><td class=\"sum\">\(number(of))</td>\(full.joined())</tr>"
        return table(
            caption: words.page(.pointsCaption), heads: ["<th scope=\"col\">\(words.page(.total))</th>"] + heads,
            rows: rows, foot: foot)
    }

    /// Each student's points for the exercises of a chapter.
    private func answers(_ chapter: ChapterPart) -> String {
        let heads = chapter.positions.map { position in
            let exercise = record.exercises[position]
            return
                "<th scope=\"col\"><abbr title=\"\(Markup.escaped(exercise.title ?? exercise.id))\">\(exercise.number)</abbr></th>"
        }
        let rows = record.students.map { student in
            row(student, chapter.positions.map { mark(student.exercises[$0], of: student) })
        }
        let shown = record.students.flatMap { student in chapter.positions.map { student.exercises[$0] } }
        let isUnderstood = !shown.contains { $0.status == .notUnderstood }
        let statuses: [Verdict.Status] =
            [.passed, .partial, .failed] + (isUnderstood ? [] : [.notUnderstood]) + [.notStarted]
        let changes = shown.contains(where: \.isAdjusted) ? [words.page(.legendOfChanges)] : []
        let legend = words.check(.items([words.page(.legend(statuses))] + changes))
        return table(caption: legend, heads: heads, rows: rows)
    }

    private func table(caption: String, heads: [String], rows: [String], foot: String? = nil) -> String {
        """
        <div class="scroll"><table class="data"><caption>\(caption)</caption>
        <thead><tr><th scope="col">\(words.page(.student))</th>\(heads.joined())</tr></thead>
        <tbody>
        \(rows.joined(separator: "\n"))
        </tbody>\(foot.map { "<tfoot>\($0)</tfoot>" } ?? "")</table></div>

        """
    }

    private func row(_ student: StudentRecord, _ cells: [String]) -> String {
        let notes =
            (student.learner.map { [words.page(.handInOfLearner($0))] } ?? [])
            + (student.status.hasAnswers ? [] : [words.page(.submission(student.status))])
        let note =
            notes.isEmpty ? "" : "<br><span class=\"open\">\(Markup.escaped(notes.joined(separator: " · ")))</span>"
        let name = link(student) + note
        return "<tr><th scope=\"row\">\(name)</th>\(cells.joined())</tr>"
    }

    private func cell(_ points: Double) -> String { "<td>\(number(points))</td>" }

    private func mark(_ exercise: GradedExercise, of student: StudentRecord) -> String {
        let text = "\(number(exercise.points)) \(exercise.status.mark)\(exercise.isAdjusted ? "*" : "")"
        return "<td class=\"\(exercise.status.resultClass)\">\(link(student, to: exercise, text))</td>"
    }

    private func number(_ points: Double) -> String { formatted(points, decimals: 2, trimmed: true) }

    // MARK: Exercises

    private func tasks(_ chapter: ChapterPart) -> String {
        let items = chapter.positions.map { task(record.exercises[$0]) }
        return "<ol class=\"tasks\">\n\(items.joined(separator: "\n"))\n</ol>\n"
    }

    private func task(_ exercise: ExerciseRecord) -> String {
        let count = record.students.count
        let passed = rate(words.page(.passedBy(exercise.passed, of: count)), exercise.passed, of: count, "pass")
        let open =
            Verdict.Status.allCases.filter { $0 != .passed }.compactMap { status in
                exercise.statuses[status.rawValue].map { "\(words.check(.status(status))): \($0)" }
            }
            + StudentRecord.Status.allCases.filter { !$0.hasAnswers }.compactMap { status in
                exercise.statuses[status.rawValue].map { "\(words.page(.submission(status))): \($0)" }
            }
        let others = open.isEmpty ? "" : "<p class=\"meta\">\(open.joined(separator: " · "))</p>"
        let mistakes = exercise.mistakes.map { mistake in
            "<li>"
                + rate(
                    words.page(.madeBy(mistake.students, of: count)), mistake.students, of: count, "slip",
                    saying: LineHTML(message: mistake.says).html) + "</li>"
        }
        let list = mistakes.isEmpty ? "" : "<ul>\n\(mistakes.joined(separator: "\n"))\n</ul>"
        return """
            <li><h3><span>\(exercise.number)</span> \(Markup.escaped(exercise.title ?? exercise.id))</h3>
            \(passed)\(others)\(list)</li>
            """
    }

    /// A count, a bar that shows it, and what it is about.
    private func rate(_ text: String, _ part: Int, of count: Int, _ tone: String, saying html: String = "") -> String {
        let width = count > 0 ? formatted(Double(part) / Double(count) * 100, decimals: 1, trimmed: true) : "0"
        let bar = """
            <svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="\(tone)" width="\(width)" height="10"/></svg>
            """
        return "<div class=\"rate\"><b>\(text)</b>\(bar)\(html.isEmpty ? "" : "<span>\(html)</span>")</div>"
    }
}

extension Verdict.Status {
    /// The class of what shows it in results.
    var resultClass: String { tone == .mute ? "open" : tone.rawValue }
}
