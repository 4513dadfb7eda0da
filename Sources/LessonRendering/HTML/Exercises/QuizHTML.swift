import LessonModel

/// A question with its choices; for teachers with the correct ones and the reason for each.
struct QuizHTML {
    let quiz: Quiz
    /// The number within the course, `3.2`.
    let label: String
    /// The section's id, which is also the name of the group of buttons.
    let id: String
    let edition: Handout.Edition
    let text: ExercisePromptText
    let words: PageWords
    var judgesItself = false

    var html: String {
        switch edition {
        case .student: "\(form)\n\(judge)\(text.checkLine(label, words))"
        case .teacher: answers
        }
    }

    private var takesSeveral: Bool { quiz.choices.count(where: \.correct) > 1 }

    private var form: String {
        let type = takesSeveral ? "checkbox" : "radio"
        let several = takesSeveral ? " <em>\(words(.chooseAll))</em>" : ""
        let choices = quiz.choices.enumerated().map { index, choice in
            let letter = Quiz.letter(index)
            return """
                <label><input type="\(type)" name="\(id)" value="\(letter)"><b>\(letter)</b>\
                <span>\(text.html(choice.text))</span></label>
                """
        }
        return """
            <fieldset class="mcq"><legend>\(text.html(quiz.question))\(several)</legend>
            \(choices.joined(separator: "\n"))
            </fieldset>
            """
    }

    private var judge: String {
        guard judgesItself else { return "" }
        return SelfCheckHTML(label: label, words: words).lines(
            takesSeveral: takesSeveral, reasons: quiz.choices.map { text.html($0.because) }) + "\n"
    }

    private var answers: String { "<p>\(text.html(quiz.question))</p>\n\(choices())" }

    /// Choices with the reason for each.
    func choices(where isShown: (Quiz.Choice) -> Bool = { _ in true }) -> String {
        let choices = quiz.choices.enumerated().filter { isShown($0.element) }.map { index, choice in
            let (name, sign) = choice.correct ? ("right", "✓") : ("wrong", "✗")
            let word = words(choice.correct ? .right : .wrong)
            let because = choice.because.isEmpty ? "" : "\n<p class=\"because\">\(text.html(choice.because))</p>"
            return """
                <li class="\(name)"><b>\(Quiz.letter(index))</b>\
                <span class="mark"><span aria-hidden="true">\(sign)</span> \(word)</span>\
                <div><p>\(text.html(choice.text))</p>\(because)</div></li>
                """
        }
        return "<ol class=\"choices\">\n\(choices.joined(separator: "\n"))\n</ol>"
    }
}
