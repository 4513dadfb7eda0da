import Foundation
import LessonModel
import StepTrace
import TraceFigures

/// A worksheet: the given entries, and boxes to fill in, which contain the key for teachers.
struct WorksheetHTML {
    let worksheet: Worksheet
    /// `nil` when it could not be computed.
    let key: WorksheetKey?
    /// The number within the course, `3.2`.
    let label: String
    let edition: Handout.Edition
    let text: ExercisePromptText
    let words: Words
    var judgesItself = false

    var html: String {
        let prompt = worksheet.prompt.isEmpty ? "" : text.html(worksheet.prompt) + "\n"
        let hints = text.hints(worksheet.hints, words.page)
        let command = edition == .student ? text.checkLine(label, words.page) : ""
        let end = [hints, command].filter { !$0.isEmpty }.map { "\n" + $0 }.joined()
        guard let key else { return prompt + missing + end }
        let showsExpression =
            edition == .teacher
            || worksheet.isExpressionShown && !expressionGives(key) && (isName || worksheet.prompt.isEmpty)
        return prompt + sheet(key, showsExpression) + end
    }

    /// The sheet with its key, or why there is none.
    var solution: String { key.map { sheet($0, worksheet.isExpressionShown) } ?? missing }

    private func sheet(_ key: WorksheetKey, _ showsExpression: Bool) -> String {
        """
        <div class="sheet wide">
        <p class="asked">\(asked(showsExpression))</p>
        \(WorksheetTable(worksheet: worksheet, key: key, edition: edition, words: words.page).html)
        \(judge)</div>
        """
    }

    private var judge: String {
        judgesItself ? SelfCheckHTML(label: label, words: words.page).line + "\n" : ""
    }

    private func asked(_ showsExpression: Bool) -> String {
        let expression = showsExpression ? "<code>\(Markup.escaped(worksheet.expression))</code>" : nil
        let asked = Markup.escaped(words.check(.asked(worksheet)))
        let accuracy = words.check(.accuracy(decimals: worksheet.digits))
        return words.page(
            edition == .student
                ? .fillIn(asked: asked, ofHTML: expression, accuracy: accuracy)
                : .keyTo(asked: asked, ofHTML: expression, accuracy: accuracy))
    }

    /// Whether the expression is a single name, which tells the reader what to compute; a longer expression may only be
    /// code of the author.
    private var isName: Bool { worksheet.expression.allSatisfy { $0.isLetter || $0.isNumber } }

    /// Whether the expression itself contains every number that the worksheet asks for.
    private func expressionGives(_ key: WorksheetKey) -> Bool {
        let numbers = worksheet.expression.matches(of: /-?[0-9][0-9_]*(\.[0-9]+)?/).compactMap {
            Double($0.output.0.replacing("_", with: ""))
        }
        return zip(key.grid.values, key.isBlank).allSatisfy { value, isBlank in
            !isBlank || numbers.contains { worksheet.agrees($0, with: value) }
        }
    }

    private var missing: String {
        let expression = "<code>\(Markup.escaped(worksheet.expression))</code>"
        return "<p class=\"missing\">\(words.page(.noBoxes(expressionHTML: expression)))</p>"
    }
}
