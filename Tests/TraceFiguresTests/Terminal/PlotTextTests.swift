import StepTrace
import Testing

@testable import TraceFigures

@Suite struct PlotTextTests {
    private func lines(_ plot: Plot, width: Int = 40) -> [String] {
        Samples.lines(PlotText(plot, TerminalStyle(width: width), Samples.metrics).lines())
    }

    @Test func barsWithNamesAndNumbers() {
        let plot = Plot(
            kind: .bar, series: [Plot.Series(name: "", x: [0, 1, 2], y: [1, 0.5, 0])], yLabel: "weight",
            categories: ["the", "dog", "was"])
        #expect(
            lines(plot) == [
                "weight", "the │███████████████████████████████ 1.0", "dog │███████████████▌ 0.5", "was │ 0.0",
            ])
    }

    @Test func barsBelowZeroGoToTheLeft() {
        let plot = Plot(kind: .bar, series: [Plot.Series(name: "", x: [1, 2], y: [-2, 2])])
        #expect(
            lines(plot) == ["1 │█████████████████ −2", "2 │                 █████████████████ 2"])
    }

    @Test func aLineFromCornerToCorner() {
        let plot = Plot(kind: .line, series: [Plot.Series(name: "", x: [0, 1], y: [0, 1])], xLabel: "step")
        let lines = lines(plot)
        #expect(lines[0].hasPrefix("1.0 ┤"))
        #expect(lines[0].hasSuffix("⣀⠔⠊"))
        #expect(lines[11].hasPrefix("0.0 ┤⡠⠔⠉"))
        #expect(lines.suffix(3).map { $0.count } == [40, 40, 40])
        #expect(lines.last?.hasSuffix("step") == true)
    }

    @Test func seriesAreToldApartWithoutColour() {
        let y = [0.0, 1]
        let plot = Plot(
            kind: .line,
            series: [Plot.Series(name: "train", x: [0, 1], y: y), Plot.Series(name: "test", x: [0, 1], y: [1, 0])])
        let legend = lines(plot).suffix(2).map { $0.drop { $0 == " " } }
        #expect(legend == ["⣀⣀⣀⣀ train", "⣀⡀⣀⡀ test"])
    }

    @Test func nothingFiniteIsSaidSo() {
        let plot = Plot(kind: .line, series: [Plot.Series(name: "", x: [0], y: [.nan])])
        #expect(lines(plot) == ["(nothing to plot)"])
    }

    @Test func ticksAreRoundNumbers() {
        #expect(
            Axis([0.13, 0.97], count: 4).ticks.map { Axis([0.13, 0.97], count: 4).numbers.text($0) } == [
                "0.0", "0.5", "1.0",
            ])
        #expect(Axis([0, 250], count: 5).ticks == [0, 50, 100, 150, 200, 250])
        #expect(Axis([3], count: 2).low < 3)
    }
}
