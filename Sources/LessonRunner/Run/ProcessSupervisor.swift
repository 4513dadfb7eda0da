import Foundation
import LessonModel

/// Supervises one chapter program from start to end: reads its two pipes, enforces its limits, and has it ended.
///
/// Runs on a thread of its own. Every wait has a limit, whatever the program does to its descriptors, its signals or its
/// children.
final class ProcessSupervisor {
    /// `attend-confine`, which ends when the program and all that it has started have ended.
    private let process: pid_t
    private let output: Int32
    private let wire: Int32
    private let translator: EventTranslator
    private let times: TimeLimits
    private let limits: Limits
    private let clock = ContinuousClock()
    /// Supervises the variants of exercises, each in a process that the program has forked.
    private let variants: VariantSupervisor?
    private let isCancelled: () -> Bool
    /// Reads the backtracer's newest report without removing it.
    private let crashReport: () -> CrashReport?
    private let interrupted: InterruptedStack
    /// The program's call stack when it was stopped, as it reported itself.
    private(set) var whereabouts: [Int]?

    private var order: OutputOrder
    private var openChannels: Set<Int32>
    private var wireBytes = 0
    private var folders: FolderUse
    private(set) var stop: ProgramStop?
    private var stopping: StopProcedure?
    /// The program's peak memory in bytes, known after its end.
    private(set) var peakMemory: Int?
    /// The time that the running piece may take; nil when a piece has just begun, until its processes are looked at.
    private var budget: TimeBudget?
    /// When the process of a stopped cell marked `fails=trap` must have ended, which the program has been told to kill.
    private var trapDeadline: ContinuousClock.Instant?
    private var isEndingTrap: Bool { trapDeadline != nil }
    private var isKilled = false
    private var timedPiece: Program.Piece?

    /// How long a program may take to load.
    private static let startTime = 30.0
    private static let tick: Int32 = 20
    /// How many bytes of output may wait for a record, in addition to the output limit.
    private static let mostHeld = 1 << 22

    init(
        process: pid_t, output: Int32, wire: Int32, nonce: String, translator: EventTranslator, times: TimeLimits,
        limits: Limits, folders: [String], variants: VariantSupervisor? = nil, isCancelled: @escaping () -> Bool,
        crashReport: @escaping () -> CrashReport?, interrupted: InterruptedStack
    ) {
        self.process = process
        self.output = output
        self.wire = wire
        self.translator = translator
        self.times = times
        self.limits = limits
        self.folders = FolderUse(of: folders)
        self.variants = variants
        self.isCancelled = isCancelled
        self.crashReport = crashReport
        self.interrupted = interrupted
        order = OutputOrder(nonce: nonce)
        openChannels = [output, wire]
        budget = TimeBudget(seconds: Self.startTime)
        variants?.supervisor = process
    }

    /// Returns when the program has ended and everything it wrote has been read.
    /// - Parameter exitDescriptor: becomes readable when the process ends, on systems that have such descriptors.
    func supervise(exitDescriptor: Int32?) {
        while !hasEnded {
            wait(exitDescriptor: exitDescriptor)
            readChannels()
            translate(ended: false)
            keepWithinLimits()
        }
        peakMemory = MemoryUse.peak(ofEnded: process)
        readChannels()
        translate(ended: true)
        variants?.programEnded()
    }

    private var hasEnded: Bool {
        var information = siginfo_t()
        guard waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) == 0 else { return true }
        return information.si_signo == SIGCHLD
    }

    private func wait(exitDescriptor: Int32?) {
        let others = (variants?.openChannels ?? []) + (exitDescriptor.map { [$0] } ?? [])
        var descriptors = (openChannels + others).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        if poll(&descriptors, nfds_t(descriptors.count), Self.tick) == 0 { translator.idle() }
    }

    private func readChannels() {
        variants?.readChannels()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        for channel in openChannels {
            // Bounded, so that limits are checked in between.
            for _ in 0..<16 {
                let count = read(channel, &buffer, buffer.count)
                if count > 0 {
                    take(buffer[..<count], from: channel)
                } else {
                    if count == 0 { close(channel) }
                    break
                }
            }
        }
    }

    private func take(_ bytes: ArraySlice<UInt8>, from channel: Int32) {
        if channel == output {
            order.addOutput(bytes)
        } else if stop == nil || whereabouts == nil || isEndingTrap {
            wireBytes += bytes.count
            order.addWire(bytes)
        }
    }

    /// Stops reading a pipe at its end.
    ///
    /// The pipe for records also reads as ended until the runtime has opened it.
    private func close(_ channel: Int32) {
        if channel == output || translator.hasStarted { openChannels.remove(channel) }
    }

    private func translate(ended: Bool) {
        while let item = order.next(ended: ended) {
            // After a stop only the crash message and the call stack are used.
            if let stop {
                if case .record(.whereabouts(let stack)) = item { whereabouts = stack }
                if isEndingTrap, case .record(.trapAwaited) = item {
                    translator.finishStoppedTrap(stop, whereabouts: whereabouts)
                    continueProgram()
                    continue
                }
                guard case .printed = item, stop.readsOutput else { continue }
            }
            if case .record(let record) = item { variants?.take(record) }
            if let reason = translator.take(item) { begin(reason) }
        }
        // The record for the last mark does not arrive: the mark is forged, and the program may print without end.
        if order.heldBytes > limits.output + Self.mostHeld {
            order.skipAwaitedRecord()
            begin(.output(limit: limits.output))
        }
        let cell = translator.repeatedCell ?? translator.runningCell
        let piece = cell.map { Program.Piece.cell($0) } ?? translator.runningInline.map { .inlineValue($0) }
        if piece != timedPiece, stop == nil {
            budget = nil
            timedPiece = piece
        }
    }

    private func keepWithinLimits() {
        let tree = ProcessTree(below: process)
        if stop?.isOfAllProcesses == true { tree.end(except: Array(tree.processes.prefix(1))) }
        if isCancelled() {
            stop = stop ?? .cancelled
            variants?.killAll()
            killAll()
        } else if stop == nil, let variants, variants.isRunning {
            // The program itself only waits for the variant.
            budget = nil
            if !variants.keepWithinLimits(tree, &folders) { killAll() }
        } else if stop == nil, wireBytes > limits.values {
            begin(.values(limit: limits.values))
        } else if stop == nil, let reason = limits.exceeded(by: tree.processes, in: tree, &folders) {
            begin(reason)
        } else if stop != nil, !isEndingTrap {
            whereabouts = whereabouts ?? interrupted.read()
            if stopping?.isOver(hasAnswered: whereabouts != nil || crashReport() != nil) == true { endStopped() }
        } else if let trapDeadline {
            if clock.now > trapDeadline { killAll() }
        } else if budget != nil {
            guard self.budget?.isExceeded(by: tree.processes) == true else { return }
            if timedPiece == nil { killAll() }
            begin(limits.timeOver(times.seconds(for: timedPiece), of: tree.processes))
        } else {
            budget = TimeBudget(seconds: times.seconds(for: timedPiece), of: tree.processes)
        }
    }

    /// Begins to stop the program, which is first asked for its call stack.
    private func begin(_ reason: ProgramStop) {
        guard stop == nil else { return }
        stop = reason
        stopping = StopProcedure(.program(supervisor: process))
    }

    /// Ends the program after it has answered or the limit for that has passed.
    ///
    /// When it only waits for a cell marked `fails=trap`, it is told to kill that cell's process, and continues.
    private func endStopped() {
        guard case .time = stop, translator.runningCell?.action == .trap, !isEndingTrap else { return killAll() }
        trapDeadline = clock.now + StopProcedure.answerLimit
        kill(process, SIGUSR1)
    }

    /// Lets the program continue after one of its cells was stopped.
    private func continueProgram() {
        stop = nil
        stopping = nil
        whereabouts = nil
        trapDeadline = nil
        budget = nil
    }

    private func killAll() {
        guard !isKilled else { return }
        isKilled = true
        StopProcedure.Target.program(supervisor: process).end()
    }
}

extension ProgramStop {
    /// Whether output after the stop is read, for the crash message; not that of a program that prints too much.
    fileprivate var readsOutput: Bool {
        if case .output = self { false } else { true }
    }
}
