import StepTrace

/// Bars from left to right, a group of them for each category, each with its number.
struct BarPlot {
    private let plot: Plot
    private let groups: [Int?]
    private let names: [String]
    private let numbers: NumberStyle
    private let low: Double
    private let high: Double
    private let left: Double
    private let right: Double
    private static let width = 560
    private static let mostGroups = 40
    private static let longestName = 22

    init(_ plot: Plot, _ metrics: TextMetrics) {
        self.plot = plot
        let count = plot.series.map { $0.y.count }.max() ?? 0
        groups = MatrixText.selection(count, most: BarPlot.mostGroups)
        let values = plot.series.flatMap { $0.y }
        numbers = NumberStyle(values, cap: 3)
        let finite = values.filter { $0.isFinite }
        low = min(0, finite.min() ?? 0)
        high = max(0, finite.max() ?? 0)
        names = (0..<count).map { metrics.clipped(BarPlot.name($0, plot), to: BarPlot.longestName) }
        left = 18 + 6.8 * Double(names.map { metrics.width(of: $0) }.max() ?? 0)
        let widest = values.map { [numbers] in numbers.text($0).unicodeScalars.count }.max() ?? 1
        right = Double(BarPlot.width) - 14 - 7 * Double(widest)
    }

    private static func name(_ index: Int, _ plot: Plot) -> String {
        if index < plot.categories.count { return plot.categories[index] }
        guard let series = plot.series.first, index < series.x.count else { return String(index + 1) }
        return NumberStyle(series.x, cap: 3).text(series.x[index])
    }

    var drawing: Drawing {
        let bar = plot.series.count > 1 ? 14.0 : 18.0
        let gap = plot.series.count > 1 ? 10.0 : 8.0
        let top = plot.yLabel.isEmpty ? 8.0 : 28.0
        var y = top
        var drawing = Drawing(width: BarPlot.width, height: 0)
        if !plot.yLabel.isEmpty { drawing.text(plot.yLabel, x: left, y: 14, "ax") }
        var ticks = ""
        for group in groups {
            guard let group else {
                drawing.text("⋮", x: left - 10, y: y + 10, "end")
                y += 18
                continue
            }
            let shown = plot.series.enumerated().filter { group < $0.element.y.count }
            let height = bar * Double(max(shown.count, 1))
            drawing.text(names[group], x: left - 10, y: y + height / 2 + 4.5, "end")
            ticks += "M\(Drawing.at(left)) \(Drawing.at(y + height / 2))h-5"
            for (index, series) in shown {
                self.bar(series.y[group], index, y: y, height: bar, &drawing)
                y += bar
            }
            y += gap
        }
        let zero = place(0)
        var axis = "M\(Drawing.at(zero)) \(Drawing.at(top - 4))V\(Drawing.at(y - gap + 4))"
        if low < 0 { axis += "M\(Drawing.at(left)) \(Drawing.at(top - 4))V\(Drawing.at(y - gap + 4))" }
        drawing.content += "<path class=\"axis\" d=\"\(axis)\(ticks)\"/>"
        if !plot.xLabel.isEmpty {
            drawing.text(plot.xLabel, x: left - 10, y: y + 12, "ax end")
            y += 20
        }
        drawing.height = Int(y.rounded(.up))
        return drawing
    }

    private func place(_ value: Double) -> Double {
        left + (high / 2 > low / 2 ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0) * (right - left)
    }

    private func bar(_ value: Double, _ series: Int, y: Double, height: Double, _ drawing: inout Drawing) {
        let end = value.isFinite ? place(value) : place(0)
        let (start, stop) = (min(end, place(0)), max(end, place(0)))
        drawing.content +=
            "<rect class=\"b\(series % 4)\" x=\"\(Drawing.at(start))\" y=\"\(Drawing.at(y + 1))\""
            + " width=\"\(Drawing.at(stop - start))\" height=\"\(Drawing.at(height - 2))\"/>"
        drawing.text(numbers.text(value), x: stop + 6, y: y + height / 2 + 4.5, "num")
    }
}
