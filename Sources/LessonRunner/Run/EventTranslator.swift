import Foundation
import LessonModel
import StepTrace

/// Turns what a running program prints and reports into the events of its cells.
final class EventTranslator {
    /// What the program said of its own end before it ended.
    enum LastReport {
        case finished
        case uncaught(message: String, stack: [Int])
        case exits(stack: [Int])
    }

    let program: Program
    private let limits: Limits
    private let clock: ContinuousClock
    private let emit: (Event) -> Void
    /// Reads what the backtracer has written since the last time.
    private let crashReport: () -> CrashReport?
    /// Finds the lesson's lines of a call stack.
    private let frames: ([Int]) -> [StackFrame]
    private let framesWhenInterrupted: ([Int]) -> [StackFrame]

    private(set) var runningCell: Cell?
    private(set) var runningInline: InlineValue?
    private(set) var lastReport: LastReport?
    /// Where the running cell was when it aborted.
    private(set) var lastWhereabouts: [Int]?
    private(set) var hasStarted = false
    /// Another run of the cells that were to trap would end so too.
    private(set) var isLasting = true
    private var text = PrintedText()
    private var beganAt: ContinuousClock.Instant
    private var finishedCells: Set<Int> = []
    /// The last cell, when it is done but for what it may have deferred, and how long it ran.
    private var deferring: (cell: Cell, elapsed: Duration)?

    init(
        _ program: Program, limits: Limits, clock: ContinuousClock, crashReport: @escaping () -> CrashReport?,
        frames: @escaping ([Int]) -> [StackFrame], framesWhenInterrupted: @escaping ([Int]) -> [StackFrame],
        emit: @escaping (Event) -> Void
    ) {
        self.program = program
        self.limits = limits
        self.clock = clock
        self.crashReport = crashReport
        self.frames = frames
        self.framesWhenInterrupted = framesWhenInterrupted
        self.emit = emit
        beganAt = clock.now
    }

    /// Takes the next thing that happened; gives back why the program has to be stopped, if it has to.
    func take(_ item: OutputOrder.Item) -> ProgramStop? {
        switch item {
        case .printed(let bytes):
            // Up to the limit and not a line further.
            let room = max(0, limits.output - text.byteCount)
            let complete = text.add(bytes.count > room ? Array(bytes.prefix(room + 1)) : bytes)
            guard let cell = runningCell else { return nil }
            tell(complete, of: cell)
            return text.byteCount > limits.output ? .output(limit: limits.output) : nil
        case .record(let record):
            take(record)
            return nil
        }
    }

    /// Nothing has come for a while: shows the beginning of a line too.
    func idle() {
        if let cell = runningCell { tell(text.idle(), of: cell) }
    }

    private func tell(_ text: String, of cell: Cell) {
        if !text.isEmpty { emit(.printed(text, cell: cell.index)) }
    }

    private func take(_ record: WireRecord) {
        switch record {
        case .started: hasStarted = true
        case .cellBegan(let index):
            runningCell = program.cells.first { $0.index == index }
            beganAt = clock.now
            text = PrintedText()
            lastWhereabouts = nil
            if runningCell != nil, deferring?.cell != runningCell { emit(.cellStarted(index)) }
        case .cellEnded(let index):
            guard let cell = runningCell, cell.index == index else { return }
            tell(text.end(), of: cell)
            runningCell = nil
            if cell == program.lastRunCell, deferring == nil, program.pieces.last != .cell(cell) {
                deferring = (cell, beganAt.duration(to: clock.now))
            } else if !finishedCells.contains(index) {
                finish(cell, .passed)
            }
        case .trapAwaited(let index, let ending):
            if let cell = runningCell, cell.index == index { judgeTrap(of: cell, ending) }
        case .shown(let index, let value, let caption):
            if let cell = runningCell, cell.index == index { tell(text.idle(), of: cell) }
            emit(.shown(value, caption: caption, cell: index))
        case .inlineBegan(let index):
            text = PrintedText()
            runningInline = program.inlineValues.first { $0.index == index }
        case .inlineValue(let index, let text):
            runningInline = nil
            emit(.inlineValue(text, index: index))
        case .uncaught(let message, let stack): lastReport = .uncaught(message: message, stack: stack)
        case .exits(let stack): lastReport = .exits(stack: stack)
        case .finished: lastReport = .finished
        case .probed, .expected, .stepped: break
        case .whereabouts(let stack): lastWhereabouts = stack
        case .variantBegan, .variantEnded, .checkBegan, .checkEnded, .variantFinished: break
        }
    }

    private func finish(_ cell: Cell, _ status: CellStatus) {
        finishedCells.insert(cell.index)
        let elapsed = deferring?.cell == cell ? deferring?.elapsed : nil
        emit(.cellFinished(cell.index, status, seconds: (elapsed ?? beganAt.duration(to: clock.now)) / .seconds(1)))
    }

    /// A cell that was to trap has ended in its own process, one way or another.
    private func judgeTrap(of cell: Cell, _ ending: WireRecord.Ending) {
        let (output, words) = text.die()
        tell(output, of: cell)
        var thrown: (message: String, stack: [Int])?
        if case .uncaught(let message, let stack) = lastReport { thrown = (message, stack) }
        lastReport = nil
        switch ending {
        case .signal(let signal):
            if Trap.comesFromOutside(signal: signal) { isLasting = false }
            var report = crashReport()
            if report?.frames.isEmpty == true { report?.frames = lastWhereabouts.map(framesWhenInterrupted) ?? [] }
            let trap = Trap(lastWords: words, report: report, signal: signal, fallback: cell.code.fence)
            emit(.diagnostic(trap.diagnostic(excerpt: excerpt), cell: cell.index))
            finish(cell, .passed)
        case .exited where thrown != nil:
            let diagnostic = Trap.diagnostic(
                "the error \(thrown?.message ?? "") is never caught", frames: frames(thrown?.stack ?? []),
                fallback: cell.code.place, remedy: nil, excerpt: excerpt)
            emit(.diagnostic(diagnostic, cell: cell.index))
            finish(cell, .passed)
        case .exited(let code):
            refuse(cell, "this cell is to trap, but it ended the program with exit code \(code)")
        case .completed: refuse(cell, "this cell is to trap, but it ran to its end")
        }
    }

    /// A cell that was to trap was stopped and its process has ended; the program goes on.
    func endTrap(_ stop: ProgramStop, whereabouts: [Int]?) {
        guard let cell = runningCell else { return }
        isLasting = false
        let report = crashReport()
        tell(text.die().output, of: cell)
        lastReport = nil
        let diagnostic = Trap.diagnostic(
            stop.message, frames: whereabouts.map(framesWhenInterrupted) ?? report?.frames ?? [],
            fallback: cell.code.fence, remedy: stop.remedy, excerpt: excerpt)
        emit(.diagnostic(diagnostic, cell: cell.index))
        finish(cell, stop.status)
    }

    private func refuse(_ cell: Cell, _ message: String) {
        let diagnostic = cell.failureDiagnostic(message, remedy: "leave out `fails=trap`, or let the cell trap")
        emit(.diagnostic(diagnostic, cell: cell.index))
        finish(cell, .unexpectedSuccess)
    }

    func excerpt(_ place: FileLocation) -> Diagnostic.Excerpt? {
        guard place.file == program.file else { return nil }
        return program.piece(onLine: place.line, column: place.column)?.sourceLine(place.line).map {
            Diagnostic.Excerpt(line: $0)
        }
    }

    /// The program has died in a cell: gives out what it printed, and gives back its last words.
    func die() -> String {
        let (output, words) = text.die()
        if let cell = runningCell { tell(output, of: cell) }
        return words
    }

    /// The end of the cell in which the program stopped, or of the chapter's text outside of cells.
    func end(_ diagnostic: Diagnostic, _ status: CellStatus) {
        emit(.diagnostic(diagnostic, cell: runningCell?.index))
        if let cell = runningCell { finish(cell, status) }
    }

    /// Where the program is, for want of a line: the fence, not a line of code that is not to blame.
    var place: FileLocation {
        runningCell?.code.fence ?? runningInline?.place ?? program.cells.last?.code.place
            ?? FileLocation(file: program.file, line: 1, column: 1)
    }

    /// The program has ended before the last cell could do what it had deferred.
    func endDeferring() {
        if let cell = deferring?.cell, !finishedCells.contains(cell.index) { finish(cell, .passed) }
    }

    /// Cells that were never reached.
    var unreached: [Cell] { program.runningCells.filter { !finishedCells.contains($0.index) } }
}
