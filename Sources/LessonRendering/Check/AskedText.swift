import LessonModel
import StepTrace
import TraceFigures

/// The expression that a check evaluated, its variables, the answer's result and the expected one, with differing
/// numbers marked.
struct AskedText {
    let renderer: BlockTextRenderer
    let width: Int

    private typealias Row = (label: String, lines: [StyledLine])

    func lines(_ verdict: Verdict) -> [StyledLine] {
        let rows = rows(verdict.asked) + rows(verdict)
        let labels = rows.map { renderer.metrics.line($0.label, renderer.faces.mute) }
        let indent = (labels.map(\.width).max() ?? 0) + 2
        return zip(labels, rows).flatMap { label, row in
            row.lines.flatMap { CodeLines.wrapped($0, width - indent, renderer.metrics) }.enumerated().map {
                ($0.offset == 0 ? label : StyledLine()).padded(to: indent) + $0.element
            }
        }
    }

    private func rows(_ asked: CheckedExpression?) -> [Row] {
        guard let asked else { return [] }
        let expression = CodeLines.swift(asked.text, renderer.faces, renderer.metrics)
        return [(renderer.words.check(.check), expression)] + asked.variables.map { ($0.name, lines($0.value)) }
    }

    private func rows(_ verdict: Verdict) -> [Row] {
        // A pair of texts or of single numbers is already in the sentence above, except for a known mistake, which has
        // no such sentence.
        if verdict.isKnownMistake, case .text(let expected, let actual) = verdict.divergence?.difference {
            return [(.yours, actual), (.expected, expected)].map { label, text in
                (renderer.words.check(label), CodeLines.plain(DivergenceText.clipped(text), .plain, renderer.metrics))
            }
        }
        guard let values = verdict.divergence?.values,
            verdict.isKnownMistake || max(values.expected.values.count, values.actual.values.count) > 1
        else { return [] }
        let decimals = decimals(distinguishing: values)
        let isOfOneShape =
            values.expected.rows == values.actual.rows && values.expected.columns == values.actual.columns
        let marked = Set(values.differing)
        func lines(_ grid: Grid, isMarked: @escaping (Int) -> Bool) -> [StyledLine] {
            // Numbers of two matrices line up where each has another to be compared with.
            let shown = isOfOneShape ? values.expected.values + values.actual.values : grid.values
            return self.lines(
                grid, decimals: decimals, width: widest(shown, decimals), mark: marked.isEmpty ? nil : isMarked)
        }
        return [
            (renderer.words.check(.yours), lines(values.actual, isMarked: marked.contains)),
            (renderer.words.check(.expected), lines(values.expected) { _ in false }),
        ]
    }

    /// The fewest decimals, at least four, with which differing numbers look different.
    private func decimals(distinguishing values: Divergence.Values) -> Int {
        (4...12).first { decimals in
            values.differing.allSatisfy {
                number(values.expected.values[$0], decimals) != number(values.actual.values[$0], decimals)
            }
        } ?? 12
    }

    private func lines(_ value: ShownValue) -> [StyledLine] {
        switch value {
        case .text(let text): return CodeLines.plain(text, .plain, renderer.metrics)
        case .matrix(let grid, _, _):
            return lines(grid, decimals: 4, width: widest(grid.values, 4), mark: nil)
        case .trace, .plot: return []
        }
    }

    /// A line for each row of numbers.
    /// - Parameter mark: whether the number at a position is marked; nil to leave no space for marks.
    private func lines(_ grid: Grid, decimals: Int, width: Int, mark: ((Int) -> Bool)?) -> [StyledLine] {
        (0..<grid.rows).map { row in
            var line = renderer.metrics.line("[")
            for column in 0..<grid.columns {
                let isMarked = mark?(row * grid.columns + column) ?? false
                let face = isMarked ? renderer.faces.bad : .plain
                let text = number(grid[row, column], decimals)
                let padding = String(repeating: " ", count: width - text.unicodeScalars.count + (column > 0 ? 1 : 0))
                line = line + renderer.metrics.line(padding) + renderer.metrics.line(text, face)
                if mark != nil { line = line + renderer.metrics.line(isMarked ? "✗" : " ", face) }
            }
            return line + renderer.metrics.line("]")
        }
    }

    private func widest(_ numbers: [Double], _ decimals: Int) -> Int {
        numbers.map { number($0, decimals).unicodeScalars.count }.max() ?? 0
    }

    private func number(_ number: Double, _ decimals: Int) -> String {
        formatted(number, decimals: decimals, trimmed: true)
    }
}
