import LessonModel
import StepTrace
import TraceFigures

/// The keys by which questions and worksheets of a page judge themselves, where a teacher has asked for it: the letters of
/// right choices, and the numbers that count as right in each box.
///
/// No code of a solution is a key.
struct SelfCheckJSON {
    private let parts: [Handout.Part]
    private let handout: Handout

    init(_ parts: [Handout.Part], in handout: Handout) {
        self.parts = parts
        self.handout = handout
    }

    /// Nil for pages that do not judge anything.
    var json: String? {
        guard handout.judgesItself else { return nil }
        let keys = parts.flatMap { part in AnswersJSON.exercises(of: part).compactMap { key(to: $0, part) } }
        return keys.isEmpty ? nil : Markup.json(.array(keys))
    }

    private func key(to exercise: Exercise, _ part: Handout.Part) -> JSONValue? {
        let right: JSONValue
        switch exercise.work {
        case .code: return nil
        case .quiz(let quiz):
            right = JSONValue(quiz.choices.indices.filter { quiz.choices[$0].correct }.map(Quiz.letter))
        case .worksheet(let worksheet):
            guard let key = part.key(to: worksheet) else { return nil }
            right = .array(
                zip(key.grid.values, key.isBlank).filter(\.1).map { entry, _ in
                    .array(worksheet.agreeingNumbers(with: entry).map { JSONValue([$0.lowest, $0.highest]) })
                })
        }
        return .object([.init("at", .string(ExerciseHTML.id(of: exercise))), .init("right", right)])
    }
}

/// What stands in a question or worksheet that judges itself; only a script shows it.
struct SelfCheckHTML {
    /// The number within the course, `3.2`.
    let label: String
    let words: PageWords

    /// The button by which an answer is judged.
    var button: String {
        """
        <button type="button" class="btn" aria-label="\(words(.checkAnswerTo(label)))">\(words(.checkAnswer))</button>
        """
    }

    /// Of a worksheet: the button, and what is said beside it.
    var line: String { "<p class=\"judge js-only\">\(button) <span class=\"say\" role=\"status\"></span></p>" }

    /// Of a question: what is said, and the reasons for choices, which the script takes from here.
    ///
    /// One that has a single answer is judged when it is chosen.
    func lines(takesSeveral: Bool, reasons: [String]) -> String {
        let templates = reasons.enumerated().filter { !$0.element.isEmpty }.map { index, reason in
            "<template data-choice=\"\(Quiz.letter(index))\">\(reason)</template>"
        }
        let button = takesSeveral ? "<p class=\"judge js-only\">\(button)</p>\n" : ""
        return "\(button)<div class=\"judge say js-only\" role=\"status\"></div>\(templates.joined())"
    }
}
