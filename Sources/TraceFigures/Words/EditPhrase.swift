/// What a figure says while a reader changes its numbers, and of a computation compared with another.
package enum EditPhrase: Sendable, Hashable {
    // MARK: In the readout

    /// The difference is written with its sign; nil where one of the numbers is infinite or none at all.
    case was(String, difference: String?)
    /// Of a step that would have to follow.
    case notFollowed

    // MARK: What has changed

    case number(place: String, value: String, original: String)
    case numberPutBack(place: String, value: String)
    case laterKeysHidden, laterKeysShown
    case scaled(by: String)
    case allPutBack
    /// How many numbers differ from the original, and the first step with one of them.
    case differing(count: String, first: String)
    /// How they are marked in a terminal.
    case differingMarked(String)
    case nothingDiffers
    /// Of changes that an address names.
    case notAllRestored

    // MARK: What cannot be done

    case numberMissing
    case noNumber(String)
    case numberTooLarge
    case infinityElsewhere
    case noStepFrom(String)
    case figureTooLarge
    case noSuchNumber
    case noAttention

    package var english: String {
        switch self {
        case .was(let original, let difference): "\(original) before" + (difference.map { ", \($0)" } ?? "")
        case .notFollowed: "This step stays as it was: how to compute it again is not known."
        case .number(let place, let value, let original): "\(place): \(value), was \(original)."
        case .numberPutBack(let place, let value): "\(place): \(value) again."
        case .laterKeysHidden: "Later keys are hidden from each query."
        case .laterKeysShown: "Later keys are shown to each query."
        case .scaled(let factor): "Scores are multiplied by \(factor)."
        case .allPutBack: "All numbers are as they were."
        case .differing(let count, let first): "Numbers that differ: \(count); the first step that differs: \(first)."
        case .differingMarked(let sign): "They are marked \(sign)."
        case .nothingDiffers: "No number differs."
        case .notAllRestored: "Some changes that the address names do not fit this figure and were left out."
        case .numberMissing: "Write a number, such as −0.5, 2/3 or 1e−2."
        case .noNumber(let text): "“\(text)” is not a number; write one such as −0.5, 2/3 or 1e−2."
        case .numberTooLarge: "Write a number between −10¹⁵ and 10¹⁵."
        case .infinityElsewhere: "Only scores and masks can be −∞."
        case .noStepFrom(let value): "From \(value) there is no step to the next number; write one."
        case .figureTooLarge: "A figure with more than 64 rows or columns stays as it is."
        case .noSuchNumber: "The figure has no such number."
        case .noAttention: "No queries and keys are compared here, so that there is nothing to hide."
        }
    }
}
