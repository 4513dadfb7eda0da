import StepTrace

/// Shows a line chart of `y` over `x`.
///
/// Without `x`, the numbers 0, 1, 2 … are used.
/// - Precondition: there are as many `x` as `y`.
public func plot(
    x: [Double]? = nil, y: [Double], xLabel: String = "", yLabel: String = "", _ caption: String? = nil,
    file: StaticString = #filePath, line: UInt = #line
) {
    plot(["": y], x: x, xLabel: xLabel, yLabel: yLabel, caption, file: file, line: line)
}

/// Shows several lines in one chart, each with its name: `plot(["plain": a, "fused": b], x: lengths)`.
///
/// - Precondition: every line has as many numbers as `x`.
public func plot(
    _ lines: KeyValuePairs<String, [Double]>, x: [Double]? = nil, xLabel: String = "", yLabel: String = "",
    _ caption: String? = nil, file: StaticString = #filePath, line: UInt = #line
) {
    let series = lines.map { name, y in
        let x = x ?? y.indices.map(Double.init)
        // Not `precondition`: an optimised library omits its message.
        guard x.count == y.count else {
            fatalError(
                "plot: \(x.count) x and \(y.count) y\(name.isEmpty ? "" : " in '\(name)'")", file: (file), line: line)
        }
        return Plot.Series(name: name, x: x, y: y)
    }
    present(ShowablePlot(plot: Plot(kind: .line, series: series, xLabel: xLabel, yLabel: yLabel)), caption: caption)
}

/// Shows a bar chart: one bar for each number, with its label below.
///
/// - Precondition: there are no labels, or as many as bars.
public func plot(
    bars: [Double], labels: [String] = [], yLabel: String = "", _ caption: String? = nil,
    file: StaticString = #filePath, line: UInt = #line
) {
    guard labels.isEmpty || labels.count == bars.count else {
        fatalError("plot: \(bars.count) bars and \(labels.count) labels", file: (file), line: line)
    }
    let series = Plot.Series(name: "", x: bars.indices.map(Double.init), y: bars)
    let plot = Plot(kind: .bar, series: [series], yLabel: yLabel, categories: labels)
    present(ShowablePlot(plot: plot), caption: caption)
}

/// A chart as a value to show.
private struct ShowablePlot: Showable, CustomStringConvertible {
    let plot: Plot

    var shown: ShownValue { .plot(plot) }

    var description: String {
        plot.series.map { "\($0.name)\($0.name.isEmpty ? "" : ": ")\($0.y)" }.joined(separator: "\n")
    }
}
