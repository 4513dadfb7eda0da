import StepTrace
import TestSupport
import Testing

@testable import TraceFigures

@Suite struct NumberDataTests {
    private let data = NumberData(.fixed(decimals: 2))

    /// The last digit left is never 0 or 5 when something was cut off after it.
    private static let cases: [(number: Double, text: String)] = [
        (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (100, "100"), (0.25, "0.25"), (0.1234567, "0.123456"),
        (0.6666666, "0.66666"), (-0.6666666, "-0.66666"), (123.456789, "123.45678"), (1e-7, "1e-7"),
        (1.23456789e-7, "1.23456e-7"), (1.5e18, "1.5e18"), (1e300, "1e300"), (2e14, "200000000000000"),
        (.infinity, "∞"), (-.infinity, "-∞"), (.nan, "NaN"),
    ]

    @Test func numbersAreCutOff() {
        for example in Self.cases { #expect(data.text(example.number) == example.text) }
    }

    @Test func roundingWhatIsLeftIsRoundingTheNumber() throws {
        var number = 0.000_013
        while number < 40_000 {
            number = number * 1.003_7 + 0.000_001
            let ties = [(number * 1000).rounded() / 1000 + 0.0005, (number * 10).rounded() / 10 + 0.00005]
            for value in [number, -number] + ties {
                let left = try #require(Double(data.text(value)))
                for decimals in 0...4 {
                    #expect(formatted(left, decimals: decimals) == formatted(value, decimals: decimals))
                }
                #expect(formatted(left, decimals: 4, trimmed: true) == formatted(value, decimals: 4, trimmed: true))
            }
        }
    }

    @Test func aGridIsOneLineARow() {
        #expect(data.text(Grid([[1, -.infinity], [0.5, 2]])) == "1 -∞\n0.5 2")
        #expect(data.text(Grid([])) == "")
    }
}
