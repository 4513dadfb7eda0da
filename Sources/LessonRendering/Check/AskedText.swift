import LessonModel
import StepTrace
import TraceFigures

/// What a check looked at, for a terminal, with differing numbers marked.
struct AskedText {
    let renderer: BlockTextRenderer
    let width: Int

    func lines(_ verdict: Verdict) -> [StyledLine] {
        let rows = AskedValues(verdict).rows
        let labels = rows.map { renderer.metrics.line(text($0.label), renderer.faces.mute) }
        let indent = (labels.map(\.width).max() ?? 0) + 2
        return zip(labels, rows).flatMap { label, row in
            lines(row.value).flatMap { CodeLines.wrapped($0, width - indent, renderer.metrics) }.enumerated().map {
                ($0.offset == 0 ? label : StyledLine()).padded(to: indent) + $0.element
            }
        }
    }

    private func text(_ label: AskedValues.Label) -> String {
        switch label {
        case .word(let phrase): renderer.words.check(phrase)
        case .variable(let name): name
        }
    }

    private func lines(_ value: AskedValues.Value) -> [StyledLine] {
        switch value {
        case .code(let text): return CodeLines.swift(text, renderer.faces, renderer.metrics)
        case .text(let text): return CodeLines.plain(text, .plain, renderer.metrics)
        case .numbers(let grid): return lines(grid, decimals: 4, width: widest(grid.values, 4), mark: nil)
        case .actual(let values):
            let marked = Set(values.differing)
            return lines(values.actual, of: values) { marked.contains($0) }
        case .expected(let values): return lines(values.expected, of: values) { _ in false }
        }
    }

    private func lines(
        _ grid: Grid, of values: Divergence.Values, isMarked: @escaping (Int) -> Bool
    ) -> [StyledLine] {
        let decimals = decimals(distinguishing: values)
        let isOfOneShape =
            values.expected.rows == values.actual.rows && values.expected.columns == values.actual.columns
        // Numbers of two matrices line up where each has another to be compared with.
        let shown = isOfOneShape ? values.expected.values + values.actual.values : grid.values
        return lines(
            grid, decimals: decimals, width: widest(shown, decimals), mark: values.differing.isEmpty ? nil : isMarked)
    }

    /// The fewest decimals, at least four, with which differing numbers look different.
    private func decimals(distinguishing values: Divergence.Values) -> Int {
        (4...12).first { decimals in
            values.differing.allSatisfy {
                number(values.expected.values[$0], decimals) != number(values.actual.values[$0], decimals)
            }
        } ?? 12
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
