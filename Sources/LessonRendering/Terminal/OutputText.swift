import LessonModel
import StepTrace
import TraceFigures

/// The outputs of a cell in order: printed text and shown values.
///
/// Of many, only the first and last are shown, and the number of those between.
struct OutputText {
    private let outputs: [CellReport.Output]
    private let renderer: BlockTextRenderer
    /// Whether more output may follow; then only the rows of printed text that can no longer change are shown.
    private let isUnfinished: Bool

    init(_ outputs: [CellReport.Output], _ renderer: BlockTextRenderer, isUnfinished: Bool = false) {
        self.outputs = outputs
        self.isUnfinished = isUnfinished
        self.renderer = renderer
    }

    /// The most outputs that are all shown; a loop that prints and shows in turn makes more.
    static let most = 60
    static let head = 30
    static let tail = 10

    func lines() -> [StyledLine] {
        let parts: [[StyledLine]]
        if isUnfinished {
            parts = outputs.prefix(Self.head).enumerated().map { index, output in
                guard index == outputs.count - 1, case .printed(let text) = output else { return lines(output) }
                return rows(text).beginning()
            }
        } else if outputs.count > Self.most {
            let between = PrintedRows.grouped(outputs.count - Self.head - Self.tail)
            let note = renderer.metrics.line("⋯ \(renderer.words.lesson(.moreOutputs(between))) ⋯", .faint)
            parts = outputs.prefix(Self.head).map(lines) + [[note]] + outputs.suffix(Self.tail).map(lines)
        } else {
            parts = outputs.map(lines)
        }
        return parts.filter { !$0.isEmpty }.reduce(into: []) { lines, part in
            if !lines.isEmpty { lines.append(StyledLine()) }
            lines += part
        }
    }

    private func lines(_ output: CellReport.Output) -> [StyledLine] {
        switch output {
        case .printed(let text): return rows(text).lines()
        case .shown(let value, let caption):
            let title = caption.map { renderer.broken([renderer.metrics.span($0, .bold)], renderer.measure) } ?? []
            return title + lines(value)
        }
    }

    private func lines(_ value: ShownValue) -> [StyledLine] {
        switch value {
        case .text(let text): rows(text).lines()
        case .matrix(let grid, let rows, let columns, let role, let hidden):
            FigureText(renderer.style, renderer.metrics, words: renderer.words.figure)
                .lines(matrix: Panel(matrix: grid, role, hidden: hidden, rowLabels: rows, columnLabels: columns))
        case .trace(let trace, let original):
            FigureText(renderer.style, renderer.metrics, words: renderer.words.figure)
                .lines(Figure(trace, comparedWith: original, words: renderer.words.figure))
        case .plot(let plot):
            PlotText(plot, renderer.style, renderer.metrics, words: renderer.words.figure).lines()
        }
    }

    private func rows(_ text: String) -> PrintedRows {
        PrintedRows(text, width: renderer.style.width, renderer.metrics, renderer.words.lesson)
    }
}
