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

    /// Whether exactly one choice is right; learners are told.
    package var hasOneAnswer: Bool { choices.count(where: \.correct) == 1 }

    /// The letter of a choice: `a` for the first.
    package static func letter(_ index: Int) -> String {
        index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : String(index + 1)
    }
}
