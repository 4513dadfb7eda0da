package import LessonModel
package import TraceFigures

/// Hints and solutions for the terminal: prose as in a chapter, code with syntax colours.
package struct HintText {
    private let renderer: BlockTextRenderer
    private let style: TerminalStyle
    private let words: CheckWords

    package init(style: TerminalStyle, words: Words = .english) {
        self.style = style
        self.words = words.check
        renderer = BlockTextRenderer(style: style, metrics: .terminal, inlineValues: [:], words: words)
    }

    /// A hint with its number: `Hint 1 of 3 for 3.2 scale-scores`.
    /// - Parameter isFirst: whether no other hint stands before it.
    package func lines(
        _ hint: Hint, number: Int, of count: Int, for exercise: Exercise, isFirst: Bool = true
    ) -> [String] {
        let title = words(.hint(number, of: count, exercise: name(exercise)))
        let blocks = renderer.lines(hint.blocks, width: renderer.measure - 2)
        return text(
            [renderer.metrics.line(title, .bold)] + (isFirst ? usedAnswers(of: exercise) : [])
                + blocks.map { .gap(2) + $0 })
    }

    /// What code builds on, as its task says.
    private func usedAnswers(of exercise: Exercise) -> [StyledLine] {
        guard case .code(let code) = exercise.work else { return [] }
        return code.usedDirectly.flatMap { used in
            renderer.broken(renderer.spans(Inline.line(used.sentence(words))), renderer.measure - 2)
        }.map { .gap(2) + $0 }
    }

    /// A solution's code; with several, each is numbered, and the first says what it builds on.
    package func lines(solution: CodePart, number: Int, of count: Int, for exercise: Exercise) -> [String] {
        let name = name(exercise)
        let which = words(
            count > 1 ? .numberedSolution(number, of: count, exercise: name) : .solution(exercise: name))
        let code = CodeLines.swift(solution.text, renderer.faces, renderer.metrics)
            .flatMap { CodeLines.wrapped($0, style.width - 2, renderer.metrics) }
        let title = renderer.metrics.line(which, .bold)
        return text([title] + (number == 1 ? usedAnswers(of: exercise) : []) + code.map { .gap(2) + $0 })
    }

    /// The right choices of a question, each with its reason.
    package func lines(_ quiz: Quiz, for exercise: Exercise) -> [String] {
        var lines = [renderer.metrics.line(words(.answer(exercise: name(exercise))), .bold)]
        for (index, choice) in quiz.choices.enumerated() where choice.correct {
            lines += hanging("\(Quiz.letter(index))) ", choice.text)
            if !choice.because.isEmpty { lines += hanging("   ", choice.because) }
        }
        return text(lines)
    }

    /// A worksheet's key, row by row.
    package func lines(_ worksheet: Worksheet, key: WorksheetKey, for exercise: Exercise) -> [String] {
        let rows = AnswerTemplate.rows(of: key, digits: worksheet.digits)
        let title = renderer.metrics.line(words(.key(exercise: name(exercise))), .bold)
        let columns = key.columnLabels.isEmpty ? [] : [words(.columns(key.columnLabels))]
        return text([title] + (columns + rows).map { .gap(2) + renderer.metrics.line($0) })
    }

    private func hanging(_ mark: String, _ words: [Inline]) -> [StyledLine] {
        renderer.hanging(
            "  " + mark, renderer.faces.good,
            renderer.broken(renderer.spans(words), renderer.measure - 2 - renderer.metrics.width(of: mark)))
    }

    private func name(_ exercise: Exercise) -> String { "\(exercise.label) \(exercise.id)" }

    private func text(_ lines: [StyledLine]) -> [String] { lines.map { $0.text(style) } }
}
