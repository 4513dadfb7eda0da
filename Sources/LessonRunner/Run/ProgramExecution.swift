import Foundation
import LessonModel
import Subprocess

/// The execution of one program: it is supervised on a thread of its own, then its end is reported.
final class ProgramExecution: @unchecked Sendable {
    // Used by one thread at a time: first the supervising one, then the task that waited for it.
    private let run: ProgramRun
    private let translator: EventTranslator
    private let nonce: String
    private let wire: Int32
    private let output: Int32
    private let reports: String
    private let interrupted: InterruptedStack
    private let emit: (Event) -> Void
    private var stop: ProgramStop?
    private var peakMemory: Int?
    private var whereabouts: [Int]?

    init(
        _ run: ProgramRun, nonce: String, wire: Int32, output: Int32, reports: String, interrupted: InterruptedStack,
        emit: @escaping @Sendable (Event) -> Void
    ) {
        self.run = run
        self.nonce = nonce
        self.wire = wire
        self.output = output
        self.reports = reports
        self.interrupted = interrupted
        self.emit = emit
        translator = EventTranslator(
            run.program, limits: run.limits, clock: ContinuousClock(),
            crashReport: { process in
                CrashReport.take(from: reports, of: process, names: run.names)
            },
            frames: { ProgramExecution.symbolizer(of: run).framesWaiting(at: $0) },
            framesWhenInterrupted: { ProgramExecution.symbolizer(of: run).framesWaiting(interruptedAt: $0) },
            modules: run.toolkit.own, emit: emit)
    }

    /// Supervises the process until it has ended.
    func supervise(_ process: pid_t, exit: Int32?, isCancelled: @escaping @Sendable () -> Bool) async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                let supervisor = ProcessSupervisor(
                    process: process, output: output, wire: wire, nonce: nonce, translator: translator,
                    times: run.times, limits: run.limits, folders: run.writtenFolders, variants: run.variants,
                    isCancelled: isCancelled,
                    crashReport: { [reports, names = run.names] in
                        CrashReport.read(from: reports, names: names)
                    }, interrupted: interrupted)
                supervisor.supervise(exitDescriptor: exit)
                stop = supervisor.stop
                peakMemory = supervisor.peakMemory
                whereabouts = supervisor.whereabouts
                continuation.resume()
            }
        }
    }

    /// What was printed when the program itself never started; nil when it did.
    var wordsBeforeStart: String? {
        translator.hasStarted ? nil : translator.wordsBeforeStart.trimmingCharacters(in: .newlines)
    }

    /// Reports how the program ended, and the cells that were not reached.
    /// - Returns: whether another run would end the same way: not when a limit was exceeded or the process was killed.
    func end(_ status: TerminationStatus) async -> Bool {
        if let peakMemory { emit(.memoryPeak(peakMemory)) }
        let crashMessage = translator.endAfterCrash()
        var report = CrashReport.take(from: reports, names: run.names)
        if let offset = report?.unplacedOffset, let frame = await symbolizer.frame(near: offset) {
            report?.frames.insert(frame, at: 0)
        }
        if !report.reachesLesson, let stack = translator.lastWhereabouts ?? interrupted.read() {
            report = CrashReport.completed(report, by: await symbolizer.frames(interruptedAt: stack))
        }
        if let stop {
            var frames = report?.frames ?? []
            if let whereabouts { frames = await symbolizer.frames(interruptedAt: whereabouts) }
            let diagnostic = Trap.diagnostic(
                stop.message, frames: frames, fallback: translator.place, remedy: stop.remedy,
                excerpt: translator.excerpt)
            translator.end(diagnostic, stop.status)
        } else if case .finished = translator.lastReport {
            // All cells have run: the exit status does not matter.
        } else if let symbol = missingSymbol,
            let cell = run.program.cells.first(where: { $0.code.text.contains(symbol) })
        {
            let diagnostic = Diagnostic(
                at: cell.code.fence,
                "`\(symbol)` cannot be called here: programs of lessons are loaded as libraries, which do not have it",
                remedy: "leave the call out; no cell could run")
            translator.end(diagnostic, .failed, in: cell)
        } else if let diagnostic = await diagnostic(of: status, crashMessage: crashMessage, report: report) {
            translator.end(diagnostic, Self.isOutOfMemory(crashMessage) ? .overLimit : .trapped)
        }
        translator.endDeferring()
        for cell in translator.unreached { emit(.cellFinished(cell.index, .skipped, seconds: 0)) }
        if case .signaled(let signal) = status, Trap.comesFromOutside(signal: Int(signal)) { return false }
        return stop == nil && translator.isCacheable && !Self.isOutOfMemory(crashMessage)
    }

    private var symbolizer: Symbolizer { ProgramExecution.symbolizer(of: run) }

    private static func symbolizer(of run: ProgramRun) -> Symbolizer {
        Symbolizer(
            toolchain: run.toolchain, toolkit: run.toolkit, library: run.library,
            names: run.names, environment: run.environment)
    }

    private func diagnostic(
        of status: TerminationStatus, crashMessage: String, report: CrashReport?
    ) async -> Diagnostic? {
        func at(_ stack: [Int], _ message: String, remedy: String) async -> Diagnostic {
            Trap.diagnostic(
                message, frames: await symbolizer.frames(at: stack), fallback: translator.place, remedy: remedy,
                excerpt: translator.excerpt)
        }
        let code: Int? = if case .exited(let code) = status { Int(code) } else { nil }
        switch translator.lastReport {
        case .uncaught(let message, let stack):
            if let file = message.firstMatch(of: /NSCocoaErrorDomain Code=260 .*NSFilePath=([^,}]+)/) {
                return await at(
                    stack, "there is no file '\(file.1)' where the cell runs",
                    remedy: "list it under `data` in the front matter, by its path from the course folder")
            }
            return await at(
                stack, "the error \(message) is never caught",
                remedy: "catch it with `do { … } catch { … }`, or turn it into nil with `try?`")
        case .exits([]):
            return Diagnostic(
                at: translator.place, "the cell ends its thread, as `pthread_exit` does, and with it the program",
                remedy: "leave out the call; the cells below could not run")
        case .exits(let stack):
            return await at(
                stack, "the cell calls `exit`, which ends the program\(code.map { " with exit code \($0)" } ?? "")",
                remedy: "leave out the call; the cells below could not run")
        case .finished: return nil
        case nil: break
        }
        if Self.isOutOfMemory(crashMessage) {
            let limit = ProgramStop.memory(limit: run.limits.memory)
            return Trap.diagnostic(
                limit.message, frames: report?.frames ?? [], fallback: translator.place, remedy: nil,
                excerpt: translator.excerpt)
        }
        if let code {
            return Diagnostic(
                at: translator.place, "the cell ended the program with exit code \(code)",
                remedy: "the cells below could not run")
        }
        var signal: Int?
        if case .signaled(let number) = status { signal = Int(number) }
        return Trap(crashMessage: crashMessage, report: report, signal: signal, fallback: translator.place)
            .diagnostic(excerpt: translator.excerpt)
    }

    /// What the program lacked when it was to be loaded: some functions of the C library are in executables only.
    private var missingSymbol: Substring? {
        wordsBeforeStart?.firstMatch(of: /undefined symbol: (\w+)/)?.output.1
    }

    /// Whether a crash message is the Swift runtime's about a failed allocation.
    static func isOutOfMemory(_ crashMessage: String) -> Bool {
        crashMessage.contains("failed to allocate") || crashMessage.contains("Could not allocate memory")
    }
}
