import Foundation
import LessonModel
import StepTrace
import TraceFigures

/// A worksheet on graph paper: what is given, and boxes to fill in; for teachers they hold the key.
struct WorksheetHTML {
    let worksheet: Worksheet
    /// What its expression came to; `nil` when it could not be computed.
    let value: ShownValue?
    /// The number within the course, `3.2`.
    let label: String
    let edition: Handout.Edition
    let text: ExercisePromptText
    let words: Words

    var html: String {
        let prompt = worksheet.prompt.isEmpty ? "" : text.html(worksheet.prompt) + "\n"
        let hints = text.hints(worksheet.hints, words.page)
        let command = edition == .student ? text.checkLine(label, words.page) : ""
        let end = [hints, command].filter { !$0.isEmpty }.map { "\n" + $0 }.joined()
        guard let value, let key = WorksheetKey(worksheet, value: value) else { return prompt + missing + end }
        return """
            \(prompt)<div class="sheet wide">
            <p class="asked">\(asked(key))</p>
            \(WorksheetTable(worksheet: worksheet, key: key, edition: edition, words: words.page).html)
            </div>\(end)
            """
    }

    private func asked(_ key: WorksheetKey) -> String {
        let isTold =
            edition == .teacher || worksheet.isExpressionShown && !gives(key) && (isName || worksheet.prompt.isEmpty)
        let expression = isTold ? "<code>\(Markup.escaped(worksheet.expression))</code>" : nil
        let asked = Markup.escaped(words.check(.asked(worksheet)))
        let accuracy = words.check(.accuracy(decimals: worksheet.digits))
        return words.page(
            edition == .student
                ? .fillIn(asked: asked, ofHTML: expression, accuracy: accuracy)
                : .keyTo(asked: asked, ofHTML: expression, accuracy: accuracy))
    }

    /// A name says what is asked for; how a hidden cell came by it does not.
    private var isName: Bool { worksheet.expression.allSatisfy { $0.isLetter || $0.isNumber } }

    /// Whether the expression itself says every number that is asked for.
    private func gives(_ key: WorksheetKey) -> Bool {
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
