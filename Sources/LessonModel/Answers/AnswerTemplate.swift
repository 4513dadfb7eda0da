import StepTrace

/// The files that a learner starts from: a starter with its task above it, and a sheet for questions and worksheets.
package struct AnswerTemplate: Sendable {
    private let chapter: Chapter
    private let words: CheckWords

    /// The width of a comment, in columns.
    private static let width = 96

    package init(_ chapter: Chapter, words: @escaping CheckWords = { $0.english }) {
        self.chapter = chapter
        self.words = words
    }

    // MARK: Code

    package func swift(_ exercise: CodeExercise) -> String {
        let label = "\(chapter.label).\(exercise.number)"
        return """
            // \(words(.exerciseHead(label: label, id: exercise.id, points: words(.points(exercise.points)))))
            \(exercise.usedDirectly.map { "// \($0.sentence(words))\n" }.joined())
            \(exercise.starter.text)
            """ + (exercise.starter.text.hasSuffix("\n") ? "" : "\n")
    }

    // MARK: Questions and worksheets

    /// - Parameter keys: by worksheet id; a worksheet without a key gets no blanks, only instructions for writing rows.
    package func sheet(keys: [String: WorksheetKey]) -> String {
        var text = comment(words(.sheetHead(chapter: chapter.label, title: chapter.title)))
        text += comment(words(.writeHere(chapter: chapter.label)))
        for exercise in chapter.exercises {
            switch exercise.work {
            case .code: continue
            case .quiz, .worksheet: text += "\n" + entry(exercise, keys: keys)
            }
        }
        return text
    }

    /// A question or worksheet in a sheet: the task as a comment, and the blank answer.
    package func entry(_ exercise: Exercise, keys: [String: WorksheetKey]) -> String {
        let task =
            switch exercise.work {
            case .code: ""
            case .quiz(let quiz): self.task(quiz, exercise)
            case .worksheet(let worksheet): self.task(worksheet, exercise, keys[worksheet.id])
            }
        return task + blankAnswer(exercise, keys: keys)
    }

    /// The answer with `_` for each entry to fill in.
    package func blankAnswer(_ exercise: Exercise, keys: [String: WorksheetKey]) -> String {
        guard case .worksheet(let worksheet) = exercise.work else { return "\(exercise.id): _\n" }
        guard let key = keys[worksheet.id] else { return "\(worksheet.id): []\n" }
        return Self.answer(
            worksheet.id,
            Self.rows(of: key, digits: worksheet.digits, hiding: { key.isBlank(row: $0, column: $1) }))
    }

    /// A worksheet's answer in a sheet.
    /// - Parameter rows: such as `[0.5, _]`.
    package static func answer(_ id: String, _ rows: [String]) -> String {
        rows.count == 1 ? "\(id): \(rows[0])\n" : "\(id):\n" + rows.map { "  - \($0)\n" }.joined()
    }

    private func task(_ quiz: Quiz, _ exercise: Exercise) -> String {
        var text = comment(words(.questionHead(label: exercise.label, points: words(.points(quiz.points)))))
        text += comment(PlainText.of(quiz.question))
        for (index, choice) in quiz.choices.enumerated() {
            text += comment(PlainText.of(choice.text), mark: "  \(Quiz.letter(index))) ")
        }
        return text + comment(words(.howToChoose(several: !quiz.hasOneAnswer)))
    }

    private func task(_ worksheet: Worksheet, _ exercise: Exercise, _ key: WorksheetKey?) -> String {
        var text = comment(words(.worksheetHead(label: exercise.label, points: words(.points(worksheet.points)))))
        for paragraph in PlainText.paragraphs(of: worksheet.prompt) { text += comment(paragraph) }
        text += comment(words(.task(worksheet)))
        guard let key else { return text + comment(words(.howToWriteRows(worksheet))) }
        text += comment(words(.replaceBlanks))
        return key.columnLabels.isEmpty ? text : text + comment(words(.columns(key.columnLabels)))
    }

    /// The rows of a key as an answer sheet has them, with `_` where an entry is hidden.
    package static func rows(
        of key: WorksheetKey, digits: Int, hiding: (Int, Int) -> Bool = { _, _ in false }
    ) -> [String] {
        rows(of: key, digits: digits) { hiding($0, $1) ? "_" : nil }
    }

    /// The same with entries that are written in another way.
    /// - Parameter writing: what stands for an entry; nil for the key's own number.
    package static func rows(of key: WorksheetKey, digits: Int, writing: (Int, Int) -> String?) -> [String] {
        (0..<key.grid.rows).map { row in
            let cells = (0..<key.grid.columns).map { writing(row, $0) ?? cell(key, row, $0, digits) }
            let label = key.label(ofRow: row).map {
                "  # " + $0.split(whereSeparator: \.isNewline).joined(separator: " ")
            }
            return "[\(cells.joined(separator: ", "))]" + (label ?? "")
        }
    }

    private static func cell(_ key: WorksheetKey, _ row: Int, _ column: Int, _ digits: Int) -> String {
        let value = key.grid.values[row * key.grid.columns + column]
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        if value.isNaN { return "nan" }
        return formatted(value, decimals: digits).replacing("\u{2212}", with: "-")
    }

    private func comment(_ text: String, mark: String = "") -> String {
        let blank = String(repeating: " ", count: mark.count)
        return PlainText.lines(text, width: Self.width - mark.count).enumerated()
            .map { "# \($0.offset == 0 ? mark : blank)\($0.element)\n" }.joined()
    }
}
