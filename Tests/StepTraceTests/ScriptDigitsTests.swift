import StepTrace
import Testing

@Suite struct ScriptDigitsTests {
    @Test func digitsAreRaisedAndLowered() {
        #expect([0, 27, -135, 4689].map(\.inSuperscript) == ["⁰", "²⁷", "⁻¹³⁵", "⁴⁶⁸⁹"])
        #expect([0, 27, -135, 4689].map(\.inSubscript) == ["₀", "₂₇", "₋₁₃₅", "₄₆₈₉"])
    }
}
