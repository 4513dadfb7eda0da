import Formulas
import LessonModel
import StepTrace
import TraceFigures

/// A chapter's traces and plots with their numbers, in the order in which cells show them.
struct ChapterFigures {
    /// An output by its cell's index and its place among the cell's outputs.
    struct Position: Hashable {
        var cell: Int
        var output: Int
    }

    /// The number of each figure, `3.1`, by its place.
    typealias Numbers = [Position: String]

    let words: Words
    private var rendered: RenderedFigures?
    private var traces: Numbers = [:]
    private var plots: Numbers = [:]
    /// Every trace that the page shows, in order.
    private(set) var shownTraces: [Trace] = []

    init(_ part: Handout.Part, words: Words, rendered: RenderedFigures? = nil) {
        self.words = words
        self.rendered = rendered
        let chapter = part.chapter.label
        for cell in part.chapter.cells where cell.showsOutput {
            for (index, output) in (part.report.cell(cell.index)?.outputs ?? []).enumerated() {
                let position = Position(cell: cell.index, output: index)
                switch output {
                case .shown(.trace(let trace, _), _):
                    traces[position] = "\(chapter).\(traces.count + 1)"
                    shownTraces.append(trace)
                case .shown(.plot, _): plots[position] = "\(chapter).\(plots.count + 1)"
                default: break
                }
            }
        }
    }

    init(traces: Numbers, plots: Numbers, words: Words) {
        self.traces = traces
        self.plots = plots
        self.words = words
    }

    var plotCount: Int { plots.count }

    /// The number of a trace, `3.1`.
    func traceNumber(cell: Int, output: Int) -> String { traces[Position(cell: cell, output: output)] ?? "" }

    func plotNumber(cell: Int, output: Int) -> String { plots[Position(cell: cell, output: output)] ?? "" }

    /// The HTML of a trace beside what it is compared with.
    func html(_ figure: FigureHTML, of trace: Trace, comparedWith original: Trace?) -> String {
        func make() -> String { figure.html(Figure(trace, comparedWith: original, words: words.figure)) }
        return rendered?.html(figure, of: trace, comparedWith: original, make) ?? make()
    }

    /// Renders one figure.
    /// - Parameter cell: the number of the cell that showed it, such as `3.1`; nil for one that has none.
    func figure(id: String, label: String, cell: String?) -> FigureHTML {
        let source = cell.map { cell in
            let link = "<a href=\"#\(CellHTML.id(cell))\">\(words.page(.cellInLink(cell)))</a>"
            return words.page(.recordedBy(linkHTML: link))
        }
        return FigureHTML(
            id: id, label: label, source: source ?? "", mathML: StepFormula.mathML, width: { $0.cellWidth },
            words: words.figure)
    }
}
