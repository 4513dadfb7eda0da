package import StepTrace

/// A line or bar chart in characters, with its axes and the names of its series.
package struct PlotText {
    private let plot: Plot
    private let style: TerminalStyle
    private let metrics: TextMetrics
    private let words: FigureWords

    /// Charts are not drawn wider than this.
    private static let widest = 76

    package init(
        _ plot: Plot, _ style: TerminalStyle, _ metrics: TextMetrics, words: @escaping FigureWords = { $0.english }
    ) {
        self.words = words
        self.plot = plot
        self.style = style
        self.metrics = metrics
    }

    package func lines() -> [StyledLine] {
        let width = min(style.width, PlotText.widest)
        let hasNumbers = plot.series.contains { series in series.y.contains { $0.isFinite } }
        guard hasNumbers else { return [metrics.line(words(.nothingToPlot), .faint)] }
        return switch plot.kind {
        case .line: LineChart(plot, width: width, PlotColours(style), metrics).lines()
        case .bar: BarChart(plot, width: width, PlotColours(style), metrics).lines()
        }
    }
}

/// The colours of a chart's series, in their order.
struct PlotColours {
    private let faces: [Face]

    init(_ style: TerminalStyle) {
        let isDark = style.ground == .dark
        faces = [
            Face(Colour(isDark ? 0x8CBEF7 : 0x17508F, basic: 4)), Face(Colour(isDark ? 0xF5A96B : 0x9A3B04, basic: 3)),
            Face(Colour(isDark ? 0x6FD8B4 : 0x07664F, basic: 2)), Face(Colour(isDark ? 0xBBA6FF : 0x5B3BAE, basic: 5)),
        ]
    }

    subscript(series: Int) -> Face { faces[series % faces.count] }
}

/// The ticks of an axis: round numbers that span its values.
struct Axis {
    let low: Double
    let high: Double
    let ticks: [Double]
    let numbers: NumberStyle

    /// A smaller span has no room for ticks.
    private static let smallest = 1e-290

    /// - Parameter count: about how many ticks.
    init(_ values: [Double], count: Int, from start: Double? = nil) {
        let finite = values.filter { $0.isFinite }
        var least = min(finite.min() ?? 0, start ?? .infinity)
        var most = max(finite.max() ?? 1, start ?? -.infinity)
        if !(most / 2 - least / 2 > max(Axis.smallest, least.magnitude * 1e-14)) {
            let room = least.magnitude < Axis.smallest ? 1 : least.magnitude / 2
            least = max(least - room, -.greatestFiniteMagnitude)
            most = min(most + room, .greatestFiniteMagnitude)
        }
        // Divided first: the difference of the largest numbers is beyond all numbers, and so is a step much larger.
        let parts = Double(max(count, 2))
        let rough = min(most / parts - least / parts, 4e307)
        var step = 1.0
        while step > rough { step /= 10 }
        while step * 10 <= rough { step *= 10 }
        step *= rough > step * 5 ? 10 : rough > step * 2 ? 5 : rough > step ? 2 : 1
        let first = (least / step + 1e-9).rounded(.down)
        let last = (most / step - 1e-9).rounded(.up)
        ticks = stride(from: first, through: last, by: 1).map {
            min(max($0 * step, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
        }
        low = ticks.first ?? least
        high = ticks.last ?? most
        numbers = NumberStyle(ticks, cap: 6)
    }

    /// Where a value lies, 0 to 1.
    func fraction(_ value: Double) -> Double { (value / 2 - low / 2) / (high / 2 - low / 2) }
}
