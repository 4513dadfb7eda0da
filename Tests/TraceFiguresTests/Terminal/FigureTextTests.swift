import StepTrace
import Testing

@testable import TraceFigures

@Suite struct FigureTextTests {
    private func matrix(_ rows: [[Double]], width: Int = 80) -> [String] {
        let panel = Panel(matrix: Samples.grid(rows), rowLabels: [], columnLabels: [])
        return Samples.lines(FigureText(TerminalStyle(width: width), Samples.metrics).lines(matrix: panel))
    }

    @Test func aMatrixWithoutLabelsStandsBetweenBars() {
        #expect(matrix([[1, -2.5], [.nan, .infinity]]) == ["│ 1.0  −2.5 │", "│ NaN     ∞ │"])
        #expect(matrix([]) == ["(empty)"])
    }

    @Test func labelsStandAboveAndBeside() {
        let panel = Panel(matrix: Samples.grid([[1, 20]]), rowLabels: ["the"], columnLabels: ["a", "long name here"])
        let lines = Samples.lines(FigureText(TerminalStyle(), Samples.metrics).lines(matrix: panel))
        #expect(lines == ["    │ a  long name h…", "the │ 1            20"])
    }

    @Test func sixteenColumnsAreAllShownInBands() {
        let lines = matrix([(1...16).map { Double($0 * 1000) }], width: 40)
        #expect(
            lines == [
                "│ 1000  2000  3000  4000  5000  6000 │", "", "│ 7000  8000  9000  10000  11000 │", "",
                "│ 12000  13000  14000  15000  16000 │",
            ])
    }

    @Test func ofMoreRowsThanTwelveTheMiddleIsLeftOut() {
        let lines = matrix((1...13).map { [Double($0) / 2] })
        #expect(
            lines == [
                "   │   1", "1  │ 0.5", "2  │ 1.0", "3  │ 1.5", "4  │ 2.0", "5  │ 2.5", "6  │ 3.0", "⋮  │ ⋮", "9  │ 4.5",
                "10 │ 5.0", "11 │ 5.5", "12 │ 6.0", "13 │ 6.5", "13 × 1",
            ])
    }

    @Test func aWholeTraceSideBySide() {
        let lines = Samples.lines(FigureText(TerminalStyle(width: 80), Samples.metrics).lines(Figure(Samples.masked)))
        #expect(lines.joined(separator: "\n") == """
            WHOLE
            """)
    }
}
