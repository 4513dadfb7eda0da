import Foundation
import LessonModel

/// Watches one chapter program from its start to its end: reads its two channels, keeps it within its limits, and lets
/// nothing of it live on.
///
/// Runs on a thread of its own and never waits for anything without a limit, whatever the program does to its
/// descriptors, its signals or its children.
final class ProcessSupervisor {
    private let process: pid_t
    private let output: Int32
    private let wire: Int32
    private let translator: EventTranslator
    private let times: TimeLimits
    private let limits: Limits
    private let clock = ContinuousClock()
    /// Variants of exercises, each in a process that the program has forked.
    private let variants: VariantSupervisor?
    private let isCancelled: () -> Bool
    /// What the backtracer has written so far; the program itself would go on.
    private let crashReport: () -> CrashReport?
    private let interrupted: InterruptedStack
    /// The program's own answer to where it is.
    private(set) var whereabouts: [Int]?

    private var order: OutputOrder
    private var openChannels: Set<Int32>
    private var wireBytes = 0
    private(set) var stop: ProgramStop?
    private var stopping: StopProcedure?
    /// The most memory that it has held, known when it has ended.
    private(set) var peakMemory: Int?
    /// When the program is killed if it still runs.
    private var deadline: ContinuousClock.Instant
    private var isKilled = false
    /// A cell that is to trap was stopped, and the program is to end that one's process alone.
    private var isEndingTrap = false
    private var timedPiece: Program.Piece?

    /// How long a program may take to load.
    private static let startTime = Duration.seconds(30)
    private static let tick: Int32 = 20
    /// How many bytes may be read ahead of a record, beyond what a cell may print.
    private static let mostHeld = 1 << 22

    init(
        process: pid_t, output: Int32, wire: Int32, nonce: String, translator: EventTranslator, times: TimeLimits,
        limits: Limits, variants: VariantSupervisor? = nil, isCancelled: @escaping () -> Bool,
        crashReport: @escaping () -> CrashReport?, interrupted: InterruptedStack
    ) {
        self.process = process
        self.output = output
        self.wire = wire
        self.translator = translator
        self.times = times
        self.limits = limits
        self.variants = variants
        self.isCancelled = isCancelled
        self.crashReport = crashReport
        self.interrupted = interrupted
        order = OutputOrder(nonce: nonce)
        openChannels = [output, wire]
        deadline = clock.now + Self.startTime
    }

    /// Returns when the program has ended and everything it wrote has been read.
    /// - Parameter exitDescriptor: becomes readable when the process ends, where there is such a thing.
    func supervise(exitDescriptor: Int32?) {
        while !hasEnded {
            wait(exitDescriptor: exitDescriptor)
            readChannels()
            tellTranslator(ended: false)
            keepWithinLimits()
        }
        peakMemory = MemoryUse.peak(ofEnded: process)
        // What a child of the program may still write is no longer wanted.
        readChannels()
        tellTranslator(ended: true)
        kill(-process, SIGKILL)
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
            // Not for ever: limits are looked at in between.
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

    /// The other end is closed for good; the pipe of the records has no other end until the runtime opens it.
    private func close(_ channel: Int32) {
        if channel == output || translator.hasStarted { openChannels.remove(channel) }
    }

    private func tellTranslator(ended: Bool) {
        while let item = order.next(ended: ended) {
            // After a stop only last words count, and an answer.
            if let stop {
                if case .record(.whereabouts(let stack)) = item { whereabouts = stack }
                if isEndingTrap, case .record(.trapAwaited) = item {
                    translator.endTrap(stop, whereabouts: whereabouts)
                    goOn()
                    continue
                }
                guard case .printed = item, stop.wantsLastWords else { continue }
            }
            if case .record(let record) = item { variants?.take(record) }
            if let reason = translator.take(item) { begin(reason) }
        }
        // No record is so long on its way: none will come, and the program may print without end.
        if order.heldBytes > limits.output + Self.mostHeld {
            order.giveUpRecord()
            begin(.output(limit: limits.output))
        }
        let piece =
            translator.runningCell.map { Program.Piece.cell($0) } ?? translator.runningInline.map { .inlineValue($0) }
        if piece != timedPiece, stop == nil {
            deadline = clock.now + .seconds(times.seconds(for: piece))
            timedPiece = piece
        }
    }

    private func keepWithinLimits() {
        if isCancelled() {
            stop = stop ?? .cancelled
            variants?.killAll()
            killAll()
        } else if stop == nil, let variants, variants.isRunning {
            // The program itself only waits.
            deadline = clock.now + .seconds(times.otherwise)
            if !variants.keepWithinLimits() { killAll() }
        } else if stop == nil, wireBytes > limits.values {
            begin(.values(limit: limits.values))
        } else if stop == nil, let used = MemoryUse.ofProcess(process), used > limits.memory {
            begin(.memory(limit: limits.memory))
        } else if stop != nil, !isEndingTrap {
            whereabouts = whereabouts ?? interrupted.read()
            if stopping?.isOver(hasAnswered: whereabouts != nil || crashReport() != nil) == true { endStopped() }
        } else if clock.now > deadline {
            if isEndingTrap || timedPiece == nil { killAll() }
            begin(.time(seconds: times.seconds(for: timedPiece)))
        }
    }

    /// Stops the program, which is asked first for the line that was running.
    private func begin(_ reason: ProgramStop) {
        guard stop == nil else { return }
        stop = reason
        stopping = StopProcedure(process)
    }

    /// The program has had its last words.
    ///
    /// When it only waits for a cell that is to trap, it has that one's process
    /// ended and goes on.
    private func endStopped() {
        guard case .time = stop, timedPiece?.cell?.action == .trap, !isEndingTrap else { return killAll() }
        isEndingTrap = true
        deadline = clock.now + StopProcedure.lastWordsTime
        kill(process, SIGUSR1)
    }

    /// The program is no longer stopped.
    private func goOn() {
        stop = nil
        stopping = nil
        whereabouts = nil
        isEndingTrap = false
        deadline = clock.now + .seconds(times.otherwise)
    }

    private func killAll() {
        guard !isKilled else { return }
        isKilled = true
        StopProcedure.endAll(of: process)
    }
}

extension ProgramStop {
    /// A program that prints too much is not listened to any longer.
    fileprivate var wantsLastWords: Bool {
        if case .output = self { false } else { true }
    }
}
