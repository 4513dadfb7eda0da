import StepTrace
import Testing

struct TraceTests {
    private func step(_ name: String, _ operation: Operation, of operands: [String] = [], _ values: [Double]) -> Step {
        Step(
            name: name, symbol: name, operation: operation, operands: operands,
            value: Grid(rows: 1, columns: values.count, values: values))
    }

    private var trace: Trace {
        let inner = Trace(
            title: "inner",
            steps: [step("b", .columns(from: 1), of: ["../a"], [2]), step("c", .scale(3), of: ["b"], [6])])
        let other = Trace(title: "other", steps: [step("d", .copy, of: ["../inner/c"], [6])])
        return Trace(
            title: "outer",
            steps: [
                step("a", .given, [1, 2]), step("e", .concatenate, of: ["inner/c", "other/d"], [6, 6]),
                step("s", .rowSum, of: ["a", "e"], [15]),
            ],
            children: [inner, other])
    }

    @Test func stepsAreFoundByPath() {
        #expect(trace.step("a")?.value.values == [1, 2])
        #expect(trace.step("inner/c")?.value.values == [6])
        #expect(trace.step("inner/../other/d")?.value.values == [6])
        #expect(trace.step("c") == nil && trace.step("inner/a") == nil && trace.step("../a") == nil)
    }

    @Test func operandsAreNamedFromTheTraceThatWasAsked() throws {
        let copy = try #require(trace.explain(step: "other/d", row: 0, column: 0))
        #expect(copy.terms == [[.init(step: "inner/c", row: 0, column: 0, value: 6)]])
        #expect(copy.text == "other/d[1] = inner/c[1] = 6")
        let part = try #require(trace.explain(step: "inner/b", row: 0, column: 0))
        #expect(part.terms == [[.init(step: "a", row: 0, column: 1, value: 2)]])
        let joined = try #require(trace.explain(step: "e", row: 0, column: 1))
        #expect(joined.terms == [[.init(step: "other/d", row: 0, column: 0, value: 6)]])
        #expect(trace.explain(step: "s", row: 0, column: 0)?.text == "s[1] = 1 + 2 + 6 + 6 = 15")
    }

    @Test func namesMayHoldASlash() {
        let slashed = Trace(title: "t", steps: [step("a / b", .given, [1])], children: [trace])
        #expect(slashed.step("a / b")?.value.values == [1])
        #expect(slashed.step("outer/inner/c")?.value.values == [6])
    }

    @Test func whatIsNotThereHasNoExplanation() {
        #expect(trace.explain(step: "a", row: 1, column: 0) == nil)
        #expect(trace.explain(step: "a", row: 0, column: -1) == nil)
        #expect(trace.explain(step: "z", row: 0, column: 0) == nil)
    }

    @Test func whatAddsUpInNoDigitsSaysSo() {
        func sum(_ numbers: [Double]) -> String? {
            let total = numbers.reduce(0, +)
            return Trace(title: "t", steps: [step("a", .given, numbers), step("s", .rowSum, of: ["a"], [total])])
                .explain(step: "s", row: 0, column: 0)?.text
        }
        #expect(sum([1 / 3, 1 / 3, 1 / 3]) == "s[1] = 0.3333 + 0.3333 + 0.3333 ≈ 1")
        #expect(sum([1.5596, 0.9493]) == "s[1] = 1.56 + 0.949 = 2.509")
        #expect(sum([1 / 3, 2 / 3]) == "s[1] = 0.333 + 0.667 = 1")
        #expect(sum([1.006, 1.006]) == "s[1] = 1.006 + 1.006 = 2.012")
        #expect(sum([1e-9, 2e-9]) == "s[1] = 1×10⁻⁹ + 2×10⁻⁹ = 3×10⁻⁹")
        #expect(sum([.infinity, 1]) == "s[1] = ∞ + 1 = ∞")
        #expect(sum([.nan, 1]) == "s[1] = NaN + 1 = NaN")
    }

    @Test func longSumsAreShortened() {
        let numbers = (1...9).map { Double($0) }
        let long = Trace(title: "t", steps: [step("a", .given, numbers), step("s", .rowSum, of: ["a"], [45])])
        #expect(long.explain(step: "s", row: 0, column: 0)?.text == "s[1] = 1 + 2 + 3 + … + 9 = 45")
        #expect(long.explain(step: "s", row: 0, column: 0)?.terms.count == 9)
    }
}
