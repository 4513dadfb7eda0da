import StepTrace
import TestSupport
import Testing

@testable import TraceFigures

@Suite struct FigureTextTests {
    private func matrix(_ rows: [[Double]], width: Int = 80) -> [String] {
        let panel = Panel(matrix: Grid(rows), rowLabels: [], columnLabels: [])
        return Samples.lines(FigureText(TerminalStyle(width: width), Samples.metrics).lines(matrix: panel))
    }

    @Test func aMatrixWithoutLabelsStandsBetweenBars() {
        #expect(matrix([[1, -2.5], [.nan, .infinity]]) == ["│ 1.0  −2.5 │", "│ NaN     ∞ │"])
        #expect(matrix([]) == ["(empty)"])
    }

    @Test func aStepThatHasOnlyASymbolIsNotNamedTwice() {
        func title(name: String, symbol: String) -> String? {
            let step = Step(name: name, symbol: symbol, operation: .given, value: Grid([[1]]))
            let figure = Figure(Trace(title: "t", steps: [step]))
            return Samples.lines(FigureText(TerminalStyle(), Samples.metrics).lines(figure)).first {
                $0.hasPrefix("1 ")
            }
        }
        #expect(title(name: "b_Q", symbol: "b_Q") == "1 b_Q  1 × 1")
        #expect(title(name: "values", symbol: "V") == "1 Values V  1 × 1")
    }

    @Test func labelsStandAboveAndBeside() {
        let panel = Panel(matrix: Grid([[1, 20]]), rowLabels: ["the"], columnLabels: ["a", "long name here"])
        let lines = Samples.lines(FigureText(TerminalStyle(), Samples.metrics).lines(matrix: panel))
        #expect(lines == ["    │ a  long name h…", "the │ 1            20"])
    }

    @Test func sixteenColumnsAreAllShownInBands() {
        let lines = matrix([(1...16).map { Double($0 * 1000) }], width: 40)
        #expect(
            lines == [
                "│ 1000  2000  3000  4000  5000  6000 │", "", "│ 7000  8000  9000  10,000  11,000 │", "",
                "│ 12,000  13,000  14,000  15,000 │", "", "│ 16,000 │",
            ])
    }

    @Test func ofMoreRowsThanTwelveTheMiddleIsLeftOut() {
        let lines = matrix((1...13).map { [Double($0) / 2] })
        #expect(
            lines == [
                "   │   1", "1  │ 0.5", "2  │ 1.0", "3  │ 1.5", "4  │ 2.0", "5  │ 2.5", "6  │ 3.0", "⋮  │ ⋮",
                "9  │ 4.5",
                "10 │ 5.0", "11 │ 5.5", "12 │ 6.0", "13 │ 6.5", "13 × 1",
            ])
    }

    @Test func aWholeTraceSideBySide() {
        let lines = Samples.lines(FigureText(TerminalStyle(width: 80), Samples.metrics).lines(Figure(Samples.masked)))
        #expect(
            lines.joined(separator: "\n") == """
                ━━ attention ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

                1 Queries Q  2 × 2         2 Keys K  2 × 2            3 Values V  2 × 1
                   │ 1  2                     │ 1  2                     │    1
                q₁ │ 1  2                  k₁ │ 1  0                  v₁ │ 0.25
                q₂ │ 3  4                  k₂ │ 0  1                  v₂ │ 0.50

                4 Scores  2 × 2            5 Mask M  2 × 2            6 Masked scores  2 × 2
                S = QKt                                               X = S + M
                         key →                      key →                      key →
                query │ k₁  k₂             query │ k₁  k₂             query │ k₁  k₂
                q₁    │  1   2             q₁    │  0  −∞             q₁    │  1  −∞
                q₂    │  3   4             q₂    │  0   0             q₂    │  3   4
                scores[2,2] = Q₂·K₂ =                                 masked scores[2,2] = 4 +
                3×0 + 4×1 = 4                                         0 = 4
                Each query times each                                 −∞ where the query may
                key: how well the two                                 not look; all else
                match.                                                stays.

                7 Weights A  2 × 2                       8 Output  2 × 1
                                                         O = AV
                         key →                              │    1
                query │    k₁     k₂                     o₁ │ 0.25
                q₁    │ 1.000█     0·                    o₂ │ 0.43
                q₂    │ 0.269▂ 0.731▆
                Recorded by the lesson.                  output[2] = 0.269×0.25 + 0.731×0.5 =
                                                         0.433
                                                         Each row mixes the rows of values in
                                                         these shares.
                """)
    }

    private static func layer(_ detail: Trace.Detail) -> Trace {
        let head = Trace(
            title: "head 1",
            steps: [
                Step(name: "scores", symbol: "S", operation: .given, value: Grid([[0, 1]]), role: .score),
                Step(
                    name: "row sum", symbol: "ℓ", operation: .rowSum, operands: ["scores"], value: Grid([[1]]),
                    role: .sum),
                Step(
                    name: "weights", symbol: "A", operation: .divide(emptyRow: 0), operands: ["scores", "row sum"],
                    value: Grid([[0, 1]]), role: .share),
            ])
        return Trace(
            title: "layer", steps: [Step(name: "x", symbol: "x", operation: .given, value: Grid([[1]]))],
            children: [head, head], detail: detail)
    }

    @Test func inASkeletonTracesInsideAreTitlesAndTheWholeCanBeHad() {
        let lines = Samples.lines(FigureText(TerminalStyle(), Samples.metrics).lines(Figure(Self.layer(.skeleton))))
        #expect(
            lines.joined(separator: "\n") == """
                ━━ layer ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

                1 x  1 × 1
                  │ 1
                1 │ 1

                2 Head 1  2 steps

                3 Head 1  2 steps

                Some steps are folded; show(…, detail: .all) shows them all.
                """)
    }

    @Test func whatIsFoldedIsSaidOnceForAllTracesInside() {
        func hints(_ detail: Trace.Detail) -> Int {
            let lines = Samples.lines(FigureText(TerminalStyle(), Samples.metrics).lines(Figure(Self.layer(detail))))
            return lines.filter { $0 == "Some steps are folded; show(…, detail: .all) shows them all." }.count
        }
        #expect([Trace.Detail.summary, .all, .skeleton].map(hints) == [1, 0, 1])
    }

    @Test func aMatrixOnItsOwnKeepsItsRole() {
        func line(_ role: Step.Role, _ values: [Double], hidden: [Bool] = []) -> String? {
            let panel = Panel(matrix: Grid([values]), role, hidden: hidden, rowLabels: [], columnLabels: [])
            return Samples.lines(FigureText(TerminalStyle(), Samples.metrics).lines(matrix: panel)).first
        }
        #expect(line(.share, [0.5, 0, 0], hidden: [false, false, true]) == "│ 0.5▄ 0.0  0·│")
        #expect(line(.score, [0.5, -.infinity]) == "│ 0.5  −∞ │")
        // Weights after dropout are no shares.
        #expect(line(.share, [1.5, 0]) == "│ 1.5  0.0 │")
    }
}
