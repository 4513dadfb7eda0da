package import LessonModel
package import TraceFigures

/// A chapter as it is being run, handed out line by line as soon as each line is final.
///
/// Prose waits for the numbers in it, a cell for its end; a cell that takes its time is shown piece by piece, whenever
/// `flush` is called.
package struct ChapterStream: Sendable {
    private let chapter: Chapter
    private let typesetter: ChapterTypesetter
    private var position = 0
    /// How many lines of the block at the position are out already.
    private var linesOut = 0
    private var openerIsOut = false
    private var started: Set<Int> = []

    /// What has happened so far.
    package private(set) var report: ChapterReport
    /// The cell that runs at the moment.
    package private(set) var runningCell: Cell?

    package init(_ chapter: Chapter, style: TerminalStyle, words: Words = .english) {
        self.chapter = chapter
        typesetter = ChapterTypesetter(chapter, style: style, words: words)
        report = ChapterReport(chapter)
    }

    /// Takes an event in; `lines` has what there is to print after it.
    package mutating func apply(_ event: Event) {
        report.apply(event)
        switch event {
        case .cellStarted(let index):
            started.insert(index)
            runningCell = chapter.cells.first { $0.index == index }
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
        while position < chapter.blocks.count {
            let block = chapter.blocks[position]
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
        let parts = BlockParts(of: block)
        let cellsAreDone = parts.cells.allSatisfy { index in report.cell(index).map { $0.status != nil } ?? true }
        let latest = started.max() ?? 0
        let valuesAreKnown = parts.values.allSatisfy { index in
            report.inlineValues[index] != nil
                || chapter.inlineValues.first { $0.index == index }.map { $0.afterCell < latest } ?? true
        }
        return cellsAreDone && valuesAreKnown
    }
}

/// The cells and inline values anywhere within a block.
private struct BlockParts {
    var cells: [Int] = []
    var values: [Int] = []

    init(of block: Block) {
        add(block)
    }

    private mutating func add(_ block: Block) {
        switch block.kind {
        case .cell(let index): cells.append(index)
        case .heading(_, let text), .paragraph(let text): add(text)
        case .blockQuote(let blocks), .alert(_, let blocks): blocks.forEach { add($0) }
        case .list(let list): list.items.joined().forEach { add($0) }
        case .table(let table): (table.header + table.rows.joined()).forEach { add($0) }
        case .code, .html, .thematicBreak, .formula, .exercise, .quiz, .worksheet: break
        }
    }

    private mutating func add(_ text: [Inline]) {
        for inline in text {
            switch inline {
            case .value(let index): values.append(index)
            case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .image(_, _, let inner): add(inner)
            case .text, .softBreak, .lineBreak, .code, .html, .formula: break
            }
        }
    }
}
