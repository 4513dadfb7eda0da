/// What a figure says to a reader who changes numbers, follows a token or predicts a step.
package enum ReaderPhrase: Sendable, Hashable {
    // MARK: Changing numbers

    case change
    case changeHint
    /// What marks numbers that a reader has changed, and those that follow from them.
    case changed, followed
    case causal, scale
    /// What all that belongs to one of several attentions is called by.
    case settings(of: String)
    case putBack, putAllBack

    // MARK: Following a token

    case follow, noToken
    /// The token, what it is followed as, if not as both, and through how many steps.
    case following(String, as: Panel.Axis?, steps: String)

    // MARK: Predicting a step

    case predict
    case asNumber, asPlace
    case prediction, answer, reveal
    case question
    case predictedNumber(String, came: String, difference: String)
    case predictedExactly(String)
    case predictedPlace(String, came: String, of: String)
    /// Places are counted from 1 for the largest up to a number.
    case noPlace(String, most: String)

    package var english: String {
        switch self {
        case .change: "Change numbers"
        case .changeHint: "Enter or a double click changes a number; all after it follows."
        case .changed: "changed"
        case .followed: "follows from a change"
        case .causal: "Hide later keys"
        case .scale: "Scores times"
        case .settings(let part): "Settings of \(part)"
        case .putBack: "Put this back"
        case .putAllBack: "Put all back"
        case .follow: "Follow"
        case .noToken: "no token"
        case .following(let token, let axis, let steps):
            "\(token) is followed\(axis.map { " as a \(FigurePhrase.axis($0).english)" } ?? "") through \(steps) steps."
        case .predict: "Predict first"
        case .asNumber: "number"
        case .asPlace: "place in its row"
        case .prediction: "Your prediction"
        case .answer: "Predict"
        case .reveal: "Show it"
        case .question:
            "Before it is shown: which number, or which place in its row? The largest has place 1; “Show it” goes on."
        case .predictedNumber(let said, let came, let difference):
            "You predicted \(said); it is \(came), a difference of \(difference)."
        case .predictedExactly(let said): "You predicted \(said), and so it is."
        case .predictedPlace(let said, let came, let count):
            "You predicted place \(said); it is place \(came) of \(count)."
        case .noPlace(let text, let most): "“\(text)” is no place in a row; write a whole number from 1 to \(most)."
        }
    }
}
