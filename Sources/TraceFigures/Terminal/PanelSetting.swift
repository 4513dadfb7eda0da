import StepTrace

/// A panel drawn once, whatever width its words will be broken to.
struct PanelSetting {
    private let style: TerminalStyle
    private let metrics: TextMetrics
    private let title: StyledLine
    private let formula: Span?
    private let matrix: [StyledLine]
    /// What is said under the matrix.
    private let remarks: [String]
    /// Columns that it takes at least.
    private let content: Int

    /// A longer formula is broken rather than let widen its panel.
    private static let widestFormula = 36

    /// - Parameter worked: the arithmetic of the entry that is worked out.
    init(
        _ panel: Panel, worked: Arithmetic?, _ style: TerminalStyle, _ metrics: TextMetrics,
        _ words: @escaping FigureWords
    ) {
        self.style = style
        self.metrics = metrics
        title = Self.title(panel, style, metrics)
        formula = panel.equation.isEmpty ? nil : metrics.span(metrics.formula(panel.equation))
        matrix = MatrixText(panel, width: style.width, style, metrics, words).lines()
        remarks = [worked?.text ?? "", panel.note].filter { !$0.isEmpty }
        content = max(
            matrix.map { $0.width }.max() ?? 0, title.width, min(formula?.width ?? 0, Self.widestFormula))
    }

    /// The width it takes when it is given so much.
    func width(atLeast least: Int) -> Int { min(style.width, max(content, least)) }

    func text(width: Int) -> PanelText {
        PanelText(
            width: width,
            sections: [
                [title],
                formula.map { LineBreaker.lines(of: [$0], measure: width, metrics) } ?? [],
                matrix,
                remarks.flatMap {
                    LineBreaker.lines(
                        of: [metrics.span($0, .faint)], measure: min(width, FigureText.widestWords), metrics)
                },
            ])
    }

    private static func title(_ panel: Panel, _ style: TerminalStyle, _ metrics: TextMetrics) -> StyledLine {
        let isNamed = !panel.isNamedBySymbol
        let symbol = metrics.formula(panel.symbol)
        let name = isNamed ? panel.name.withCapital : symbol
        var line = metrics.line("\(panel.number) ", .faint)
        line.append(metrics.span(metrics.clipped(name, to: style.width - 20), .bold))
        if panel.formula.isEmpty, isNamed, symbol != name { line.append(metrics.span(" " + symbol)) }
        line.append(metrics.span("  " + panel.shape, .faint))
        return line
    }
}

/// A panel as lines, in sections that line up with those of its neighbours: title, formula, matrix, words.
struct PanelText {
    var width: Int
    var sections: [[StyledLine]]

    /// Panels in a row: each section begins on the same line in all of them.
    static func sideBySide(_ panels: [PanelText], gap: Int) -> [StyledLine] {
        let count = panels.map { $0.sections.count }.max() ?? 0
        return (0..<count).flatMap { section in
            let height = panels.map { $0.sections[section].count }.max() ?? 0
            return (0..<height).map { row in
                panels.enumerated().reduce(StyledLine()) { line, next in
                    let lines = next.element.sections[section]
                    let part = row < lines.count ? lines[row] : StyledLine()
                    return line + .gap(next.offset > 0 ? gap : 0) + part.padded(to: next.element.width)
                }
            }
        }
    }
}
