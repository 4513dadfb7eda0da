import StepTrace
import TestSupport
import Testing

struct PrintedSumTests {
    private func printed(_ terms: [Double], _ total: Double? = nil, decimals: Int = 2) -> [String] {
        let sum = PrintedSum(terms, total: total ?? terms.reduce(0, +), style: .fixed(decimals: decimals))
        return sum.terms + [sum.total]
    }

    @Test func digitsAreAddedUntilTheTermsAddUp() {
        #expect(printed([1.5, 0.25]) == ["1.50", "0.25", "1.75"])
        #expect(printed([1.5596, 0.9493]) == ["1.56", "0.95", "2.51"])
        #expect(printed([1.556, 0.946]) == ["1.556", "0.946", "2.502"])
        #expect(printed([-0.006, 0.006, 0.0141]) == ["\u{2212}0.01", "0.01", "0.01", "0.01"])
    }

    @Test func whatNeverAddsUpSaysSo() {
        #expect(printed([1 / 3, 1 / 3, 1 / 3], 1, decimals: 3) == ["0.333", "0.333", "0.333", "≈ 1.000"])
        let tiny = PrintedSum([1e-9, 2e-9], total: 3e-9, style: .scientific)
        #expect(tiny.terms + [tiny.total] == ["1.00e\u{2212}9", "2.00e\u{2212}9", "≈ 3.00e\u{2212}9"])
    }

    /// A sink takes a share of the sum that no key shows.
    @Test func aTotalOfMoreThanTheTermsStandsAsItIs() {
        #expect(printed([0.5, 0.5], 1.25) == ["0.50", "0.50", "1.25"])
        #expect(printed([.nan, 0.5], .nan) == ["NaN", "0.50", "NaN"])
    }

    /// Many sums of many lengths: what is printed without a sign is right.
    @Test func whatIsPrintedAddsUp() {
        for length in 1...16 {
            for trial in 0..<200 {
                let terms = (0..<length).map { Double(($0 * 7919 + trial * 104_729) % 60_007) / 10_000 - 3 }
                let sum = PrintedSum(terms, total: terms.reduce(0, +), style: .fixed(decimals: 2))
                guard !sum.total.hasPrefix("≈") else { continue }
                let text = "x = " + sum.terms.map { $0.hasPrefix("\u{2212}") ? "(\($0))" : $0 }.joined(separator: " + ")
                #expect(PrintedEquation("\(text) = \(sum.total)").holds == true, "\(text) = \(sum.total)")
            }
        }
    }
}
