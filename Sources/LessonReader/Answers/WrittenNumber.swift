/// A number as people write it into a sheet.
enum WrittenNumber {
    /// The number of a text: also with a true minus sign, as a fraction, in per cent, or `∞`; nil when it is none.
    static func value(_ text: String) -> Double? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2, let above = value(String(parts[0])), let below = value(String(parts[1])), below != 0 {
            return above / below
        }
        if text.hasSuffix("%") { return value(String(text.dropLast())).map { $0 / 100 } }
        let plain = text.trimmed.lowercased().replacing("\u{2212}", with: "-").replacing("∞", with: "inf")
            .replacing(".inf", with: "inf").replacing(".nan", with: "nan")
        let digits = plain.drop { "+-".contains($0) }
        return Double(plain.prefix(plain.count - digits.count) + digits.drop { $0 == " " })
    }

    /// What to write in place of a text that is no number.
    static func remedy(for text: String) -> String {
        let withPoint = text.replacing(",", with: ".")
        if value(withPoint) != nil { return "write \(withPoint), with a decimal point" }
        if let first = text.drop(while: { $0 == "-" }).first, "([".contains(first) {
            return "write the numbers of a row in brackets, with commas between: [0.1, 0.2, 0.7]"
        }
        let words = text.split(separator: " ").map(String.init)
        if words.count > 1, words.allSatisfy({ value($0) != nil }) {
            return "write a comma between two numbers: \(words.joined(separator: ", "))"
        }
        let isExpression = text.dropFirst().contains { "+-*^()×·√\u{2212}".contains($0) }
        return isExpression
            ? "work it out, and write its value: a number such as 0.5 or -inf, or a fraction such as 1/2"
            : "write a number such as 0.5, 1/2 or -inf"
    }

    /// What to write in place of a row whose numbers are separated by semicolons.
    /// - Parameter row: the text between its brackets.
    static func remedy(forSemicolonsIn row: String) -> String {
        let hasDecimalCommas = row.contains(/[0-9],[0-9]/)
        let numbers = row.split(separator: ";").map { $0.replacing(",", with: ".").trimmed }
        guard hasDecimalCommas || !row.contains(","), numbers.allSatisfy({ $0 == "_" || value($0) != nil }) else {
            return "write a list for each row: - [0.5, _, 1]"
        }
        return "write [\(numbers.joined(separator: ", "))]"
            + (hasDecimalCommas ? ": a point within a number, a comma between two" : "")
    }
}
