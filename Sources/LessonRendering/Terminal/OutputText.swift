import LessonModel
import StepTrace
import TraceFigures

/// What a cell put out, in its order: printed text and the pictures of shown values.
struct OutputText {
    private let outputs: [CellReport.Output]
    private let renderer: BlockTextRenderer
    /// More may follow: of what is being printed only that is shown which stays.
    private let isUnfinished: Bool

    init(_ outputs: [CellReport.Output], _ renderer: BlockTextRenderer, isUnfinished: Bool = false) {
        self.outputs = outputs
        self.isUnfinished = isUnfinished
        self.renderer = renderer
    }

    func lines() -> [StyledLine] {
        let parts = outputs.enumerated().map { index, output in
            if isUnfinished, index == outputs.count - 1, case .printed(let text) = output {
                return PrintedRows(text, width: renderer.style.width, renderer.metrics, renderer.words.lesson)
                    .beginning()
            }
            return lines(output)
        }
        return parts.filter { !$0.isEmpty }.reduce(into: []) { lines, part in
            if !lines.isEmpty { lines.append(StyledLine()) }
            lines += part
        }
    }

    private func lines(_ output: CellReport.Output) -> [StyledLine] {
        switch output {
        case .printed(let text): return printed(text)
        case .shown(let value, let caption):
            let title = caption.map { renderer.broken([renderer.metrics.span($0, .bold)], renderer.measure) } ?? []
            return title + lines(value)
        }
    }

    private func lines(_ value: ShownValue) -> [StyledLine] {
        switch value {
        case .text(let text): printed(text)
        case .matrix(let grid, let rows, let columns):
            FigureText(renderer.style, renderer.metrics, words: renderer.words.figure)
                .lines(matrix: Panel(matrix: grid, rowLabels: rows, columnLabels: columns))
        case .trace(let trace):
            FigureText(renderer.style, renderer.metrics, words: renderer.words.figure)
                .lines(Figure(trace, words: renderer.words.figure))
        case .plot(let plot):
            PlotText(plot, renderer.style, renderer.metrics, words: renderer.words.figure).lines()
        }
    }

    private func printed(_ text: String) -> [StyledLine] {
        PrintedRows(text, width: renderer.style.width, renderer.metrics, renderer.words.lesson).lines()
    }
}
