package import LessonModel
import StepTrace

/// Where an answer's numbers leave the solution's, in words; rows and columns are counted from 1.
package struct DivergenceText {
    private let divergence: Divergence

    package init(_ divergence: Divergence) {
        self.divergence = divergence
    }

    /// All of it in one sentence without a full stop.
    package var sentence: String { "\(place): \(difference)" }

    /// The value that differs: `weights, in “2 queries, 3 keys”`.
    package var place: String {
        guard let step = divergence.step else { return "“\(divergence.probe)”" }
        return step == divergence.probe ? "“\(step)”" : "\(step), in “\(divergence.probe)”"
    }

    package var difference: String {
        switch divergence.difference {
        case .entry(let row, let column, let expected, let actual, let largest, let agreeing, let count):
            let (yours, theirs) = Self.apart(actual, expected)
            guard count > 1 else { return "yours \(yours), expected \(theirs)" }
            return "row \(row + 1), column \(column + 1): yours \(yours), expected \(theirs); "
                + "largest difference \(Self.number(largest, 4)); \(agreeing) of \(count) entries agree"
        case .shape(let expectedRows, let expectedColumns, let actualRows, let actualColumns):
            return "yours is \(actualRows) × \(actualColumns), expected \(expectedRows) × \(expectedColumns) "
                + "(rows × columns)"
        case .text(let expected, let actual): return "yours \(Self.clipped(actual)), expected \(Self.clipped(expected))"
        case .missing: return "your answer does not get that far"
        }
    }

    /// Two numbers with as many decimals as tell them apart, and four at least.
    private static func apart(_ one: Double, _ other: Double) -> (String, String) {
        for decimals in 4...12 where number(one, decimals) != number(other, decimals) {
            return (number(one, decimals), number(other, decimals))
        }
        return ("\(one)", "\(other)")
    }

    private static func number(_ number: Double, _ decimals: Int) -> String {
        formatted(number, decimals: decimals, trimmed: true)
    }

    private static func clipped(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 120 ? String(line.prefix(120)) + "…" : line
    }
}
