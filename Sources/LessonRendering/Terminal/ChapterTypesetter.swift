package import LessonModel
package import TraceFigures
import Formulas

/// A chapter as lines for a terminal: its opener, then its blocks, each cell with its result.
///
/// Every line is at most `style.width` columns wide.
package struct ChapterTypesetter: Sendable {
    private let chapter: Chapter
    private let style: TerminalStyle
    private let words: Words
    private let options: String
    private let numbers: [FileLocation: NumberedPart]
    private let metrics = TextMetrics.terminal

    /// - Parameter options: options to add to commands: ` --course mine`.
    package init(_ chapter: Chapter, style: TerminalStyle, words: Words = .english, options: String = "") {
        self.options = options
        self.words = words
        self.chapter = chapter
        numbers = ChapterNumbers(chapter).blocks
        self.style = style
    }

    /// The whole chapter with the results in a report.
    package func lines(_ report: ChapterReport) -> [String] {
        chapter.blocks.reduce(into: opener()) { lines, block in lines += self.lines(of: block, report) }
    }

    /// The lines before the first block: number, title, summary and objectives.
    package func opener() -> [String] {
        let renderer = BlockTextRenderer(style: style, metrics: metrics, inlineValues: [:], words: words)
        return text(ChapterOpener(chapter, renderer).lines())
    }

    /// One block with a blank line before it; empty for a block that shows nothing.
    /// - Parameter marksFaults: whether carets are added under faulty code; false when the code has been printed
    ///   already.
    package func lines(of block: Block, _ report: ChapterReport, marksFaults: Bool = true) -> [String] {
        if repeatsTitle(block) { return [] }
        let renderer = BlockTextRenderer(
            style: style, metrics: metrics, inlineValues: report.inlineValues, words: words, numbers: numbers
        ) { part, renderer in
            self.lines(ofPart: part, report, renderer, marksFaults)
        }
        let lines: [StyledLine] = renderer.lines([block], width: block.isPart ? style.width : renderer.measure)
        return lines.isEmpty ? [] : [""] + text(lines)
    }

    /// What an exercise of the chapter asks for, with a blank line before it.
    /// - Parameter report: has the keys of worksheets.
    package func lines(of exercise: Exercise, _ report: ChapterReport) -> [String] {
        let block = chapter.blocks.allBlocks.first { block in
            switch block.kind {
            case .exercise(let id), .quiz(let id), .worksheet(let id): id == exercise.id
            default: false
            }
        }
        return block.map { lines(of: $0, report) } ?? []
    }

    /// A cell, exercise, quiz or worksheet, also inside other blocks.
    private func lines(
        ofPart block: Block, _ report: ChapterReport, _ renderer: BlockTextRenderer, _ marksFaults: Bool
    ) -> [StyledLine] {
        let exercise = ExerciseText(chapter: chapter.label, options: options, renderer)
        return switch block.kind {
        case .cell(let index):
            chapter.cell(index).map { cell in
                let result = report.cell(index)
                // While a cell runs, more may be shown before the caption.
                let caption =
                    result?.status != nil || report.finished ? renderer.caption(of: block, renderer.measure) : []
                return CellText(cell, result, renderer, marksFaults: marksFaults).lines() + caption
            } ?? []
        case .exercise(let id): chapter.codeExercise(id).map { exercise.lines($0) } ?? []
        case .quiz(let id): chapter.quiz(id).map { exercise.lines($0) } ?? []
        case .worksheet(let id):
            chapter.worksheet(id).map { exercise.lines($0, key: report.key(of: $0)) } ?? []
        default: []
        }
    }

    /// A chapter may begin with its title as a heading, for readers of the file itself; the opener already shows it.
    private func repeatsTitle(_ block: Block) -> Bool {
        block == chapter.blocks.first && chapter.headings.first?.repeatsTitle ?? false
    }

    private func text(_ lines: [StyledLine]) -> [String] {
        lines.map { $0.text(style) }
    }
}

extension TextMetrics {
    /// The widths and formulas of all terminal output.
    package static let terminal = TextMetrics(width: { $0.cellWidth }, formula: StepFormula.unicode)
}
