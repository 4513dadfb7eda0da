import LessonModel

/// A chapter printed line by line, each block with its place: what the tree tests compare.
struct PrintedTree {
    private(set) var text = ""
    private var depth = 0

    init(_ chapter: Chapter) {
        let front = chapter.frontMatter
        line("chapter \(chapter.label) \(chapter.id) \"\(front.title)\" \(front.summary ?? "-") \(front.objectives)")
        line("timeout \(front.timeout) optimize \(front.optimize) source \(front.source ?? "-")")
        for block in chapter.blocks { add(block) }
        for cell in chapter.cells { add(cell) }
        for value in chapter.inlineValues {
            line(
                "value \(value.index) \(at(value.place)) after \(value.afterCell) digits \(value.digits) <\(value.expression)>"
            )
        }
        for exercise in chapter.codeExercises { add(exercise) }
        for quiz in chapter.quizzes {
            line("quiz \(quiz.number) \(quiz.id) \(at(quiz.place)) points \(quiz.points) \(inline(quiz.question))")
            for choice in quiz.choices {
                line("  \(choice.correct) \(inline(choice.text)) because \(inline(choice.because))")
            }
        }
        for sheet in chapter.worksheets {
            line(
                "worksheet \(sheet.number) \(sheet.id) \(at(sheet.place)) points \(sheet.points) of <\(sheet.expression)> "
                    + "blanks <\(sheet.blanks.text)> digits \(sheet.digits) after \(sheet.afterCell)")
            nested(sheet.prompt)
            for hint in sheet.hints { add(hint) }
        }
    }

    init(_ blocks: [Block]) {
        for block in blocks { add(block) }
    }

    private mutating func line(_ text: String) {
        self.text += String(repeating: "  ", count: depth) + text + "\n"
    }

    private mutating func nested(_ blocks: [Block]) {
        depth += 1
        for block in blocks { add(block) }
        depth -= 1
    }

    private func at(_ place: FileLocation) -> String { "@\(place.line):\(place.column)" }

    private mutating func add(_ block: Block) {
        let place = at(block.place)
        switch block.kind {
        case .heading(let level, let inlines): line("heading \(level) \(place) \(inline(inlines))")
        case .paragraph(let inlines): line("paragraph \(place) \(inline(inlines))")
        case .blockQuote(let blocks):
            line("quote \(place)")
            nested(blocks)
        case .list(let list):
            let number = list.start.map { list.delimiter == .period ? "\($0)" : "\($0))" } ?? "-"
            line("list \(place) start \(number) tight \(list.tight)")
            for (index, item) in list.items.enumerated() {
                line("item" + (list.task(index).map { $0 ? " done" : " to do" } ?? ""))
                nested(item)
            }
        case .code(let info, let text): line("code \(place) <\(info)> \(text.debugDescription)")
        case .html(let text): line("html \(place) \(text.debugDescription)")
        case .thematicBreak: line("break \(place)")
        case .alert(let alert, let blocks):
            line("alert \(alert) \(place)")
            nested(blocks)
        case .table(let table):
            line("table \(place) \(table.alignments.map(\.rawValue))")
            for row in [table.header] + table.rows { line("  " + row.map { "[\(inline($0))]" }.joined(separator: " ")) }
        case .formula(let formula): line("formula \(place) <\(formula.source)>")
        case .notes(let notes):
            line("notes \(place)")
            for note in notes {
                line("note \(note.number) references \(note.references)")
                nested(note.blocks)
            }
        case .cell(let index): line("cell \(index) \(place)")
        case .exercise(let id): line("exercise \(id) \(place)")
        case .quiz(let id): line("quiz \(id) \(place)")
        case .worksheet(let id): line("worksheet \(id) \(place)")
        }
        if let label = block.label { line("  label \(label.id ?? "-") <\(inline(label.caption))>") }
    }

    private mutating func add(_ cell: Cell) {
        line("cell \(cell.index) \(cell.id ?? "-") \(cell.action) fence \(at(cell.code.fence)) code \(part(cell.code))")
        line(
            "  source \(cell.showsSource) output \(cell.showsOutput) timeout \(cell.timeout.map { "\($0)" } ?? "-") "
                + "reset \(cell.reset) skip-in-check \(cell.skipInCheck) trailing \(cell.trailingExpression.map { "\($0)" } ?? "-")"
        )
        if let output = cell.expectedOutput {
            line("  expects \(at(output.place)) bytes \(output.bytes) \(output.text.debugDescription)")
        }
    }

    private func name(_ kind: NumberedPart.Kind) -> String {
        if case .exercise(let kind) = kind { "\(kind)" } else { "\(kind)" }
    }

    private func part(_ code: CodePart) -> String { "\(at(code.place)) \(code.text.debugDescription)" }

    private mutating func add(_ exercise: CodeExercise) {
        line("exercise \(exercise.number) \(exercise.id) points \(exercise.points) after \(exercise.afterCell)")
        line("  starter \(part(exercise.starter))")
        if !exercise.without.isEmpty { line("  without \(exercise.without)") }
        for hint in exercise.hints { add(hint) }
        for solution in exercise.solutions { line("  solution \(part(solution))") }
        for mistake in exercise.mistakes { line("  mistake \(part(mistake.code)) says <\(mistake.says)>") }
        for check in exercise.checks {
            line(
                "  check \(part(check.code)) points \(check.points.map { "\($0)" } ?? "-") tolerance \(check.tolerance) "
                    + "hidden \(check.hidden)")
        }
    }

    private mutating func add(_ hint: Hint) {
        line("  hint \(at(hint.place))")
        depth += 1
        nested(hint.blocks)
        depth -= 1
    }

    private func inline(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text): text.debugDescription
            case .softBreak: "soft"
            case .lineBreak: "hard"
            case .code(let text): "code(\(text))"
            case .emphasis(let inlines): "em(\(self.inline(inlines)))"
            case .strong(let inlines): "strong(\(self.inline(inlines)))"
            case .link(let to, let title, let inlines):
                "link(\(to), \(title.debugDescription), \(self.inline(inlines)))"
            case .image(let from, let title, let inlines):
                "image(\(from), \(title.debugDescription), \(self.inline(inlines)))"
            case .html(let text): "html(\(text))"
            case .strikethrough(let inlines): "del(\(self.inline(inlines)))"
            case .note(let note): "note(\(note.number), \(note.occurrence))"
            case .formula(let formula): "formula(\(formula.source))"
            case .value(let index): "value(\(index))"
            case .sized(let percent, let inlines): "sized(\(percent)%, \(self.inline(inlines)))"
            case .reference(let part, let begins):
                "\(begins ? "Reference" : "reference")(\(name(part.kind)) \(part.number))"
            }
        }.joined(separator: " ")
    }
}
