import Foundation
import LessonModel
import StepTrace

/// Translates a running program's printed text and records into the events of its cells.
final class EventTranslator {
    /// The last record about the program's end, sent before it ended.
    enum LastReport {
        case finished
        case uncaught(message: String, stack: [Int])
        case exits(stack: [Int])
    }

    let program: Program
    private let limits: Limits
    private let clock: ContinuousClock
    private let emit: (Event) -> Void
    /// Reads and removes the backtracer's report about a process, or the newest when it is not known which.
    private let crashReport: (_ process: Int?) -> CrashReport?
    /// Finds the lesson's lines for a call stack.
    private let frames: ([Int]) -> [StackFrame]
    private let framesWhenInterrupted: ([Int]) -> [StackFrame]
    private let modules: OwnModules

    private(set) var runningCell: Cell?
    private(set) var runningInline: InlineValue?
    /// The cell before that runs again in another process, for what the program waits for.
    private(set) var repeatedCell: Cell?
    private(set) var lastReport: LastReport?
    /// The call stack of the running cell when it aborted.
    private(set) var lastWhereabouts: [Int]?
    private(set) var hasStarted = false
    /// Whether the last statement has run: what runs now was deferred, or registered with `atexit`.
    private var isAtEnd = false
    /// The whole lines that were printed before the program has started: what `attend-confine` says.
    private(set) var wordsBeforeStart = ""
    /// Whether another run of the cells marked `fails=trap` would end the same way.
    private(set) var isCacheable = true
    private var text = PrintedText()
    private var beganAt: ContinuousClock.Instant
    private var finishedCells: Set<Int> = []
    /// The last cell, when only its deferred blocks have not run yet, and how long it ran.
    private var deferring: (cell: Cell, elapsed: Duration)?

    init(
        _ program: Program, limits: Limits, clock: ContinuousClock, crashReport: @escaping (Int?) -> CrashReport?,
        frames: @escaping ([Int]) -> [StackFrame], framesWhenInterrupted: @escaping ([Int]) -> [StackFrame],
        modules: OwnModules, emit: @escaping (Event) -> Void
    ) {
        self.program = program
        self.limits = limits
        self.clock = clock
        self.crashReport = crashReport
        self.frames = frames
        self.framesWhenInterrupted = framesWhenInterrupted
        self.modules = modules
        self.emit = emit
        beganAt = clock.now
    }

    /// Translates the next text or record.
    /// - Returns: why the program must be stopped, if it must.
    func take(_ item: OutputOrder.Item) -> ProgramStop? {
        switch item {
        case .printed(let bytes):
            // No output beyond the limit is shown.
            let remaining = max(0, limits.output - text.byteCount)
            let complete = text.add(bytes.count > remaining ? Array(bytes.prefix(remaining + 1)) : bytes)
            guard let cell = runningCell else {
                if !hasStarted { wordsBeforeStart += complete }
                return nil
            }
            emitPrinted(complete, of: cell)
            return text.byteCount > limits.output ? .output(limit: limits.output) : nil
        case .record(let record):
            take(record)
            return nil
        }
    }

    /// Emits the beginning of an incomplete line, when nothing has arrived for a while.
    func idle() {
        if let cell = runningCell { emitPrinted(text.idle(), of: cell) }
    }

    private func emitPrinted(_ text: String, of cell: Cell) {
        if !text.isEmpty { emit(.printed(text, cell: cell.index)) }
    }

    private func take(_ record: WireRecord) {
        switch record {
        case .started: hasStarted = true
        case .cellBegan(let index):
            isAtEnd = runningCell?.index == index || deferring?.cell.index == index
            if runningCell?.index == index { return }
            runningCell = program.cells.first { $0.index == index }
            beganAt = clock.now
            text = PrintedText()
            lastWhereabouts = nil
            repeatedCell = nil
            if runningCell != nil, deferring?.cell != runningCell { emit(.cellStarted(index)) }
        case .cellEnded(let index):
            guard let cell = runningCell, cell.index == index else { return }
            emitPrinted(text.end(), of: cell)
            runningCell = nil
            if cell == program.lastRunCell, deferring == nil, program.pieces.last != .cell(cell) {
                deferring = (cell, beganAt.duration(to: clock.now))
            } else if !finishedCells.contains(index) {
                finish(cell, .passed)
            }
        case .cellRepeated(let index):
            // A cell marked `fails=trap` begins only now.
            if runningCell?.index == index { beganAt = clock.now }
            repeatedCell = program.cells.first { $0.index == index && $0 != runningCell }
        case .trapAwaited(let index, let process, let ending):
            if let cell = runningCell, cell.index == index { finishTrap(of: cell, in: process, ending) }
        case .shown(let index, let value, let caption):
            if let cell = runningCell, cell.index == index { emitPrinted(text.idle(), of: cell) }
            emit(.shown(value, caption: caption, cell: index))
        case .inlineBegan(let index):
            text = PrintedText()
            runningInline = program.inlineValues.first { $0.index == index }
        case .inlineValue(let index, let text):
            if let value = runningInline, text == "()" { emit(.diagnostic(.noValue(of: value), cell: nil)) }
            runningInline = nil
            emit(.inlineValue(text, index: index))
        case .uncaught(let message, let stack): lastReport = .uncaught(message: message, stack: stack)
        case .exits(let stack): lastReport = .exits(stack: stack)
        case .finished: lastReport = .finished
        case .probed, .expected, .stepped, .asked, .given: break
        case .whereabouts(let stack): lastWhereabouts = stack
        case .variantBegan, .variantEnded: repeatedCell = nil
        case .checkBegan, .checkEnded, .variantFinished: break
        }
    }

    private func finish(_ cell: Cell, _ status: CellStatus) {
        finishedCells.insert(cell.index)
        let elapsed = deferring?.cell == cell ? deferring?.elapsed : nil
        emit(.cellFinished(cell.index, status, seconds: (elapsed ?? beganAt.duration(to: clock.now)) / .seconds(1)))
    }

    /// Ends a cell marked `fails=trap`, whose process has ended.
    private func finishTrap(of cell: Cell, in process: Int, _ ending: WireRecord.Ending) {
        let (output, crashMessage) = text.endAfterCrash()
        emitPrinted(output, of: cell)
        var thrown: (message: String, stack: [Int])?
        if case .uncaught(let message, let stack) = lastReport { thrown = (message, stack) }
        lastReport = nil
        if repeatedCell != nil { return endUnreached(cell) }
        switch ending {
        case .signal(let signal):
            if Trap.comesFromOutside(signal: signal) { isCacheable = false }
            var report = crashReport(process)
            if !report.reachesLesson, let lastWhereabouts {
                report = CrashReport.completed(report, by: framesWhenInterrupted(lastWhereabouts))
            }
            let trap = Trap(crashMessage: crashMessage, report: report, signal: signal, fallback: cell.code.fence)
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

    /// Ends a cell marked `fails=trap` that was not reached when the cells before it ran again.
    private func endUnreached(_ cell: Cell) {
        isCacheable = false
        _ = crashReport(nil)
        let diagnostic = Diagnostic.notReachedAgain("this cell", at: cell.code.fence)
        emit(.diagnostic(diagnostic, cell: cell.index))
        finish(cell, .trapped)
    }

    /// Ends a cell marked `fails=trap` that was stopped; its process has ended, and the program continues.
    func finishStoppedTrap(_ stop: ProgramStop, whereabouts: [Int]?) {
        guard let cell = runningCell else { return }
        isCacheable = false
        let report = crashReport(nil)
        emitPrinted(text.endAfterCrash().output, of: cell)
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
        guard place.file == program.file else { return modules.excerpt(place) }
        return program.piece(onLine: place.line, column: place.column)?.sourceLine(place.line).map {
            Diagnostic.Excerpt(line: $0)
        }
    }

    /// Emits the rest of the output of the cell in which the program ended, and returns the crash message.
    func endAfterCrash() -> String {
        let (output, crashMessage) = text.endAfterCrash()
        if let cell = runningCell { emitPrinted(output, of: cell) }
        return crashMessage
    }

    /// Ends the cell in which the program stopped; without one, the diagnostic belongs to the chapter.
    /// - Parameter cell: the cell that is to blame, when none is running.
    func end(_ diagnostic: Diagnostic, _ status: CellStatus, in cell: Cell? = nil) {
        var diagnostic = diagnostic
        if let cell = runningCell, !cell.holds(diagnostic), !isAtEnd {
            // A thread that another cell has started.
            diagnostic.message.replace("the cell ", with: "code of another cell ", maxReplacements: 1)
            diagnostic.notes.append(cell.code.note("it ends the program in this cell"))
        } else if let cell = runningCell, cell == program.lastRunCell, !cell.holds(diagnostic) {
            // Another cell has registered it with `atexit`.
            diagnostic.message.replace("the cell ", with: "code that runs at the program's end ", maxReplacements: 1)
            emit(.diagnostic(diagnostic, cell: nil))
            return finish(cell, .passed)
        }
        let cell = runningCell ?? cell
        emit(.diagnostic(diagnostic, cell: cell?.index))
        if let cell { finish(cell, status) }
    }

    /// The location for diagnostics when the line is not known: the fence, since any line of code would mislead.
    var place: FileLocation {
        runningCell?.code.fence ?? runningInline?.place ?? program.cells.last?.code.place
            ?? FileLocation(file: program.file, line: 1, column: 1)
    }

    /// Ends the last cell when the program has ended before its deferred blocks ran.
    func endDeferring() {
        if let cell = deferring?.cell, !finishedCells.contains(cell.index) { finish(cell, .passed) }
    }

    /// The cells that were not reached.
    var unreached: [Cell] { program.runningCells.filter { !finishedCells.contains($0.index) } }
}

extension Cell {
    /// Whether a diagnostic or one of its notes is about the cell's own lines, or may be: not all calls are known.
    fileprivate func holds(_ diagnostic: Diagnostic) -> Bool {
        guard let place = diagnostic.place, diagnostic.notes.count < Trap.mostNotes else { return true }
        return place == code.fence || code.lines.contains(place.line) || diagnostic.notes.contains { holds($0) }
    }
}
