import Testing

@testable import StepTrace

@Suite struct NumberStyleTests {
    @Test func fewestDecimalsThatKeepEveryNumber() {
        func decimals(_ values: [Double], cap: Int) -> NumberStyle { NumberStyle(values, cap: cap) }
        #expect(decimals([1, 2, -3], cap: 2) == .fixed(decimals: 0))
        #expect(decimals([0.5, 1], cap: 2) == .fixed(decimals: 1))
        #expect(decimals([0.25, 1], cap: 3) == .fixed(decimals: 2))
        #expect(decimals([1 / 3.0], cap: 2) == .fixed(decimals: 2))
        #expect(decimals([1 / 3.0], cap: 3) == .fixed(decimals: 3))
        #expect(decimals([0.1 + 0.2], cap: 3) == .fixed(decimals: 1))
        #expect(decimals([-.infinity, 2], cap: 2) == .fixed(decimals: 0))
        #expect(decimals([0.001234], cap: 2) == .fixed(decimals: 4))
        #expect(decimals([], cap: 2) == .fixed(decimals: 0))
    }

    @Test func weightsHaveAtMostThreeAndResultsAtMostTwo() {
        func style(_ operation: StepTrace.Operation, _ role: Step.Role) -> NumberStyle {
            let step = Step(
                name: "s", symbol: "S", operation: operation, value: Grid(rows: 1, columns: 1, values: [1 / 3.0]),
                role: role)
            return NumberStyle(step)
        }
        #expect(style(.recorded, .share) == .fixed(decimals: 3))
        #expect(style(.given, .vector) == .fixed(decimals: 3))
        #expect(style(.add, .vector) == .fixed(decimals: 2))
    }

    @Test func numbersAsText() {
        #expect(NumberStyle.fixed(decimals: 2).text(-0.5) == "−0.50")
        #expect(NumberStyle.fixed(decimals: 1).text(-0.01) == "0.0")
        #expect(NumberStyle.fixed(decimals: 1).text(-.infinity) == "−∞")
        #expect(NumberStyle.fixed(decimals: 1).text(.nan) == "NaN")
        #expect(NumberStyle([-1.25e-7], cap: 3).text(-1.25e-7) == "−1.25e−7")
        #expect(NumberStyle([3e9], cap: 3).text(9.999e9) == "1.00e10")
    }
}
