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
        if let comparison = figure.comparison {
            let marked = figure.differing.isEmpty ? [] : [words(.edit(.differingMarked("*")))]
            let text = ([words(.edit(comparison))] + marked).joined(separator: " ")
            lines.insert(contentsOf: sentence(text, .plain), at: 1)
        }
        guard isFolded(figure) else { return lines }
        return lines + [StyledLine()] + sentence(words(.unfold(code: "show(…, detail: .all)")), .faint)
    }

    private func sentence(_ text: String, _ face: Face) -> [StyledLine] {
        LineBreaker.lines(
            of: [metrics.span(text, face)], measure: min(style.width, FigureText.widestWords), metrics)
    }

    private func isFolded(_ figure: Figure) -> Bool {
        let hasTitlesOnly = figure.isSkeleton && !figure.children.isEmpty
        return hasTitlesOnly || !figure.folds.isEmpty || figure.children.contains(where: isFolded)
    }

    private func lines(_ figure: Figure, _ title: String, depth: Int) -> [StyledLine] {
        var lines = [heading(title, depth)]
        var shown = 0
        for segment in figure.segments {
            switch segment {
            case .child(let index):
                let child = figure.children[index]
                let number = figure.number(ofChild: index)
                if figure.isSkeleton {
                    lines += [StyledLine(), titleOnly(child, number)]
                } else {
                    lines += [StyledLine()] + self.lines(child, "\(number) \(child.title)", depth: depth + 1)
                    shown += 1
                }
            case .panels(let panels):
                if shown > 0 {
                    let isLast = shown == figure.children.count
                    let title = isLast ? titleAfterChildren(figure) : words(.continued(figure.title))
                    lines += [StyledLine(), heading(title, depth)]
                }
                lines += self.lines(of: panels, in: figure)
            }
        }
        return lines
    }

    /// A trace inside, in one line: its place, its title, how many steps it has.
    private func titleOnly(_ figure: Figure, _ number: Int) -> StyledLine {
        let title = metrics.clipped(figure.title.withCapital, to: style.width - 20)
        return metrics.line("\(number) ", .faint) + metrics.line(title, .bold)
            + metrics.line("  " + words(.steps(figure.sequence.count)), .faint)
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
    private func lines(of panels: [Int], in figure: Figure) -> [StyledLine] {
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
        for index in panels {
            let isGiven = figure.panels[index].group == .given
            let panel = PanelSetting(
                figure.panels[index], worked: figure.worked(index, words), style, metrics, words)
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
