/// The numbers that authors and users may write for a key, and how messages name them.
package struct NumberRange: Sendable {
    /// What is counted, as in `a number of seconds`; empty for plain numbers.
    private var unit = ""
    private var includesZero = true
    private var highest = Double.greatestFiniteMagnitude

    /// A day is longer than any cell is meant to run.
    package static let timeout = NumberRange(unit: " of seconds", includesZero: false, highest: 86_400)
    /// More points than this lose their fractions when they are added up.
    package static let points = NumberRange(highest: 1_000_000)
    package static let tolerance = NumberRange()

    /// The number that a text says, if it is in the range.
    package func number(_ text: String) -> Double? {
        guard let number = Double(text), contains(number) else { return nil }
        return number
    }

    package func contains(_ number: Double) -> Bool {
        (number > 0 || (includesZero && number == 0)) && number <= highest
    }

    /// As in `'timeout' is …`.
    package var words: String {
        let lowest = includesZero ? "of at least 0" : "greater than 0"
        let start = "a number\(unit) \(lowest)"
        return highest == .greatestFiniteMagnitude ? start : "\(start) and at most \(Int(highest))"
    }
}
