import StepTrace

/// A panel's matrix as lines: labels, numbers, and a ground of colour behind each.
///
/// Up to sixteen columns are all shown, in several bands when one is too wide; of more, and of more than twelve rows,
/// the first and last stand for the rest.
struct MatrixText {
    private let panel: Panel
    private let metrics: TextMetrics
    private let words: FigureWords
    private let colours: HeatColours
    private let width: Int
    /// `nil` stands for those left out.
    private let rows: [Int?]
    private let rowLabels: [String]
    private let labelWidth: Int

    static let mostRows = 12
    static let mostColumns = 16
    private static let longestLabel = 12

    init(
        _ panel: Panel, width: Int, _ style: TerminalStyle, _ metrics: TextMetrics, _ words: @escaping FigureWords
    ) {
        self.words = words
        self.panel = panel
        self.metrics = metrics
        self.width = width
        colours = HeatColours(style)
        rows = MatrixText.selection(panel.grid.rows, most: MatrixText.mostRows)
        let labels = panel.rowLabels.map { metrics.clipped($0, to: MatrixText.longestLabel) }
        let widths = rows.map { row in row.map { $0 < labels.count ? metrics.width(of: labels[$0]) : 0 } ?? 0 }
        rowLabels = labels
        labelWidth = max(widths.max() ?? 0, metrics.width(of: panel.rowAxis.map { words(.axis($0)) } ?? ""))
    }

    func lines() -> [StyledLine] {
        guard panel.grid.rows > 0, panel.grid.columns > 0 else { return [metrics.line(words(.empty), .faint)] }
        let bands = bands()
        return bands.enumerated().flatMap { index, band in
            (index > 0 ? [StyledLine()] : []) + lines(of: band)
        }
    }

    // MARK: Columns

    private struct Column {
        /// `nil` stands for those left out.
        var index: Int?
        var label: String
        /// With a blank before and a mark or a blank after the number.
        var width: Int
    }

    private func column(_ index: Int) -> Column {
        let numbers = rows.map { row in row.map { metrics.width(of: panel.text(row: $0, column: index)) } ?? 0 }
        let label =
            index < panel.columnLabels.count
            ? metrics.clipped(panel.columnLabels[index], to: MatrixText.longestLabel) : ""
        return Column(index: index, label: label, width: max(numbers.max() ?? 0, metrics.width(of: label)) + 2)
    }

    private var room: Int { max(8, width - (labelWidth > 0 ? labelWidth + 3 : 2)) }

    /// Columns that stand side by side.
    private func bands() -> [[Column]] {
        let count = panel.grid.columns
        guard count <= MatrixText.mostColumns else { return [ends()] }
        var bands: [[Column]] = [[]]
        var used = 0
        for column in (0..<count).map(column) {
            if used + column.width > room, !bands[bands.count - 1].isEmpty {
                bands.append([])
                used = 0
            }
            bands[bands.count - 1].append(column)
            used += column.width
        }
        return bands
    }

    /// As many first and last columns as fit, a few more first ones than last ones.
    private func ends() -> [Column] {
        let count = panel.grid.columns
        var head: [Column] = []
        var tail: [Column] = []
        var used = 3
        while head.count + tail.count < MatrixText.mostColumns {
            let next = head.count <= tail.count ? column(head.count) : column(count - 1 - tail.count)
            guard used + next.width <= room else { break }
            used += next.width
            if head.count <= tail.count { head.append(next) } else { tail.insert(next, at: 0) }
        }
        return head + [Column(index: nil, label: "⋯", width: 3)] + tail
    }

    /// Which of `count` rows are shown, `nil` standing for those left out.
    static func selection(_ count: Int, most: Int) -> [Int?] {
        let tail = count > most ? (most - 1) / 2 : 0
        let head = count > most ? most - 1 - tail : count
        var shown: [Int?] = []
        for row in 0..<head { shown.append(row) }
        if tail > 0 { shown.append(nil) }
        for row in (count - tail)..<count { shown.append(row) }
        return shown
    }

    // MARK: Lines

    private func lines(of band: [Column]) -> [StyledLine] {
        var lines: [StyledLine] = []
        if let axis = panel.columnAxis {
            lines.append(.gap(labelWidth + 4) + metrics.line(words(.axis(axis)) + " →", .faint))
        }
        if band.contains(where: { !$0.label.isEmpty && $0.index != nil }) {
            lines.append(
                band.reduce(margin(panel.rowAxis.map { words(.axis($0)) } ?? "")) { line, column in
                    line + metrics.line(column.label, .faint).padded(to: column.width - 1, .right) + .gap(1)
                })
        }
        for row in rows {
            guard let row else {
                lines.append(margin(labelWidth > 0 ? "⋮" : "") + metrics.line(" ⋮", .faint))
                continue
            }
            let label = row < rowLabels.count ? rowLabels[row] : ""
            var line = band.reduce(margin(label)) { $0 + entry(row, $1) }
            if labelWidth == 0 { line.append(metrics.span("│", .faint)) }
            lines.append(line)
        }
        return lines
    }

    /// What stands left of the numbers.
    private func margin(_ label: String) -> StyledLine {
        labelWidth > 0
            ? metrics.line(label, .faint).padded(to: labelWidth) + metrics.line(" │", .faint)
            : metrics.line("│", .faint)
    }

    private func entry(_ row: Int, _ column: Column) -> StyledLine {
        guard let index = column.index else {
            return metrics.line("⋯", .faint).padded(to: column.width, .centre)
        }
        let value = panel.grid[row, index]
        let isHidden = panel.isHidden(row: row, column: index)
        var face = isHidden ? Face.faint : colours.face(panel.scale.level(of: value))
        var mark = face
        mark.text = face.behind ?? face.text
        if panel.explained?.row == row, panel.explained?.column == index {
            face.bold = true
            face.underlined = true
        }
        let number = metrics.span(panel.text(row: row, column: index), face)
        let isChanged = panel.isChanged(row: row, column: index)
        var line = StyledLine.gap(column.width - (isChanged ? 2 : 1) - number.width, mark)
        if isChanged { line.append(metrics.span("*", face)) }
        line.append(number)
        line.append(
            metrics.span(isHidden ? (value == 0 ? "·" : " ") : sizeMark(value), isHidden ? .faint : mark))
        return line
    }

    /// A bar beside shares and amounts, so that their size reads without colour.
    ///
    /// On a coloured ground it has the ground's own colour: there to be copied, not to be seen.
    private func sizeMark(_ value: Double) -> String {
        switch panel.scale {
        case .share, .amount:
            let eighths = Int((panel.scale.fraction(of: value) * 8).rounded())
            return [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][eighths]
        case .signed, .plain: return " "
        }
    }
}
