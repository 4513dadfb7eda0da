extension Arithmetic {
    /// What written arithmetic says beside numbers and signs.
    ///
    /// A table of words is a function from a phrase to its text in one language.
    public enum Phrase: Sendable, Hashable {
        /// After a score of −∞.
        case hiddenKey
        /// For a product that a weight of 0 leaves out.
        case zeroForWeight
        /// After a quotient whose divisor is 0.
        case taken(as: String)
        /// For a number that no rotation changes.
        case notTurned
        /// After a number that was set, and before the arithmetic that it stands in place of.
        case set, rule

        public var english: String {
            switch self {
            case .hiddenKey: "the key is hidden"
            case .zeroForWeight: "0, for its weight is 0"
            case .taken(let value): "taken as \(value)"
            case .notTurned: "not turned"
            case .set: "set here"
            case .rule: "its rule gives"
            }
        }
    }
}
