import LessonModel
import StepTrace
import TraceFigures

/// An exercise, quiz or worksheet as the learner sees it, without its answer.
struct ExerciseText {
    /// The chapter's number, the first half of the exercise's.
    private let chapter: String
    private let renderer: BlockTextRenderer
    /// Options to add to commands: ` --course mine`.
    private let options: String

    init(chapter: String, options: String, _ renderer: BlockTextRenderer) {
        self.chapter = chapter
        self.options = options
        self.renderer = renderer
    }

    private var width: Int { renderer.measure - 2 }

    // MARK: Code

    func lines(_ exercise: CodeExercise) -> [StyledLine] {
        let place = FileLocation(file: "", line: 1, column: 1)
        let prompt = exercise.task(renderer.words).map { Block(.paragraph($0), at: place) }
        var lines = title(.code, exercise.number, exercise.id, exercise.points)
        if !prompt.isEmpty { lines += [StyledLine()] + renderer.lines(prompt, width: width) }
        let starter = CodeLines.swift(exercise.starterCode, renderer.faces, renderer.metrics)
        lines +=
            [StyledLine()] + starter.flatMap { CodeLines.wrapped($0, width - 2, renderer.metrics) }.map { .gap(2) + $0 }
        return card(lines + [StyledLine()] + commands(exercise.number, hints: exercise.hints))
    }

    /// The commands to type for an exercise.
    private func commands(_ number: Int, hints: [Hint] = []) -> [StyledLine] {
        let label = "\(chapter).\(number)\(options)"
        return command("attend check \(label)") + (hints.isEmpty ? [] : command("attend hint \(label)"))
    }

    private func command(_ text: String) -> [StyledLine] {
        renderer.hanging(
            "$ ", renderer.faces.mute, renderer.broken([renderer.metrics.span(text, renderer.faces.code)], width - 2))
    }

    // MARK: Quiz

    func lines(_ quiz: Quiz) -> [StyledLine] {
        var lines = title(.quiz, quiz.number, nil, quiz.points)
        lines += [StyledLine()] + renderer.broken(renderer.spans(quiz.question), width) + [StyledLine()]
        for (index, choice) in quiz.choices.enumerated() {
            lines += renderer.hanging(
                "\(Quiz.letter(index))) ", renderer.faces.accent,
                renderer.broken(renderer.spans(choice.text), width - 3))
        }
        return card(lines + [StyledLine()] + commands(quiz.number))
    }

    // MARK: Worksheet

    /// - Parameter key: says which numbers are given; nil when it is not known.
    func lines(_ worksheet: Worksheet, key: WorksheetKey?) -> [StyledLine] {
        var lines = title(.worksheet, worksheet.number, nil, worksheet.points)
        if !worksheet.prompt.isEmpty { lines += [StyledLine()] + renderer.lines(worksheet.prompt, width: width) }
        let words = renderer.words
        let asked = words.lesson(
            .workOut(
                worksheet, asked: words.check(.asked(worksheet)),
                accuracy: words.check(.accuracy(decimals: worksheet.digits))))
        lines += [StyledLine()] + renderer.broken(renderer.spans(Inline.line(asked)), width)
        lines += key.map { table($0, worksheet) } ?? [blank]
        return card(lines + commands(worksheet.number, hints: worksheet.hints))
    }

    /// An entry to fill in.
    private var blank: StyledLine { renderer.metrics.line("[    ]", renderer.faces.mute) }

    /// The key's entries under the names of its columns: given ones as numbers, the others as boxes; as many columns as fit.
    private func table(_ key: WorksheetKey, _ worksheet: Worksheet) -> [StyledLine] {
        let metrics = renderer.metrics
        func name(_ index: Int, _ label: String?) -> StyledLine {
            metrics.line(
                metrics.clipped(label.map(VisibleText.visible) ?? String(index + 1), to: 12), renderer.faces.mute)
        }
        let heads =
            [metrics.line("\(key.grid.rows) × \(key.grid.columns)", renderer.faces.mute)]
            + (0..<key.grid.rows).map { name($0, key.label(ofRow: $0)) }
        let columns = (0..<key.grid.columns).map { column in
            [name(column, key.label(ofColumn: column))]
                + (0..<key.grid.rows).map { row in
                    key.isBlank(row: row, column: column)
                        ? blank : metrics.line(formatted(key.grid[row, column], decimals: worksheet.digits))
                }
        }
        let widths = ([heads] + columns).map { column in column.map(\.width).max() ?? 0 }
        var room = width - widths[0]
        let shown = zip(columns, widths.dropFirst()).prefix { _, column in
            room -= column + 2
            return room >= 2
        }
        return heads.indices.map { row in
            var line = heads[row].padded(to: widths[0])
            for (column, width) in shown { line = line + .gap(2 + width - column[row].width) + column[row] }
            return shown.count < columns.count ? line + metrics.line(" ⋯", renderer.faces.mute) : line
        }
    }

    // MARK: Card

    private func card(_ lines: [StyledLine]) -> [StyledLine] {
        renderer.barred(lines, "┃", renderer.faces.accent)
    }

    private func title(_ kind: Verdict.Kind, _ number: Int, _ id: String?, _ points: Double) -> [StyledLine] {
        let right = renderer.metrics.line(renderer.words.check(.points(points)), renderer.faces.mute)
        let name = renderer.words.lesson(.exercise(kind, label: "\(chapter).\(number)"))
        var left = renderer.metrics.line(name, .bold)
        if let id {
            let room = width - left.width - right.width - 4
            if room > 6 {
                left.append(renderer.metrics.span("  " + renderer.metrics.clipped(id, to: room), renderer.faces.mute))
            }
        }
        return [left.padded(to: max(left.width + 2, width - right.width)) + right]
    }
}
