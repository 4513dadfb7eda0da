import StepTrace

/// A figure as lines for a terminal: its panels in order, side by side as far as the width allows.
package struct FigureText {
    private let style: TerminalStyle
    private let metrics: TextMetrics

    private static let gap = 3
    /// Narrower panels are given this much for their words.
    private static let narrowestPanel = 24
    /// Panels side by side share what is left of the width up to this.
    private static let roomForWords = 38
    /// Words under a panel are not set wider than this.
    private static let widestWords = 76

    package init(_ style: TerminalStyle, _ metrics: TextMetrics) {
        self.style = style
        self.metrics = metrics
    }

    // MARK: Matrices

    /// A matrix on its own; a big one says its size, and which rows and columns are shown.
    package func lines(matrix panel: Panel) -> [StyledLine] {
        let (rows, columns) = (panel.grid.rows, panel.grid.columns)
        guard rows > MatrixText.mostRows || columns > MatrixText.mostColumns else {
            return MatrixText(panel, width: style.width, style, metrics).lines()
        }
        var panel = panel
        if panel.rowLabels.isEmpty { panel.rowLabels = (1...rows).map { String($0) } }
        if panel.columnLabels.isEmpty { panel.columnLabels = (1...columns).map { String($0) } }
        return MatrixText(panel, width: style.width, style, metrics).lines() + [metrics.line(shape(panel), .faint)]
    }

    // MARK: Traces

    package func lines(_ figure: Figure) -> [StyledLine] {
        lines(figure, depth: 0)
    }

    private func lines(_ figure: Figure, depth: Int) -> [StyledLine] {
        let before = Array(figure.panels.prefix(figure.panelsBeforeChildren))
        let after = Array(figure.panels.dropFirst(figure.panelsBeforeChildren))
        var lines = [heading(figure.title, depth)]
        lines += self.lines(of: before)
        for child in figure.children {
            lines += [StyledLine()] + self.lines(child, depth: depth + 1)
        }
        if !after.isEmpty {
            if !figure.children.isEmpty { lines += [StyledLine(), heading(titleAfterChildren(figure), depth)] }
            lines += self.lines(of: after)
        }
        return lines
    }

    /// What comes of all children, `multi-head attention, all heads`.
    private func titleAfterChildren(_ figure: Figure) -> String {
        figure.title + (figure.children.allSatisfy { $0.title.hasPrefix("head ") } ? ", all heads" : ", all parts")
    }

    private func heading(_ title: String, _ depth: Int) -> StyledLine {
        let stroke: Character = depth == 0 ? "━" : "─"
        let text = metrics.line(metrics.clipped(title, to: style.width - 8), .bold)
        let start = StyledLine.rule(stroke, 2) + .gap(1) + text + .gap(1)
        return start + .rule(stroke, min(style.width, FigureText.widestWords) - start.width)
    }

    /// What was given stands in rows of its own.
    private func lines(of panels: [Panel]) -> [StyledLine] {
        var lines: [StyledLine] = []
        var row: [Panel] = []
        var used = 0
        var wasGiven = false
        func flush() {
            guard !row.isEmpty else { return }
            // What is left of the width goes to the words under the matrices.
            let spare = (style.width - used) / row.count
            let texts = row.map { text($0, atLeast: min(width($0) + spare, FigureText.roomForWords)) }
            lines += [StyledLine()] + PanelText.sideBySide(texts, gap: FigureText.gap)
            row = []
            used = 0
        }
        for panel in panels {
            let isGiven = panel.group == .given
            let needed = width(panel)
            if isGiven != wasGiven || used + (row.isEmpty ? 0 : FigureText.gap) + needed > style.width { flush() }
            used += (row.isEmpty ? 0 : FigureText.gap) + needed
            row.append(panel)
            wasGiven = isGiven
        }
        flush()
        return lines
    }

    private func width(_ panel: Panel) -> Int {
        text(panel, atLeast: style.width < 60 ? style.width : FigureText.narrowestPanel).width
    }

    private func text(_ panel: Panel, atLeast least: Int) -> PanelText {
        let matrix = MatrixText(panel, width: style.width, style, metrics).lines()
        let title = title(panel)
        let formula = panel.equation.isEmpty ? [] : [metrics.span(metrics.formula(panel.equation))]
        let content = max(matrix.map { $0.width }.max() ?? 0, title.width, min(formula.first?.width ?? 0, 36))
        let width = min(style.width, max(content, least))
        let words = [panel.worked?.text ?? "", panel.note].filter { !$0.isEmpty }
        return PanelText(
            width: width,
            sections: [
                [title],
                formula.isEmpty ? [] : LineBreaker.lines(of: formula, measure: width, metrics),
                matrix,
                words.flatMap {
                    LineBreaker.lines(
                        of: [metrics.span($0, .faint)], measure: min(width, FigureText.widestWords), metrics)
                },
            ])
    }

    private func title(_ panel: Panel) -> StyledLine {
        // What has no name but its symbol is not named twice: `v`, `b_Q`.
        let isNamed = panel.name != panel.symbol
        let symbol = metrics.formula(panel.symbol)
        let name = isNamed ? panel.name.prefix(1).uppercased() + panel.name.dropFirst() : symbol
        var line = metrics.line("\(panel.number) ", .faint)
        line.append(metrics.span(metrics.clipped(name, to: style.width - 20), .bold))
        if panel.formula.isEmpty, isNamed, symbol != name { line.append(metrics.span(" " + symbol)) }
        line.append(metrics.span("  " + shape(panel), .faint))
        return line
    }

    private func shape(_ panel: Panel) -> String {
        "\(panel.grid.rows) × \(panel.grid.columns)"
    }
}
