package import LessonModel
package import TraceFigures

/// The lines of a chapter while it runs, each returned as soon as it is final.
///
/// Prose is final once its inline values are known, a worksheet once its key is, a cell once it has ended. With `flush`,
/// the complete lines of a running cell are returned too.
package struct ChapterStream: Sendable {
    private let chapter: Chapter
    private let blocks: [Block]
    private let typesetter: ChapterTypesetter
    private var position = 0
    /// How many lines of the block at the position have been returned.
    private var returnedLines = 0
    private var openerIsReturned: Bool
    /// The last cell that has started.
    private var latest = 0

    /// The report on the events so far.
    package private(set) var report: ChapterReport
    package private(set) var runningCell: Cell?

    /// - Parameters:
    ///   - options: options to add to commands: ` --course mine`.
    ///   - section: the only part whose lines are returned; nil for the whole chapter.
    package init(
        _ chapter: Chapter, style: TerminalStyle, words: Words = .english, options: String = "",
        section: Section? = nil
    ) {
        self.chapter = chapter
        blocks = section.map { chapter.blocks(of: $0) } ?? chapter.blocks
        openerIsReturned = section != nil
        typesetter = ChapterTypesetter(chapter, style: style, words: words, options: options)
        report = ChapterReport(chapter)
    }

    /// Applies an event; `lines` then returns the lines that it makes final.
    package mutating func apply(_ event: Event) {
        report.apply(event)
        switch event {
        case .cellStarted(let index):
            latest = max(latest, index)
            runningCell = chapter.cell(index)
        case .cellFinished, .chapterFinished: runningCell = nil
        case .compileStarted, .compileFinished, .diagnostic, .printed, .shown, .inlineValue, .memoryPeak: break
        }
    }

    /// The lines that have become final since the last call.
    /// - Parameter flush: also returns those of the running cell, whose code then cannot get carets.
    package mutating func lines(flush: Bool = false) -> [String] {
        var lines: [String] = []
        if !openerIsReturned {
            lines += typesetter.opener()
            openerIsReturned = true
        }
        while position < blocks.count {
            let block = blocks[position]
            guard isFinal(block) else {
                if flush { lines += newLines(ofRunning: block) }
                break
            }
            lines += typesetter.lines(of: block, report, marksFaults: returnedLines == 0).dropFirst(returnedLines)
            returnedLines = 0
            position += 1
        }
        return lines
    }

    private mutating func newLines(ofRunning block: Block) -> ArraySlice<String> {
        guard case .cell(let index) = block.kind, index == runningCell?.index else { return [] }
        var lines = typesetter.lines(of: block, report, marksFaults: false)
        if case .printed(let text)? = report.cell(index)?.outputs.last, !text.hasSuffix("\n") { lines.removeLast() }
        guard lines.count > returnedLines else { return [] }
        defer { returnedLines = lines.count }
        return lines[returnedLines...]
    }

    private func isFinal(_ block: Block) -> Bool {
        if report.finished { return true }
        let partsAreDone = [block].allBlocks.allSatisfy { block in
            switch block.kind {
            case .cell(let index): report.cell(index).map { $0.status != nil } ?? true
            case .worksheet(let id):
                report.keys[id] != nil || chapter.worksheet(id).map { $0.afterCell < latest } ?? true
            default: true
            }
        }
        let valuesAreKnown = [block].allInlines.allSatisfy { inline in
            guard case .value(let index) = inline, report.inlineValues[index] == nil else { return true }
            guard chapter.inlineValues.indices.contains(index) else { return true }
            return chapter.inlineValues[index].afterCell < latest
        }
        return partsAreDone && valuesAreKnown
    }
}
