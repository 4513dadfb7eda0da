/// About single numbers, which matrices and arrays of arrays give in two ways, and about arrays as conditions.
extension CompilerAdvice {
    /// What an error is about that others of its line follow from.
    static func subscripted(_ error: CompilerMessage) -> String? {
        switch error.text {
        case "missing argument for parameter #2 in subscript": numberOrRow
        case "extra argument in subscript": "an element of an array of arrays is `x[i][j]`"
        case let text where text.hasSuffix(" to expected condition type 'Bool'") && error.quoted[0].hasPrefix("["):
            "a condition is a single value: that of an array is `x[i]`, of an array of arrays `x[i][j]`"
        default: nil
        }
    }
}
