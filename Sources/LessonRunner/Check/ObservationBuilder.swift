import LessonModel
import StepTrace

/// Builds the observation of a variant: adds to what was recorded how the variant ended, and where.
struct ObservationBuilder {
    let variant: Variant
    let program: Program
    let symbolizer: Symbolizer
    let limits: Limits

    init(
        _ variant: Variant, in program: Program, library: String, toolchain: Toolchain, toolkit: KernelLibrary,
        limits: Limits,
        environment: [String: String]
    ) {
        self.variant = variant
        self.program = program
        self.limits = limits
        symbolizer = Symbolizer(
            toolchain: toolchain, toolkit: toolkit, library: library,
            names: SourceNames(lesson: program.file, modules: toolkit.own, variant: variant),
            environment: environment)
    }

    func build(from observed: RawObservation) async -> Observation {
        Observation(
            checks: observed.checks, ending: await ending(of: observed), output: PrintedExcerpt(observed.output))
    }

    private func ending(of observed: RawObservation) async -> Observation.Ending {
        var frames = observed.report?.frames ?? []
        if !variant.isMutant, let whereabouts = observed.whereabouts, observed.stop != nil || !frames.reachLesson {
            frames = await symbolizer.frames(interruptedAt: whereabouts)
        }
        if let stop = observed.stop {
            let diagnostic = diagnostic(stop.message(about: subject), frames, remedy: stop.remedyForVariant)
            if case .time = stop { return .timedOut(diagnostic) }
            return .overLimit(diagnostic)
        }
        if observed.isUnreached { return .trapped(.notReachedAgain(subject, at: variant.code.place)) }
        // Code that ends its process or the whole program has not passed, whatever it showed before.
        if observed.isFinished, observed.ending == .completed { return .finished }
        switch observed.lastReport {
        case .uncaught(let message, let stack):
            return .trapped(
                diagnostic(
                    "the error \(message) is never caught", await symbolizer.frames(at: stack),
                    remedy: "catch it with `do { … } catch { … }`, or turn it into nil with `try?`"))
        case .exits([]):
            return .trapped(
                diagnostic(
                    "\(subject) ends its thread, as `pthread_exit` does, and with it the program", frames,
                    remedy: "leave out the call; the checks could not run to their end"))
        case .exits(let stack):
            return .trapped(
                diagnostic(
                    "\(subject) ends the program by `exit`", await symbolizer.frames(at: stack),
                    remedy: "leave out the call; the checks could not run to their end"))
        case .finished, nil: break
        }
        if ProgramExecution.isOutOfMemory(observed.crashMessage) {
            return .overLimit(diagnostic(ProgramStop.memory(limit: limits.memory).message(about: subject), frames))
        }
        return .trapped(await trap(observed, frames))
    }

    private func trap(_ observed: RawObservation, _ frames: [StackFrame]) async -> Diagnostic {
        switch observed.ending {
        case .completed where observed.isForged:
            return diagnostic(
                "\(subject) claims by itself that its checks are done", frames,
                remedy: "leave out the calls of `LessonProgram`; only the checks can say so")
        case .completed:
            return diagnostic(
                "\(subject) ended its process, or closed a file descriptor, before its checks could report their end",
                frames,
                remedy: "leave out calls of `_exit`, and close no file descriptor that the code has not opened itself")
        case .exited(let code):
            return diagnostic(
                "\(subject) ended the program with exit code \(code)", frames,
                remedy: "the checks could not run to their end")
        case nil:
            return diagnostic(
                "\(subject) ended the program that checks it, or kept it from going on", frames,
                remedy: "send no signals to other processes")
        case .signal(let signal):
            var report = CrashReport.completed(observed.report, by: frames)
            if let offset = report?.unplacedOffset, let frame = await symbolizer.frame(near: offset) {
                report?.frames.insert(frame, at: 0)
            }
            let message = variant.fileMarks.reduce(observed.crashMessage) { $0.replacing($1 + ":", with: ":") }
            var diagnostic = Trap(crashMessage: message, report: report, signal: signal, fallback: variant.code.place)
                .diagnostic(excerpt: excerpt)
            diagnostic.message.replace("the cell's process", with: subject + "'s process", maxReplacements: 1)
            return diagnostic
        }
    }

    /// A diagnostic at the innermost frame.
    ///
    /// When no line is known, it names the file and shows none of its lines.
    private func diagnostic(_ message: String, _ frames: [StackFrame], remedy: String? = nil) -> Diagnostic {
        Trap.diagnostic(message, frames: frames, fallback: variant.code.place, remedy: remedy) { place in
            frames.isEmpty ? nil : excerpt(place)
        }
    }

    /// The line to show; nil for lines of hidden checks.
    private func excerpt(_ place: FileLocation) -> Diagnostic.Excerpt? {
        guard !variant.checks.contains(where: { $0.hidden && $0.code.holds(place) }) else { return nil }
        let line =
            variant.sourceLine(place.line, of: place.file)
            ?? (place.file == program.file ? program.piece(onLine: place.line)?.sourceLine(place.line) : nil)
        return line.map { Diagnostic.Excerpt(line: $0) } ?? symbolizer.toolkit.own.excerpt(place)
    }

    private var subject: String {
        switch variant.id.kind {
        case .answer: "the answer"
        case .solution: "the solution"
        case .mistake: "the mistake"
        case .starter: "the starter"
        case .mutant: "the mutant"
        }
    }
}

extension ProgramStop {
    fileprivate func message(about subject: String) -> String {
        message.replacing("the cell ", with: subject + " ", maxReplacements: 1)
    }

    fileprivate var remedyForVariant: String? {
        switch self {
        case .time(_, 0), .records, .files, .processes: "look for a loop that does not end"
        case .output, .time: remedy
        case .memory, .values, .cancelled: nil
        }
    }
}
