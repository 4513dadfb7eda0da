import LessonModel
import StepTrace
import TraceFigures

/// What a check looked at, on a page: the expression, its variables, and both results as matrices, with differing numbers
/// marked.
struct AskedHTML {
    private let verdict: Verdict
    /// What the ids of its matrices begin with.
    private let id: String
    private let words: Words

    init(_ verdict: Verdict, id: String, words: Words) {
        self.verdict = verdict
        self.id = id
        self.words = words
    }

    /// - Returns: nil where nothing was looked at.
    var html: String? {
        let rows = AskedValues(verdict).rows
        guard !rows.isEmpty else { return nil }
        let items = rows.enumerated().map { index, row in
            "<dt>\(name(row.label))</dt><dd>\(html(row.value, id: "\(id)-\(index + 1)"))</dd>"
        }
        return "<dl class=\"evidence\">\n\(items.joined(separator: "\n"))\n</dl>"
    }

    private func name(_ label: AskedValues.Label) -> String {
        switch label {
        case .word(let phrase): Markup.escaped(words.check(phrase))
        case .variable(let name): "<code>\(Markup.escaped(VisibleText.visible(name)))</code>"
        }
    }

    private func html(_ value: AskedValues.Value, id: String) -> String {
        switch value {
        case .code(let text):
            return "<pre><code>\(SwiftHTML(text).lines.joined(separator: "\n"))</code></pre>"
        case .text(let text):
            let lines = VisibleText.lines(text).map(Markup.escaped)
            return "<pre><samp>\(lines.joined(separator: "\n"))</samp></pre>"
        case .numbers(let grid):
            var panel = Panel(matrix: grid, rowLabels: [], columnLabels: [])
            panel.numbers = NumberStyle(grid.values, cap: Self.mostDecimals)
            return matrix(panel, id: id)
        case .actual(let values):
            // Numbers within the tolerance are not marked, although they differ.
            var original = values.actual
            for index in values.differing { original.values[index] = values.expected.values[index] }
            var panel = ComparedMatrix(values.actual).panel(comparedWith: original, beside: [values.expected])
            panel.numbers = style(values)
            return matrix(panel, id: id) + differing(values)
        case .expected(let values):
            var panel = ComparedMatrix(values.expected).panel(comparedWith: values.expected, beside: [values.actual])
            panel.numbers = style(values)
            return matrix(panel, id: id)
        }
    }

    private static let mostDecimals = 4

    private func matrix(_ panel: Panel, id: String) -> String {
        FigureHTML(id: id, label: "", source: "", mathML: StepFormula.mathML, words: words.figure).html(panel)
            .withoutLineEnd
    }

    /// The style of both matrices, with the fewest decimals with which differing numbers look different.
    private func style(_ values: Divergence.Values) -> NumberStyle {
        let usual = NumberStyle(values.expected.values + values.actual.values, cap: Self.mostDecimals)
        let styles = [usual] + (0...12).map { NumberStyle.fixed(decimals: $0) }.filter { $0.shows(more: usual) }
        return styles.first { style in
            values.differing.allSatisfy {
                style.text(values.expected.values[$0]) != style.text(values.actual.values[$0])
            }
        } ?? .fixed(decimals: 12)
    }

    /// The places of the marked numbers, for those who cannot see the marks.
    private func differing(_ values: Divergence.Values) -> String {
        guard !values.differing.isEmpty else { return "" }
        let places = values.differing.map { index in
            words.check(.entry(row: index / values.actual.columns, column: index % values.actual.columns))
        }
        return "<p class=\"vh\">\(words.page(.numbersThatDiffer(places.map(Markup.escaped))))</p>"
    }
}

extension NumberStyle {
    /// Whether it shows more decimals than another one, or as many as it likes of what that writes with a power of ten.
    fileprivate func shows(more other: NumberStyle) -> Bool {
        switch (self, other) {
        case (.fixed(let decimals), .fixed(let others)): decimals > others
        case (.fixed, .scientific): true
        case (.scientific, _): false
        }
    }
}
