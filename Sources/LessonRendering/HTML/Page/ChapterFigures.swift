import Formulas
import LessonModel
import StepTrace
import TraceFigures

/// A chapter's traces and plots with their numbers, in the order in which cells show them.
struct ChapterFigures {
    private struct Position: Hashable {
        var cell: Int
        var output: Int
    }

    /// The chapter's number, the first half of its figures'.
    private let chapter: String
    let words: Words
    private var traces: [Position: Int] = [:]
    private var plots: [Position: Int] = [:]
    /// Every trace that the page shows, in order.
    private(set) var shownTraces: [Trace] = []

    init(_ part: Handout.Part, words: Words) {
        self.words = words
        chapter = part.chapter.label
        for cell in part.chapter.cells where cell.showsOutput {
            for (index, output) in (part.report.cell(cell.index)?.outputs ?? []).enumerated() {
                let position = Position(cell: cell.index, output: index)
                switch output {
                case .shown(.trace(let trace, _), _):
                    traces[position] = traces.count + 1
                    shownTraces.append(trace)
                case .shown(.plot, _): plots[position] = plots.count + 1
                default: break
                }
            }
        }
    }

    var plotCount: Int { plots.count }

    /// The number of a trace, `3.1`.
    func traceNumber(cell: Int, output: Int) -> String {
        "\(chapter).\(traces[Position(cell: cell, output: output)] ?? 0)"
    }

    func plotNumber(cell: Int, output: Int) -> String {
        "\(chapter).\(plots[Position(cell: cell, output: output)] ?? 0)"
    }

    /// Renders one figure.
    /// - Parameter cell: the number of the cell that showed it, such as `3.1`.
    func figure(id: String, label: String, cell: String) -> FigureHTML {
        let link = "<a href=\"#\(CellHTML.id(cell))\">\(words.page(.cellInLink(cell)))</a>"
        return FigureHTML(
            id: id, label: label, source: words.page(.recordedBy(linkHTML: link)), mathML: StepFormula.mathML,
            width: { $0.cellWidth }, words: words.figure)
    }
}
