package import LessonModel
package import TraceFigures

/// Hints and solutions for the terminal: prose as in a chapter, code in the colours of code.
package struct HintText {
    private let setter: BlockSetter
    private let style: TerminalStyle

    package init(style: TerminalStyle) {
        self.style = style
        setter = BlockSetter(style: style, metrics: .terminal, inlineValues: [:])
    }

    /// A hint with its number: `Hint 1 of 3 for 3.2 scale-scores`.
    package func lines(_ hint: Hint, number: Int, of count: Int, for assignment: Assignment) -> [String] {
        let title = "Hint \(number) of \(count) for \(assignment.label) \(assignment.id)"
        let blocks = setter.lines(hint.blocks, width: setter.measure - 2)
        return text([setter.metrics.line(title, .bold)] + blocks.map { .gap(2) + $0 })
    }

    /// A solution's code; with several, each is numbered.
    package func lines(solution: CodePart, number: Int, of count: Int, for assignment: Assignment) -> [String] {
        let which = count > 1 ? "Solution \(number) of \(count)" : "Solution"
        let code = CodeLines.swift(solution.text, setter.faces, setter.metrics)
            .flatMap { CodeLines.wrapped($0, style.width - 2, setter.metrics) }
        let title = setter.metrics.line("\(which) of \(assignment.label) \(assignment.id)", .bold)
        return text([title] + code.map { .gap(2) + $0 })
    }

    /// The right choices of a question, each with its reason.
    package func lines(_ quiz: Quiz, for assignment: Assignment) -> [String] {
        var lines = [setter.metrics.line("Answer to \(assignment.label) \(assignment.id)", .bold)]
        for (index, choice) in quiz.choices.enumerated() where choice.correct {
            lines += hanging("\(Quiz.letter(index))) ", choice.text)
            if !choice.because.isEmpty { lines += hanging("   ", choice.because) }
        }
        return text(lines)
    }

    /// A worksheet's key, row by row.
    package func lines(_ worksheet: Worksheet, key: WorksheetKey, for assignment: Assignment) -> [String] {
        let rows = AnswerTemplate.rows(of: key, digits: worksheet.digits)
        let title = setter.metrics.line("Key of \(assignment.label) \(assignment.id)", .bold)
        return text([title] + rows.map { .gap(2) + setter.metrics.line($0) })
    }

    private func hanging(_ mark: String, _ words: [Inline]) -> [StyledLine] {
        setter.hanging(
            "  " + mark, setter.faces.good,
            setter.broken(setter.spans(words), setter.measure - 2 - setter.metrics.width(of: mark)))
    }

    private func text(_ lines: [StyledLine]) -> [String] { lines.map { $0.text(style) } }
}
