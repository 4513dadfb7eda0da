package import LessonModel
package import TraceFigures

/// A chapter as it is being run, handed out line by line as soon as each line is final.
///
/// Prose waits for the numbers in it, a cell for its end; a cell that takes its time is shown piece by piece, whenever
/// `flush` is called.
package struct ChapterStream: Sendable {
    private let chapter: Chapter
    private let blocks: [Block]
    private let typesetter: ChapterTypesetter
    private var position = 0
    /// How many lines of the block at the position are out already.
    private var linesOut = 0
    private var openerIsOut: Bool
    private var started: Set<Int> = []

    /// What has happened so far.
    package private(set) var report: ChapterReport
    /// The cell that runs at the moment.
    package private(set) var runningCell: Cell?

    /// - Parameters:
    ///   - options: what commands need as well: ` --course mine`.
    ///   - section: the only part that is handed out; nil for the whole chapter.
    package init(
        _ chapter: Chapter, style: TerminalStyle, words: Words = .english, options: String = "",
        section: Section? = nil
    ) {
        self.chapter = chapter
        blocks = Array(section.map { chapter.blocks[$0.blocks] } ?? chapter.blocks[...])
        openerIsOut = section != nil
        typesetter = ChapterTypesetter(chapter, style: style, words: words, options: options)
        report = ChapterReport(chapter)
    }

    /// Takes an event in; `lines` has what there is to print after it.
    package mutating func apply(_ event: Event) {
        report.apply(event)
        switch event {
        case .cellStarted(let index):
            started.insert(index)
            runningCell = chapter.cell(index)
        case .cellFinished, .chapterFinished: runningCell = nil
        case .compileStarted, .compileFinished, .diagnostic, .printed, .shown, .inlineValue, .memoryPeak: break
        }
    }

    /// The lines that have become final since the last call.
    /// - Parameter flush: also those of the running cell, whose code then gets no carets any more.
    package mutating func lines(flush: Bool = false) -> [String] {
        var lines: [String] = []
        if !openerIsOut {
            lines += typesetter.opener()
            openerIsOut = true
        }
        while position < blocks.count {
            let block = blocks[position]
            guard isFinal(block) else {
                if flush { lines += newLines(ofRunning: block) }
                break
            }
            lines += typesetter.lines(of: block, report, marksFaults: linesOut == 0).dropFirst(linesOut)
            linesOut = 0
            position += 1
        }
        return lines
    }

    private mutating func newLines(ofRunning block: Block) -> ArraySlice<String> {
        guard case .cell(let index) = block.kind, index == runningCell?.index else { return [] }
        var lines = typesetter.lines(of: block, report, marksFaults: false)
        if case .printed(let text)? = report.cell(index)?.outputs.last, !text.hasSuffix("\n") { lines.removeLast() }
        guard lines.count > linesOut else { return [] }
        defer { linesOut = lines.count }
        return lines[linesOut...]
    }

    private func isFinal(_ block: Block) -> Bool {
        if report.finished { return true }
        let cellsAreDone = [block].allBlocks.allSatisfy { block in
            guard case .cell(let index) = block.kind, let cell = report.cell(index) else { return true }
            return cell.status != nil
        }
        let latest = started.max() ?? 0
        let valuesAreKnown = [block].allInlines.allSatisfy { inline in
            guard case .value(let index) = inline, report.inlineValues[index] == nil else { return true }
            return chapter.inlineValues.first { $0.index == index }.map { $0.afterCell < latest } ?? true
        }
        return cellsAreDone && valuesAreKnown
    }
}
