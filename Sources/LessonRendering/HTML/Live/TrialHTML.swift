import LessonModel
import StepTrace

/// What a chapter shows that was run with changed cells, where that is not what its page shows.
package struct TrialHTML {
    package struct CellResult: Sendable, Hashable {
        /// The cell's index: on the page, or in the trial where the page does not have the cell.
        package var cell: Int
        /// The outputs in the cell's frame, how it ended included, and those after it.
        package var inside: String
        package var after: String
        /// What has changed, in a sentence of plain text; nil for a cell that the page does not have.
        package var change: String?
        package var failed: Bool
    }

    /// The cells of the page whose result is another one now, in their order.
    package private(set) var changed: [CellResult] = []
    /// Those that the page does not have: lines of a reader's own.
    package private(set) var added: [CellResult] = []

    private let original: Handout.Part
    private let words: Words

    /// - Parameters:
    ///   - original: what the page shows.
    ///   - trial: with the report so far; cells that have not ended are left out.
    ///   - pageCell: the index on the page of a cell of the trial; nil for a cell that the page does not have.
    package init(
        original: Handout.Part, trial: Handout.Part, in handout: Handout,
        pageCell: (_ trialIndex: Int) -> Int? = { $0 }
    ) {
        self.original = original
        words = handout.wordsOfParts
        let shown = ChapterFigures(original, words: words)
        let figures = ChapterFigures(trial, onPageOf: original, words: words, pageCell: pageCell)
        for cell in trial.chapter.cells {
            guard let report = trial.report.cell(cell.index), report.status != nil else { continue }
            if let onPage = pageCell(cell.index).flatMap({ original.chapter.cell($0) }) {
                let before = CellHTML(onPage, in: original, figures: shown, words: words)
                if let result = result(cell, report, in: figures, before: before) { changed.append(result) }
            } else {
                added.append(self.added(cell, report, in: figures))
            }
        }
    }

    private func result(
        _ cell: Cell, _ report: CellReport, in figures: ChapterFigures, before: CellHTML
    ) -> CellResult? {
        let old = before.report?.seen(in: before.cell) ?? CellReport(index: cell.index, id: nil, line: 1)
        let new = report.seen(in: cell)
        let html = CellHTML(
            cell, report,
            outputs: CellOutputHTML(
                label: before.outputs.label, figures: figures, cell: cell.index, words: words.page,
                originals: Self.originals(from: old, to: new)),
            words: words)
        let text = ChangeText(words: words)
        let sentence: String
        if let change = CellChange(from: old, to: new) {
            let variesAnyway =
                cell.varies && cell.code.text == before.cell.code.text && change.statuses == nil && change.hasOutput
            sentence =
                variesAnyway ? text.sentence(.variesAnyway) : text.sentence(change, isMeantToFail: cell.isMeantToFail)
        } else if html.ending != before.ending {
            sentence = text.sentence(.otherMessages)
        } else {
            return nil
        }
        return CellResult(
            cell: before.cell.index, inside: html.inside, after: html.after, change: sentence, failed: report.failed)
    }

    private func added(_ cell: Cell, _ report: CellReport, in figures: ChapterFigures) -> CellResult {
        // No cell of the page has such a number.
        let label = "\(original.chapter.label).own\(added.count + 1)"
        let html = CellHTML(
            cell, report,
            outputs: CellOutputHTML(
                label: label, figures: figures, cell: cell.index, words: words.page, isOnPage: false),
            words: words)
        return CellResult(
            cell: cell.index, inside: html.inside, after: html.after, change: nil, failed: report.failed)
    }

    /// What stood in the place of each output that is another one now.
    private static func originals(from old: CellReport, to new: CellReport) -> [Int: ShownValue] {
        let pairs = OutputPairs(from: old.outputs, to: new.outputs)
        return pairs.before.enumerated().reduce(into: [:]) { originals, pair in
            guard let place = pair.element, case .shown(let value, _) = old.outputs[place],
                case .shown(let now, _) = new.outputs[pair.offset], !now.isSame(as: value)
            else { return }
            originals[pair.offset] = value
        }
    }
}

extension CellReport {
    /// Only what a page shows of it: no outputs of a cell without them, and of text only what can be seen.
    fileprivate func seen(in cell: Cell) -> CellReport {
        var seen = self
        seen.outputs = !cell.showsOutput ? [] : outputs.map(\.seen)
        return seen
    }

    /// Whether it did not do what its author intended, nor what a reader's change has mended.
    fileprivate var failed: Bool {
        switch status {
        case nil, .passed, .unexpectedSuccess: false
        case .failed, .trapped, .timedOut, .overLimit, .skipped: true
        }
    }
}

extension CellReport.Output {
    fileprivate var seen: CellReport.Output {
        switch self {
        case .printed(let text): .printed(VisibleText.visible(text))
        case .shown(.text(let text), let caption): .shown(.text(VisibleText.visible(text)), caption: caption)
        case .shown: self
        }
    }
}
