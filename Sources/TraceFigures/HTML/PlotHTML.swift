import StepTrace

/// A chart as SVG, and its numbers as a table to be opened.
struct PlotHTML {
    let plot: Plot
    let id: String
    let caption: String?
    let words: FigureWords
    let width: @Sendable (Character) -> Int

    private static let mostRows = 200

    var html: String {
        let safeID = Markup.escaped(id)
        let hasNumbers = plot.series.contains { series in series.y.contains { $0.isFinite } }
        let title = Markup.escaped(caption ?? plainTitle)
        let head = caption.map { "<figcaption>\(Markup.escaped($0))</figcaption>" } ?? ""
        guard hasNumbers else {
            return
                "<figure class=\"plot\" id=\"\(safeID)\">\(head)<p class=\"eg\">\(words(.nothingToPlot))</p></figure>\n"
        }
        let drawing =
            switch plot.kind {
            case .line: LinePlot(plot).drawing
            case .bar: BarPlot(plot, TextMetrics(width: width, formula: { $0 })).drawing
            }
        return "<figure class=\"plot\" id=\"\(safeID)\">\(head)\(legend)<div class=\"scroll\">"
            + "<svg viewBox=\"0 0 \(drawing.width) \(drawing.height)\" role=\"img\" aria-labelledby=\"\(safeID)-t \(safeID)-d\">"
            + "<title id=\"\(safeID)-t\">\(title)</title><desc id=\"\(safeID)-d\">\(Markup.escaped(description))</desc>"
            + drawing.content + "</svg></div>\(table)</figure>\n"
    }

    private var plainTitle: String {
        let kind = words(plot.kind == .line ? .lineChart : .barChart)
        return plot.yLabel.isEmpty ? kind : words(.chart(kind, of: plot.yLabel))
    }

    private var description: String {
        let names = plot.series.map { $0.name }.filter { !$0.isEmpty }
        let values = plot.series.flatMap { $0.y }.filter { $0.isFinite }
        let numbers = NumberStyle(values, cap: 3)
        return words(
            .plotted(
                names: names, over: plot.xLabel.isEmpty ? nil : plot.xLabel, from: numbers.text(values.min() ?? 0),
                to: numbers.text(values.max() ?? 0)))
    }

    /// Names with a sample of their line or bar; a single series that has a name gets one too.
    private var legend: String {
        guard plot.series.count > 1 || plot.series.contains(where: { !$0.name.isEmpty }) else { return "" }
        let items = plot.series.enumerated().map { index, series in
            let sample =
                plot.kind == .line
                ? "<path class=\"l\(index % 4)\" d=\"M0 6H26\"/>"
                : "<rect class=\"b\(index % 4)\" width=\"14\" height=\"12\"/>"
            let width = plot.kind == .line ? 26 : 14
            return
                "<li><svg viewBox=\"0 0 \(width) 12\" width=\"\(width)\" height=\"12\" aria-hidden=\"true\">\(sample)</svg>"
                + Markup.escaped(series.name) + "</li>"
        }
        return "<ul class=\"names\">\(items.joined())</ul>"
    }

    // MARK: Numbers

    /// A column for each series; those that are drawn over places of their own get one for the places too.
    private var table: String {
        let count = plot.series.map { $0.y.count }.max() ?? 0
        let areAlike = plot.series.allSatisfy { $0.x == plot.series[0].x }
        let first = Markup.escaped(plot.xLabel.isEmpty ? "x" : plot.xLabel)
        var head = areAlike ? "<th scope=\"col\">\(first)</th>" : "<th scope=\"col\">\(words(.number))</th>"
        for (index, series) in plot.series.enumerated() {
            let fallback = plot.yLabel.isEmpty ? "y" : plot.yLabel
            let name = Markup.escaped(
                !series.name.isEmpty ? series.name : plot.series.count > 1 ? "\(fallback) \(index + 1)" : fallback)
            if !areAlike { head += "<th scope=\"col\">\(words(.values(first, of: name)))</th>" }
            head += "<th scope=\"col\">\(name)</th>"
        }
        var body = ""
        for row in MatrixText.selection(count, most: PlotHTML.mostRows) {
            guard let row else {
                body +=
                    "<tr><th scope=\"row\">…</th>" + String(repeating: "<td>…</td>", count: columns(areAlike)) + "</tr>"
                continue
            }
            body += "<tr><th scope=\"row\">\(Markup.escaped(areAlike ? place(row) : String(row + 1)))</th>"
            for series in plot.series {
                if !areAlike { body += "<td>\(number(series.x, row))</td>" }
                body += "<td>\(number(series.y, row))</td>"
            }
            body += "</tr>"
        }
        return
            "<details class=\"all\"><summary>\(words(.theNumbers))</summary><div class=\"scroll\"><table class=\"data\">"
            + "<thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table></div></details>"
    }

    private func columns(_ areAlike: Bool) -> Int { plot.series.count * (areAlike ? 1 : 2) }

    private func place(_ row: Int) -> String {
        if row < plot.categories.count { return plot.categories[row] }
        guard let series = plot.series.first, row < series.x.count else { return String(row + 1) }
        return formatted(series.x[row], decimals: 4, trimmed: true)
    }

    private func number(_ numbers: [Double], _ row: Int) -> String {
        row < numbers.count ? formatted(numbers[row], decimals: 4, trimmed: true) : ""
    }
}

/// The inside of an SVG image.
struct Drawing {
    var width: Int
    var height: Int
    var content = ""

    /// A coordinate: tenths are finer than any eye.
    static func at(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        let rest = tenths % 10 == 0 ? "" : "." + String((tenths % 10).magnitude)
        return (tenths < 0 ? "-" : "") + String((tenths / 10).magnitude) + rest
    }

    mutating func text(_ text: String, x: Double, y: Double, _ classes: String) {
        content +=
            "<text class=\"\(classes)\" x=\"\(Drawing.at(x))\" y=\"\(Drawing.at(y))\">\(Markup.escaped(text))</text>"
    }
}
