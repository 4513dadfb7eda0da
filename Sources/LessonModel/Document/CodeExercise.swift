/// A family of fences with one id: something for the learner to write.
package struct CodeExercise: Sendable, Hashable {
    /// Unique within the chapter.
    package var id: String
    /// Counted from 1 among the chapter's exercises, quizzes and worksheets, in the order of the text.
    package var number: Int
    package var points: Double
    /// What the learner starts from; its doc comment is the prompt.
    package var starter: CodePart
    package var hints: [Hint]
    package var solutions: [CodePart]
    package var mistakes: [Mistake]
    package var checks: [Check]
    /// The last cell before the exercise's first fence; 0 when none is.
    package var afterCell: Int

    package init(
        id: String, number: Int, points: Double, starter: CodePart, hints: [Hint] = [], solutions: [CodePart] = [],
        mistakes: [Mistake] = [], checks: [Check] = [], afterCell: Int
    ) {
        self.id = id
        self.number = number
        self.points = points
        self.starter = starter
        self.hints = hints
        self.solutions = solutions
        self.mistakes = mistakes
        self.checks = checks
        self.afterCell = afterCell
    }

    /// Points of each check: its own, or an equal share of the exercise's.
    package var pointsOfChecks: [Double] {
        if checks.contains(where: { $0.points != nil }) { return checks.map { $0.points ?? 0 } }
        return checks.map { _ in points / Double(checks.count) }
    }
}

/// One hint; hints are given one at a time, in order.
package struct Hint: Sendable, Hashable {
    package var blocks: [Block]
    package var place: FileLocation

    package init(blocks: [Block], place: FileLocation) {
        self.blocks = blocks
        self.place = place
    }
}

/// A wrong answer that the author foresaw, and what to say to it.
package struct Mistake: Sendable, Hashable {
    package var code: CodePart
    package var says: String

    package init(code: CodePart, says: String) {
        self.code = code
        self.says = says
    }
}

/// Code that looks at an answer: `probe` and `expect`.
package struct Check: Sendable, Hashable {
    package var code: CodePart
    /// `nil` when the fence says nothing of points.
    package var points: Double?
    /// Relative, for probed numbers.
    package var tolerance: Double
    /// Left out of student editions.
    package var hidden: Bool

    package static let defaultTolerance = 1e-6

    package init(
        code: CodePart, points: Double? = nil, tolerance: Double = Check.defaultTolerance, hidden: Bool = false
    ) {
        self.code = code
        self.points = points
        self.tolerance = tolerance
        self.hidden = hidden
    }
}

/// A multiple-choice question.
package struct Quiz: Sendable, Hashable {
    package struct Choice: Sendable, Hashable {
        package var text: [Inline]
        package var correct: Bool
        /// Why it is right or wrong.
        package var because: [Inline]

        package init(text: [Inline], correct: Bool, because: [Inline]) {
            self.text = text
            self.correct = correct
            self.because = because
        }
    }

    package var id: String
    package var number: Int
    package var points: Double
    package var question: [Inline]
    package var choices: [Choice]
    package var place: FileLocation

    package init(id: String, number: Int, points: Double, question: [Inline], choices: [Choice], place: FileLocation) {
        self.id = id
        self.number = number
        self.points = points
        self.question = question
        self.choices = choices
        self.place = place
    }
}

/// A matrix to be filled in by hand; the key is computed by running the chapter.
package struct Worksheet: Sendable, Hashable {
    package var id: String
    package var number: Int
    package var points: Double
    /// The Swift expression whose value is the key.
    package var expression: String
    /// Which entries are left blank: `row 1`, `all`, `column 2`.
    package var blanks: String
    package var digits: Int
    package var prompt: [Block]
    package var place: FileLocation
    package var afterCell: Int

    package init(
        id: String, number: Int, points: Double, expression: String, blanks: String, digits: Int, prompt: [Block] = [],
        place: FileLocation, afterCell: Int
    ) {
        self.id = id
        self.number = number
        self.points = points
        self.expression = expression
        self.blanks = blanks
        self.digits = digits
        self.prompt = prompt
        self.place = place
        self.afterCell = afterCell
    }
}
