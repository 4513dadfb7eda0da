package import LessonModel
import StepTrace

/// A divergence in words; rows and columns are counted from 1.
package struct DivergenceText {
    private let divergence: Divergence
    private let words: CheckWords

    package init(_ divergence: Divergence, words: @escaping CheckWords = { $0.english }) {
        self.divergence = divergence
        self.words = words
    }

    /// All of it in one sentence without a full stop.
    package var sentence: String { words(.remark(on: place, difference)) }

    /// The value that differs: `weights, in “2 queries, 3 keys”`.
    package var place: String {
        guard let step = divergence.step, step != divergence.probe else { return words(.probe(divergence.probe)) }
        return words(.step(step, probe: divergence.probe))
    }

    package var difference: String {
        switch divergence.difference {
        case .entry(let row, let column, let expected, let actual, let largest, let agreeing, let count):
            let (yours, theirs) = Self.apart(actual, expected)
            let difference = words(.difference(yours: yours, expected: theirs))
            guard count > 1 else { return difference }
            let most = Self.number(isAnyUndefined(actual, expected) ? .nan : largest, 4)
            return words(
                .clauses([
                    words(.remark(on: words(.entry(row: row, column: column)), difference)),
                    words(.largestDifference(most, agreeing: agreeing, of: count)),
                ]))
        case .shape(let expectedRows, let expectedColumns, let actualRows, let actualColumns):
            return words(
                .shapes(yours: "\(actualRows) × \(actualColumns)", expected: "\(expectedRows) × \(expectedColumns)"))
        case .text(let expected, let actual):
            return words(.difference(yours: Self.clipped(actual), expected: Self.clipped(expected)))
        case .kind(let expected, let actual): return words(.kinds(yours: actual, expected: expected))
        case .missing: return words(.notReached)
        }
    }

    /// Whether a difference is that from no number at all, which is larger than any.
    private func isAnyUndefined(_ numbers: Double...) -> Bool {
        let values = divergence.values.map { $0.actual.values + $0.expected.values } ?? []
        return (numbers + values).contains(where: \.isNaN)
    }

    /// Two numbers with the fewest decimals, at least four, that distinguish them.
    static func apart(_ one: Double, _ other: Double) -> (String, String) {
        for decimals in 4...12 where number(one, decimals) != number(other, decimals) {
            return (number(one, decimals), number(other, decimals))
        }
        return ("\(one)", "\(other)")
    }

    private static func number(_ number: Double, _ decimals: Int) -> String {
        formatted(number, decimals: decimals, trimmed: true)
    }

    /// One line of a text, with an ellipsis where it is long.
    static func clipped(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 120 ? String(line.prefix(120)) + "…" : line
    }
}

extension Verdict {
    /// The main reason for the verdict: the author's message for a mistake, else the step that differs, else the
    /// verdict's message.
    func reason(_ words: @escaping CheckWords) -> String {
        guard !isKnownMistake, !hasError, let divergence else { return message }
        return DivergenceText(divergence, words: words).sentence
    }
}
