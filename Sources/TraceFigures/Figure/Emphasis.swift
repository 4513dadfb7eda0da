/// What an entry is to the number that is worked out.
package enum Emphasis: Sendable, Hashable {
    /// The number itself.
    case explained
    /// It goes into it as the first factor, or as a later one.
    case firstOperand, secondOperand
}
