import StepTrace
import TestSupport
import Testing

@testable import TraceFigures

/// What a row view adds up is right as printed.
struct RowViewHTMLTests {
    /// One query, and keys of these shares; each value has one feature.
    private func table(_ exponentials: [Double], _ values: [Double]) throws -> String {
        let sum = exponentials.reduce(0, +)
        let shares = exponentials.map { $0 / sum }
        func step(
            _ name: String, _ operation: StepTrace.Operation, _ operands: [String], _ value: Grid, _ role: Step.Role
        ) -> Step {
            Step(name: name, symbol: name, operation: operation, operands: operands, value: value, role: role)
        }
        let trace = Trace(
            title: "attention",
            steps: [
                step("scores", .given, [], Grid([exponentials]), .score),
                step("max", .rowMaximum, ["scores"], Grid([[0]]), .score),
                step("e", .expMinus, ["scores", "max"], Grid([exponentials]), .exponential),
                step("sum", .rowSum, ["e"], Grid([[sum]]), .sum),
                step("weights", .divide(emptyRow: 0), ["e", "sum"], Grid([shares]), .share),
                step("V", .given, [], Grid(values.map { [$0] }), .vector),
                step(
                    "output", .weightedSum, ["weights", "V"],
                    Grid([[zip(shares, values).reduce(0) { $0 + $1.0 * $1.1 }]]), .vector),
            ])
        let view = RowViewHTML(Subfigure(Figure(trace), id: "t")) { $0.english }
        return try #require(view).rows(of: 0)
    }

    /// The numbers of the table, line by line.
    private func numbers(_ html: String) -> [String] {
        html.matches(of: #/<b>([^<]*)</b>|<span class="[^"]*">([^<]*)</span>/#).map { String($0.1 ?? $0.2 ?? "") }
    }

    @Test func columnsAddUpToTheirTotals() throws {
        // Score, exponential, weight, value, weighted value of each key; then the totals.
        let html = try table([1, 0.2447, 0.3679], [7, 8, 9])
        #expect(
            numbers(html) == [
                "1.00", "1.00", "0.620", "7", "4.341", "0.24", "0.24", "0.152", "8", "1.214", "0.37", "0.37", "0.228",
                "9", "2.053", "1.61", "1.000", "7.608",
            ])
    }
}
