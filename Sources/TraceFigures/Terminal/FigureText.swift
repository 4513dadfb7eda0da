import StepTrace

/// A figure as lines for a terminal: its panels in order, side by side as far as the width allows.
package struct FigureText {
    private let style: TerminalStyle
    private let metrics: TextMetrics
    private let words: FigureWords

    private static let gap = 3
    /// Narrower panels are given this much for their words.
    private static let narrowestPanel = 24
    /// Panels side by side share what is left of the width up to this.
    private static let roomForWords = 38
    /// Words under a panel are not set wider than this.
    static let widestWords = 76

    package init(
        _ style: TerminalStyle, _ metrics: TextMetrics, words: @escaping FigureWords = { $0.english }
    ) {
        self.words = words
        self.style = style
        self.metrics = metrics
    }

    // MARK: Matrices

    /// A matrix on its own; a big one says its size, and which rows and columns are shown.
    package func lines(matrix panel: Panel) -> [StyledLine] {
        let (rows, columns) = (panel.grid.rows, panel.grid.columns)
        guard !panel.grid.values.isEmpty, rows > MatrixText.mostRows || columns > MatrixText.mostColumns else {
            return MatrixText(panel, width: style.width, style, metrics, words).lines()
        }
        var panel = panel
        if panel.rowLabels.isEmpty { panel.rowLabels = (1...rows).map { String($0) } }
        if panel.columnLabels.isEmpty { panel.columnLabels = (1...columns).map { String($0) } }
        return MatrixText(panel, width: style.width, style, metrics, words).lines() + [
            metrics.line(panel.shape, .faint)
        ]
    }

    // MARK: Traces

    package func lines(_ figure: Figure) -> [StyledLine] {
        var lines = lines(figure, figure.title, depth: 0)
        guard let comparison = figure.comparison else { return lines }
        let words = [words(.edit(comparison))] + (figure.differing.isEmpty ? [] : [words(.edit(.differingMarked("*")))])
        let measure = min(style.width, FigureText.widestWords)
        let text = metrics.span(words.joined(separator: " "), .plain)
        lines.insert(contentsOf: LineBreaker.lines(of: [text], measure: measure, metrics), at: 1)
        return lines
    }

    private func lines(_ figure: Figure, _ title: String, depth: Int) -> [StyledLine] {
        var lines = [heading(title, depth)]
        var shown = 0
        for segment in figure.segments {
            switch segment {
            case .child(let index):
                let child = figure.children[index]
                let title = "\(figure.number(ofChild: index)) \(child.title)"
                lines += [StyledLine()] + self.lines(child, title, depth: depth + 1)
                shown += 1
            case .panels(let range):
                if shown > 0 {
                    let isLast = shown == figure.children.count
                    let title = isLast ? titleAfterChildren(figure) : words(.continued(figure.title))
                    lines += [StyledLine(), heading(title, depth)]
                }
                lines += self.lines(of: Array(figure.panels[range]))
            }
        }
        return lines
    }

    /// What comes of all children, `multi-head attention, all heads`.
    private func titleAfterChildren(_ figure: Figure) -> String {
        let areHeads = figure.children.allSatisfy { $0.title.hasPrefix("head ") }
        return words(areHeads ? .allHeads(figure.title) : .allParts(figure.title))
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
        var row: [PanelSetting] = []
        var used = 0
        var wasGiven = false
        func flush() {
            guard !row.isEmpty else { return }
            // What is left of the width goes to the words under the matrices.
            let spare = (style.width - used) / row.count
            let texts = row.map { $0.text(width: $0.width(atLeast: min(width($0) + spare, FigureText.roomForWords))) }
            lines += [StyledLine()] + PanelText.sideBySide(texts, gap: FigureText.gap)
            row = []
            used = 0
        }
        for panel in panels {
            let isGiven = panel.group == .given
            let panel = PanelSetting(panel, style, metrics, words)
            let needed = width(panel)
            if isGiven != wasGiven || used + (row.isEmpty ? 0 : FigureText.gap) + needed > style.width { flush() }
            used += (row.isEmpty ? 0 : FigureText.gap) + needed
            row.append(panel)
            wasGiven = isGiven
        }
        flush()
        return lines
    }

    private func width(_ panel: PanelSetting) -> Int {
        panel.width(atLeast: style.width < 60 ? style.width : FigureText.narrowestPanel)
    }
}
