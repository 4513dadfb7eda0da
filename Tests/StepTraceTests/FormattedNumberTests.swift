import Foundation
import StepTrace
import Testing

struct FormattedNumberTests {
    @Test(arguments: [
        ("9999", "9999"), ("10000", "10,000"), ("−1234567.25", "−1,234,567.25"), ("0.123456", "0.123456"),
        ("1.25×10¹⁸", "1.25×10¹⁸"), ("−∞", "−∞"), ("NaN", "NaN"),
    ])
    func thousandsAreGroupedFromFiveDigitsOn(number: String, text: String) {
        #expect(grouped(number) == text)
    }

    @Test func plainDecimals() {
        #expect(formatted(0.5, decimals: 2) == "0.50")
        #expect(formatted(-0.25, decimals: 1) == "−0.2")
        #expect(formatted(-0.001, decimals: 2) == "0.00")
        #expect(formatted(1.005, decimals: 2) == "1.00")
        #expect(formatted(2.5, decimals: 0) == "2")
        #expect(formatted(99.995, decimals: 1) == "100.0")
        #expect(formatted(123_456_789, decimals: 3) == "123456789.000")
    }

    @Test func trimmed() {
        #expect(formatted(3, decimals: 4, trimmed: true) == "3")
        #expect(formatted(3.25, decimals: 4, trimmed: true) == "3.25")
        #expect(formatted(0, decimals: 4, trimmed: true) == "0")
        #expect(formatted(-2.5e-7, decimals: 4, trimmed: true) == "−2.5×10⁻⁷")
        #expect(formatted(.leastNonzeroMagnitude, decimals: 4, trimmed: true) == "4.94×10⁻³²⁴")
    }

    @Test func extremes() {
        #expect(formatted(.infinity, decimals: 2) == "∞")
        #expect(formatted(-.infinity, decimals: 2) == "−∞")
        #expect(formatted(.nan, decimals: 2) == "NaN")
        #expect(formatted(1.25e18, decimals: 2) == "1.25×10¹⁸")
        #expect(formatted(-1e300, decimals: 1) == "−1.0×10³⁰⁰")
        #expect(formatted(9.999e17, decimals: 2) == "1.00×10¹⁸")
    }

    @Test func agreesWithTheCLibrary() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let number = Double.random(in: -1...1, using: &generator) * pow(10, Double.random(in: -5...9))
            let places = Int.random(in: 0...6)
            var expected = String(format: "%.\(places)f", number).replacingOccurrences(of: "-", with: "−")
            if !expected.contains(where: { "123456789".contains($0) }) {
                expected = expected.replacingOccurrences(of: "−", with: "")
            }
            #expect(formatted(number, decimals: places) == expected)
        }
    }
}
