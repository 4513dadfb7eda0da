import LessonModel
import StepTrace

extension ChapterFigures {
    /// The figures of a trial, for the page of the chapter as it is: each has the number of the figure in whose place it stands,
    /// and one that the page has no place for has that of the one before it with a letter, `3.2a`.
    /// - Parameter pageCell: the index on the page of a cell of the trial; nil for a cell that the page does not have.
    init(_ trial: Handout.Part, onPageOf original: Handout.Part, words: Words, pageCell: (Int) -> Int?) {
        let page = ChapterFigures(original, words: words)
        func numbers(_ kind: OutputPairs.Kind, _ number: (_ cell: Int, _ output: Int) -> String) -> Numbers {
            var numbers: Numbers = [:]
            var (last, more) = ("\(original.chapter.label).0", 0)
            func places(_ cell: Int, _ report: ChapterReport) -> [Int] {
                (report.cell(cell)?.outputs ?? []).enumerated().filter { $0.element.kind == kind }.map(\.offset)
            }
            for cell in trial.chapter.cells where cell.showsOutput {
                let index = pageCell(cell.index)
                let own = index.map { index in places(index, original.report).map { number(index, $0) } } ?? []
                var rest = own[...]
                for output in places(cell.index, trial.report) {
                    if let next = rest.popFirst() {
                        (last, more) = (next, 0)
                    } else {
                        more += 1
                    }
                    numbers[Position(cell: cell.index, output: output)] = last + Self.letters(more)
                }
                if let end = rest.last { (last, more) = (end, 0) }
            }
            return numbers
        }
        self.init(
            traces: numbers(.trace, page.traceNumber), plots: numbers(.plot, page.plotNumber), words: words)
    }

    /// Nothing for 0, `a` for 1.
    private static func letters(_ count: Int) -> String {
        count == 0 ? "" : count <= 26 ? Quiz.letter(count - 1) : "-\(count)"
    }
}
