import LessonModel
import StepTrace

/// How an exercise is marked: what each check looks at and its points, and the mistakes foreseen.
struct MarkingHTML {
    let exercise: CodeExercise
    /// The number within the course, `3.2`.
    let label: String
    let text: ExercisePromptText

    var html: String { [table, checks, mistakes].filter { !$0.isEmpty }.joined(separator: "\n") }

    private var table: String {
        let rows = zip(exercise.checks, exercise.pointsOfChecks).enumerated().map { index, row in
            let (check, points) = row
            let hidden = check.hidden ? " <span class=\"tag\">hidden from students</span>" : ""
            let tests = CheckedThings(of: check.code.text).all.map(line).joined(separator: "\n")
            return """
                <tr><th scope="row">Check \(index + 1)\(hidden)</th>\
                <td class="tl">\(tests.isEmpty ? "" : "<ul>\n\(tests)\n</ul>")</td>\
                <td>\(formatted(points, decimals: 2, trimmed: true))</td></tr>
                """
        }
        return """
            <div class="scroll"><table class="data marks"><caption><b>Marking.</b> What each check looks at, and its \
            points.</caption>
            <thead><tr><th scope="col">Check</th><th scope="col" class="tl">Looks at</th><th scope="col">Points</th></tr>\
            </thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div>
            """
    }

    private func line(_ thing: CheckedThings.Thing) -> String {
        switch thing {
        case .probe(let name): "<li>the value of <q>\(text.message(name))</q></li>"
        case .expectation(let message): "<li>that this holds: \(text.message(message))</li>"
        }
    }

    private var checks: String {
        let all = exercise.checks.enumerated().map { index, check in
            CodeFigure(title: "Check \(index + 1)", of: label, code: check.code.text).html
        }
        return folded(exercise.checks.count == 1 ? "Code of the check" : "Code of the checks", all)
    }

    private var mistakes: String {
        guard !exercise.mistakes.isEmpty else { return "" }
        let items = exercise.mistakes.enumerated().map { index, mistake in
            let figure = CodeFigure(title: "Mistake \(index + 1)", of: label, code: mistake.code.text).html
            return "<li><p>\(text.message(mistake.says))</p>\n\(folded("Code of mistake \(index + 1)", [figure]))</li>"
        }
        return """
            <h4>Mistakes foreseen, and what is said to each</h4>
            <ol class="slips">
            \(items.joined(separator: "\n"))
            </ol>
            """
    }

    private func folded(_ title: String, _ figures: [String]) -> String {
        figures.isEmpty
            ? "" : "<details><summary>\(title)</summary>\n\(figures.joined(separator: "\n"))\n</details>"
    }
}
