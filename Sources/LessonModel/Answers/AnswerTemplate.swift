import StepTrace

/// The files that a learner starts from: an exercise's starter, and a sheet for questions and worksheets.
package enum AnswerTemplate {
    /// Columns of a comment.
    private static let width = 96

    // MARK: Code

    package static func swift(_ exercise: CodeExercise, in chapter: Chapter) -> String {
        let label = "\(chapter.number).\(exercise.number)"
        return """
            // Exercise \(label), \(exercise.id) (\(PointsText.text(exercise.points))). Check it with: attend check \(label)

            \(exercise.starter.text)
            """ + (exercise.starter.text.hasSuffix("\n") ? "" : "\n")
    }

    // MARK: Questions and worksheets

    /// - Parameter keys: by worksheet id; a worksheet without one gets no blanks, only the way to write them.
    package static func sheet(of chapter: Chapter, keys: [String: WorksheetKey]) -> String {
        var text = comment("Chapter \(chapter.number): \(chapter.title)")
        text += comment("Write your answers here, then: attend check \(chapter.number)")
        for exercise in chapter.exercises {
            switch exercise.work {
            case .code: continue
            case .quiz(let quiz): text += "\n" + entry(quiz, exercise)
            case .worksheet(let worksheet): text += "\n" + entry(worksheet, exercise, keys[worksheet.id])
            }
        }
        return text
    }

    private static func entry(_ quiz: Quiz, _ exercise: Exercise) -> String {
        var text = comment("Question \(exercise.label) (\(PointsText.text(quiz.points)))")
        text += comment(PlainText.of(quiz.question))
        for (index, choice) in quiz.choices.enumerated() {
            text += comment(PlainText.of(choice.text), mark: "  \(Quiz.letter(index))) ")
        }
        text += comment("The letter of your choice, or several in brackets: [a, c]")
        return text + "\(quiz.id): _\n"
    }

    private static func entry(_ worksheet: Worksheet, _ exercise: Exercise, _ key: WorksheetKey?) -> String {
        var text = comment("Worksheet \(exercise.label) (\(PointsText.text(worksheet.points)))")
        for paragraph in PlainText.paragraphs(of: worksheet.prompt) { text += comment(paragraph) }
        text += comment("\(worksheet.asked.withCapital) of `\(worksheet.expression)`, \(worksheet.accuracy).")
        guard let key else {
            text += comment("One list for each row, such as: - [0.5, _, 1]")
            return text + "\(worksheet.id): []\n"
        }
        text += comment("Replace each _ by a number.")
        let rows = rows(of: key, digits: worksheet.digits) { key.isBlank(row: $0, column: $1) }
        guard rows.count > 1 else { return text + "\(worksheet.id): \(rows[0])\n" }
        return text + "\(worksheet.id):\n" + rows.map { "  - \($0)\n" }.joined()
    }

    /// The rows of a key as a sheet has them, with `_` where an entry is hidden.
    package static func rows(
        of key: WorksheetKey, digits: Int, hiding: (Int, Int) -> Bool = { _, _ in false }
    ) -> [String] {
        (0..<key.grid.rows).map { row in
            let cells = (0..<key.grid.columns).map { hiding(row, $0) ? "_" : cell(key, row, $0, digits) }
            return "[\(cells.joined(separator: ", "))]"
        }
    }

    private static func cell(_ key: WorksheetKey, _ row: Int, _ column: Int, _ digits: Int) -> String {
        let value = key.grid.values[row * key.grid.columns + column]
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        if value.isNaN { return "nan" }
        return formatted(value, decimals: digits).replacing("\u{2212}", with: "-")
    }

    // MARK: Words

    private static func comment(_ text: String, mark: String = "") -> String {
        let blank = String(repeating: " ", count: mark.count)
        return PlainText.lines(text, width: width - mark.count).enumerated()
            .map { "# \($0.offset == 0 ? mark : blank)\($0.element)\n" }.joined()
    }
}
