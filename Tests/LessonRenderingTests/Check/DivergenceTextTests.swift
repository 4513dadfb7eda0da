import LessonModel
import LessonRendering
import Testing

@Suite struct DivergenceTextTests {
    @Test(arguments: [
        (
            Divergence.Difference.entry(
                row: 0, column: 0, expected: 0.5, actual: 0.25, largest: 0.25, agreeing: 0, of: 1),
            "yours 0.25, expected 0.5"
        ),
        (
            .entry(row: 0, column: 2, expected: 1, actual: 1.000002, largest: 2e-6, agreeing: 2, of: 3),
            "row 1, column 3: yours 1.000002, expected 1; largest difference 2×10⁻⁶; 2 of 3 entries agree"
        ),
        (
            .entry(row: 0, column: 0, expected: -.infinity, actual: 0, largest: .infinity, agreeing: 1, of: 2),
            "row 1, column 1: yours 0, expected −∞; largest difference ∞; 1 of 2 entries agree"
        ),
        (
            .shape(expectedRows: 2, expectedColumns: 3, actualRows: 3, actualColumns: 2),
            "yours is 3 × 2, expected 2 × 3 (rows × columns)"
        ),
        (.kind(expected: .matrix, actual: .plainValue), "yours a plain value, expected a matrix"),
        (.missing, "your answer does not get that far"),
    ])
    func differencesInWords(difference: Divergence.Difference, words: String) {
        #expect(DivergenceText(Divergence(probe: "p", step: nil, difference: difference)).difference == words)
    }

    @Test func theStepIsNamedWithItsProbe() {
        #expect(
            DivergenceText(Divergence(probe: "2 queries", step: "scores", difference: .missing)).sentence
                == "scores, in “2 queries”: your answer does not get that far")
        #expect(DivergenceText(Divergence(probe: "2 queries", step: nil, difference: .missing)).place == "“2 queries”")
    }
}
