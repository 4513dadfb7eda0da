import StepTrace

/// Lines over a pair of axes, in braille dots: eight to a character.
struct LineChart {
    private let plot: Plot
    private let colours: PlotColours
    private let metrics: TextMetrics
    private let x: Axis
    private let y: Axis
    private let columns: Int
    private let rows = 12
    private let labels: [Int: String]
    private let labelWidth: Int

    init(_ plot: Plot, width: Int, _ colours: PlotColours, _ metrics: TextMetrics) {
        self.plot = plot
        self.colours = colours
        self.metrics = metrics
        x = Axis(plot.series.flatMap { $0.x }, count: width / 14)
        y = Axis(plot.series.flatMap { $0.y }, count: 4)
        var labels: [Int: String] = [:]
        for tick in y.ticks {
            labels[Int(((1 - y.fraction(tick)) * Double(rows - 1)).rounded())] = y.numbers.text(tick)
        }
        self.labels = labels
        labelWidth = labels.values.map { metrics.width(of: $0) }.max() ?? 1
        columns = max(10, width - labelWidth - 2)
    }

    func lines() -> [StyledLine] {
        var canvas = Canvas(columns: columns, rows: rows)
        for (index, series) in plot.series.enumerated() { draw(series, index, on: &canvas) }
        var lines = plot.yLabel.isEmpty ? [] : [metrics.line(metrics.clipped(plot.yLabel, to: columns), .faint)]
        for row in 0..<rows {
            let label = metrics.line(labels[row] ?? "", .faint).padded(to: labelWidth, .right)
            var line = label + metrics.line(labels[row] == nil ? " │" : " ┤", .faint)
            for column in 0..<columns {
                let (character, series) = canvas.character(row, column)
                line.append(Span(text: String(character), width: 1, face: series.map { colours[$0] } ?? .plain))
            }
            lines.append(line)
        }
        return lines + xAxis() + legend()
    }

    /// Two dots wide, four dots high to a character; the ends of the axes lie on the outermost dots.
    private func dot(_ x: Double, _ y: Double) -> (column: Double, row: Double) {
        (self.x.fraction(x) * Double(columns * 2 - 1), (1 - self.y.fraction(y)) * Double(rows * 4 - 1))
    }

    private func draw(_ series: Plot.Series, _ index: Int, on canvas: inout Canvas) {
        var before: (column: Double, row: Double)?
        var drawn = 0
        for (x, y) in zip(series.x, series.y) {
            guard x.isFinite, y.isFinite else {
                before = nil
                continue
            }
            let here = dot(x, y)
            let from = before ?? here
            let steps = max(
                1, Int(max((here.column - from.column).magnitude, (here.row - from.row).magnitude).rounded(.up)))
            for step in (before == nil ? 0 : 1)...steps {
                let part = Double(step) / Double(steps)
                // Lines are told apart without colour: whole, dashed, dotted.
                let isInk = [true, drawn % 6 < 4, drawn % 3 == 0][index % 3]
                drawn += 1
                guard isInk else { continue }
                canvas.set(
                    column: Int((from.column + (here.column - from.column) * part).rounded()),
                    row: Int((from.row + (here.row - from.row) * part).rounded()), series: index)
            }
            before = here
        }
    }

    private func xAxis() -> [StyledLine] {
        var axis = Array(repeating: Character("─"), count: columns)
        var text = Array(repeating: Character(" "), count: columns)
        var free = 0
        for tick in x.ticks {
            let column = Int((x.fraction(tick) * Double(columns - 1)).rounded())
            let label = Array(x.numbers.text(tick))
            let start = min(max(column - label.count / 2, 0), columns - label.count)
            guard start >= free else { continue }
            axis[column] = "┬"
            text.replaceSubrange(start..<(start + label.count), with: label)
            free = start + label.count + 1
        }
        let margin = StyledLine.gap(labelWidth + 1)
        var lines = [
            margin + metrics.line("└" + String(axis), .faint), margin + .gap(1) + metrics.line(String(text), .faint),
        ]
        if !plot.xLabel.isEmpty {
            let label = metrics.line(metrics.clipped(plot.xLabel, to: columns), .faint)
            lines.append(margin + .gap(1) + label.padded(to: columns, .right))
        }
        return lines
    }

    private func legend() -> [StyledLine] {
        guard plot.series.count > 1 || plot.series.contains(where: { !$0.name.isEmpty }) else { return [] }
        return plot.series.enumerated().map { index, series in
            let sample = ["⣀⣀⣀⣀", "⣀⡀⣀⡀", "⡀⢀⠠⡀"][index % 3]
            return .gap(labelWidth + 2)
                + metrics.line(sample, colours[index])
                + metrics.line(" " + metrics.clipped(series.name, to: columns - 5))
        }
    }
}

/// A field of braille dots, each with the series that drew it last.
struct Canvas {
    private let columns: Int
    private let rows: Int
    private var dots: [UInt8]
    private var series: [Int?]

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        dots = Array(repeating: 0, count: columns * rows)
        series = Array(repeating: nil, count: columns * rows)
    }

    /// Counted in dots, from the upper left.
    mutating func set(column: Int, row: Int, series index: Int) {
        guard (0..<(columns * 2)).contains(column), (0..<(rows * 4)).contains(row) else { return }
        let place = row / 4 * columns + column / 2
        let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
        dots[place] |= bits[row % 4][column % 2]
        series[place] = index
    }

    func character(_ row: Int, _ column: Int) -> (Character, series: Int?) {
        let pattern = dots[row * columns + column]
        guard pattern != 0 else { return (" ", nil) }
        return (Character(UnicodeScalar(0x2800 + UInt32(pattern))!), series[row * columns + column])
    }
}
