extension Exercise {
    /// Whether it judges answers as another version of it does, wherever both stand in their files.
    package func judges(as other: Exercise) -> Bool { judgement == other.judgement }

    /// Everything in it that a verdict depends on.
    private var judgement: [String] {
        switch work {
        case .code(let code):
            return ["\(code.points)", code.starter.text] + code.solutions.map(\.text)
                + code.mistakes.flatMap { [$0.code.text, $0.says] }
                + code.checks.flatMap { check in
                    [check.code.text, "\(check.points ?? -1) \(check.tolerance) \(check.hidden)"]
                } + code.without + ["uses"] + code.uses
        case .quiz(let quiz):
            return ["\(quiz.points)"]
                + quiz.choices.flatMap { [PlainText.of($0.text), "\($0.correct)", PlainText.of($0.because)] }
        case .worksheet(let worksheet):
            return ["\(worksheet.points)", worksheet.expression, "\(worksheet.blanks) \(worksheet.digits)"]
        }
    }
}
