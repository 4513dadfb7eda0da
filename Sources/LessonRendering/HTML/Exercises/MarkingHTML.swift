import LessonModel
import StepTrace

/// How an exercise is marked: what each check observes, its points, and the foreseen mistakes.
struct MarkingHTML {
    let exercise: CodeExercise
    /// The number within the course, `3.2`.
    let label: String
    let text: ExercisePromptText
    let words: PageWords

    var html: String { [table, checks, mistakes].filter { !$0.isEmpty }.joined(separator: "\n") }

    private var table: String {
        let rows = zip(exercise.checks, exercise.pointsOfChecks).enumerated().map { index, row in
            let (check, points) = row
            let hidden = check.hidden ? " <span class=\"tag\">\(words(.hiddenFromStudents))</span>" : ""
            let tests = CheckItems(of: check.code.text).all.map(line).joined(separator: "\n")
            return """
                <tr><th scope="row">\(words(.check(index + 1)))\(hidden)</th>\
                <td class="tl">\(tests.isEmpty ? "" : "<ul>\n\(tests)\n</ul>")</td>\
                <td>\(formatted(points, decimals: 2, trimmed: true))</td></tr>
                """
        }
        return """
            <div class="scroll"><table class="data marks"><caption><b>\(words(.markingTitle))</b> \
            \(words(.markingText))</caption>
            <thead><tr><th scope="col">\(words(.checkColumn))</th><th scope="col" class="tl">\(words(.looksAt))</th>\
            <th scope="col">\(words(.pointsColumn))</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div>
            """
    }

    private func line(_ item: CheckItems.Item) -> String {
        switch item {
        case .probe(let name): "<li>\(words(.valueOf(probeHTML: "<q>\(text.message(name))</q>")))</li>"
        case .expectation(let message): "<li>\(words(.holds(messageHTML: text.message(message))))</li>"
        }
    }

    private var checks: String {
        let all = exercise.checks.enumerated().map { index, check in
            CodeFigure(title: words(.check(index + 1)), of: label, code: check.code.text, words: words).html
        }
        return folded(words(.codeOfChecks(exercise.checks.count)), all)
    }

    private var mistakes: String {
        guard !exercise.mistakes.isEmpty else { return "" }
        let items = exercise.mistakes.enumerated().map { index, mistake in
            let title = words(.mistake(index + 1))
            let figure = CodeFigure(title: title, of: label, code: mistake.code.text, words: words).html
            let code = folded(words(.codeOfMistake(index + 1)), [figure])
            return "<li><p>\(text.message(mistake.says))</p>\n\(code)</li>"
        }
        return """
            <h4>\(words(.mistakesForeseen))</h4>
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
