import StepTrace

/// Lines over a pair of axes whose ticks point outward.
struct LinePlot {
    private let plot: Plot
    private let x: Axis
    private let y: Axis
    private let left: Double
    private let right: Double
    private static let top = 26.0
    private static let bottom = 244.0
    private static let width = 560

    init(_ plot: Plot) {
        self.plot = plot
        x = Axis(plot.series.flatMap { $0.x }, count: 7)
        y = Axis(plot.series.flatMap { $0.y }, count: 5)
        let longest = y.ticks.map { [y] in y.numbers.text($0).unicodeScalars.count }.max() ?? 1
        left = 16 + 7 * Double(longest)
        right = Double(LinePlot.width) - 16
    }

    var drawing: Drawing {
        let height = plot.xLabel.isEmpty ? 272 : 290
        var drawing = Drawing(width: LinePlot.width, height: height)
        axes(&drawing)
        for (index, series) in plot.series.enumerated() { line(series, index, &drawing) }
        return drawing
    }

    private func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        (
            left + self.x.fraction(x) * (right - left),
            LinePlot.bottom - self.y.fraction(y) * (LinePlot.bottom - LinePlot.top)
        )
    }

    private func axes(_ drawing: inout Drawing) {
        let bottom = LinePlot.bottom
        var path = "M\(Drawing.at(left)) \(Drawing.at(LinePlot.top))V\(Drawing.at(bottom))H\(Drawing.at(right))"
        for tick in x.ticks { path += "M\(Drawing.at(place(tick, y.low).x)) \(Drawing.at(bottom))v5" }
        for tick in y.ticks { path += "M\(Drawing.at(left)) \(Drawing.at(place(x.low, tick).y))h-5" }
        if y.low < 0, y.high > 0 {
            drawing.content +=
                "<path class=\"zero\" d=\"M\(Drawing.at(left)) \(Drawing.at(place(x.low, 0).y))H\(Drawing.at(right))\"/>"
        }
        drawing.content += "<path class=\"axis\" d=\"\(path)\"/>"
        for tick in x.ticks { drawing.text(x.numbers.text(tick), x: place(tick, y.low).x, y: bottom + 19, "mid") }
        for tick in y.ticks { drawing.text(y.numbers.text(tick), x: left - 9, y: place(x.low, tick).y + 4, "end") }
        if !plot.yLabel.isEmpty { drawing.text(plot.yLabel, x: 2, y: 13, "ax") }
        if !plot.xLabel.isEmpty { drawing.text(plot.xLabel, x: right, y: bottom + 40, "ax end") }
    }

    /// Broken where a number is missing; few points get dots.
    private func line(_ series: Plot.Series, _ index: Int, _ drawing: inout Drawing) {
        var path = ""
        var isDown = false
        var dots = ""
        for (x, y) in zip(series.x, series.y) {
            guard x.isFinite, y.isFinite else {
                isDown = false
                continue
            }
            let here = place(x, y)
            path += "\(isDown ? "L" : "M")\(Drawing.at(here.x)) \(Drawing.at(here.y))"
            dots +=
                "<circle class=\"d\(index % 4)\" cx=\"\(Drawing.at(here.x))\" cy=\"\(Drawing.at(here.y))\" r=\"2.6\"/>"
            isDown = true
        }
        drawing.content += "<path class=\"l\(index % 4)\" d=\"\(path)\"/>"
        if series.y.count <= 16 { drawing.content += dots }
    }
}
