import StepTrace

/// Bars from left to right, one line each: a name, the bar in eighths of a character, the number.
struct BarChart {
    private let plot: Plot
    private let colours: PlotColours
    private let metrics: TextMetrics
    private let width: Int

    private static let mostGroups = 24
    private static let longestName = 16
    private static let longestBar = 40

    init(_ plot: Plot, width: Int, _ colours: PlotColours, _ metrics: TextMetrics) {
        self.plot = plot
        self.width = width
        self.colours = colours
        self.metrics = metrics
    }

    func lines() -> [StyledLine] {
        let count = plot.series.map { $0.y.count }.max() ?? 0
        let groups = MatrixText.selection(count, most: BarChart.mostGroups)
        let numbers = NumberStyle(plot.series.flatMap { $0.y }, cap: 3)
        let names = (0..<count).map { metrics.clipped(name($0), to: min(BarChart.longestName, width / 3)) }
        let nameWidth = names.map { metrics.width(of: $0) }.max() ?? 0
        let numberWidth = plot.series.flatMap { $0.y }.map { metrics.width(of: numbers.text($0)) }.max() ?? 0
        let room = min(BarChart.longestBar, max(6, width - nameWidth - 2 - numberWidth - 1))
        let finite = plot.series.flatMap { $0.y }.filter { $0.isFinite }
        let low = min(0, finite.min() ?? 0)
        let high = max(0, finite.max() ?? 0)
        let span = high > low ? high - low : 1
        var lines = plot.yLabel.isEmpty ? [] : [metrics.line(metrics.clipped(plot.yLabel, to: width), .faint)]
        for group in groups {
            guard let group else {
                lines.append(metrics.line("⋮", .faint).padded(to: nameWidth, .right))
                continue
            }
            for (index, series) in plot.series.enumerated() where group < series.y.count {
                let value = series.y[group]
                let name = metrics.line(index == 0 ? names[group] : "", .faint).padded(to: nameWidth, .right)
                let bar = bar(value, low: low, span: span, room: room, series: index)
                lines.append(name + metrics.line(" │", .faint) + bar + metrics.line(" " + numbers.text(value)))
            }
        }
        if !plot.xLabel.isEmpty { lines.append(metrics.line(metrics.clipped(plot.xLabel, to: width), .faint)) }
        return lines + legend()
    }

    private func name(_ index: Int) -> String {
        if index < plot.categories.count { return plot.categories[index] }
        guard let series = plot.series.first, index < series.x.count else { return String(index + 1) }
        return NumberStyle(series.x, cap: 3).text(series.x[index])
    }

    /// From where 0 lies; what is below it is drawn to the left in whole characters.
    private func bar(_ value: Double, low: Double, span: Double, room: Int, series: Int) -> StyledLine {
        guard value.isFinite else { return StyledLine() }
        let zero = Int((-low / span * Double(room)).rounded())
        let length = value.magnitude / span * Double(room)
        let fill = ["█", "▓", "▒", "░"][series % 4]
        if value < 0 {
            let cells = min(zero, max(1, Int(length.rounded())))
            return .gap(zero - cells) + metrics.line(String(repeating: fill, count: cells), colours[series])
        }
        let eighths = min((room - zero) * 8, Int((length * 8).rounded()))
        let rest =
            series % 4 == 0 ? ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8] : eighths % 8 >= 4 ? fill : ""
        return .gap(zero) + metrics.line(String(repeating: fill, count: eighths / 8) + rest, colours[series])
    }

    private func legend() -> [StyledLine] {
        guard plot.series.count > 1 else { return [] }
        return plot.series.enumerated().map { index, series in
            metrics.line("  " + ["█", "▓", "▒", "░"][index % 4], colours[index])
                + metrics.line(" " + metrics.clipped(series.name, to: width - 5))
        }
    }
}
