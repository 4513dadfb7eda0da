import CProcess
import Foundation
import LessonModel
import StepTrace
import Synchronization

/// Supervises the variants that a check program runs one after another, each in a process of its own: creates the pipes of
/// each, enforces its limits, and collects its observation.
final class VariantSupervisor: @unchecked Sendable {
    // Used by one thread at a time: the supervising one, then the task that waited for it.

    /// The folder of the variants' pipes, in which the program can replace nothing.
    let channels: String
    /// The folder of the variants' working folders; each is removed when its variant has ended.
    let workingFolders: String
    private let program: Program
    private let variants: [Int: Variant]
    private let limits: Limits
    private let modules: OwnModules
    /// Folders whose paths variants are not to show to anybody.
    private let paths: MachinePaths
    private let timeout: Double
    private let reports: String
    private let interrupted: InterruptedStack
    private let progress: (Variant) -> Void
    private let clock = ContinuousClock()

    private(set) var rawObservations: [RawObservation] = []
    private var running:
        (channel: VariantChannel, process: pid_t, number: Int, start: ContinuousClock.Instant, budget: TimeBudget)?
    private var stopping: StopProcedure?
    /// The supervisor of the program's processes.
    var supervisor: pid_t = 0

    /// - Parameters:
    ///   - selected: the variants to run; the program may contain others.
    ///   - privateFolder: the program's private folder.
    ///   - ownFolders: folders whose paths variants are not to show to anybody.
    init(
        _ selected: [Variant], in program: Program, plan: CheckPlan, limits: Limits, courseFolder: String,
        modules: OwnModules, privateFolder: String, ownFolders: [String], progress: @escaping (Variant) -> Void
    ) throws {
        self.program = program
        self.limits = limits
        self.modules = modules
        paths = MachinePaths(ownFolders)
        self.progress = progress
        timeout = plan.timeout
        channels = privateFolder + "/channels"
        workingFolders = privateFolder + "/variants"
        reports = ProgramRun.reports(in: privateFolder)
        interrupted = InterruptedStack(in: privateFolder)
        variants = Dictionary(uniqueKeysWithValues: selected.map { ($0.number, $0) })
        for folder in [channels, workingFolders] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        for number in variants.keys {
            for pipe in ["wire", "out"] {
                guard mkfifo("\(channels)/\(number).\(pipe)", 0o600) == 0 else { throw POSIXFailure("mkfifo") }
            }
            _ = try WorkingFolder("\(workingFolders)/\(number)", data: plan.data, from: courseFolder)
        }
    }

    /// The numbers of the variants to run.
    var numbers: String { variants.keys.sorted().map(String.init).joined(separator: " ") }

    var isRunning: Bool { running != nil }

    var openChannels: [Int32] { running.map { Array($0.channel.openChannels) } ?? [] }

    /// Handles a record of the program itself.
    func take(_ record: WireRecord) {
        switch record {
        case .variantBegan(let number, let process, let nonce):
            begin(number, process: pid_t(truncatingIfNeeded: process), nonce: nonce)
        case .whereabouts(let stack): running?.channel.interrupted(at: stack)
        case .variantEnded(let number, let ending):
            if running?.number == number { end(ending) } else { endUnreached(number, ending) }
        default: break
        }
    }

    func readChannels() {
        running?.channel.read()
    }

    /// The program has ended; a variant that was still running has ended it or blocked it.
    func programEnded() {
        guard isRunning else { return }
        killAll()
        end(nil)
    }

    func killAll() {
        if let running { StopProcedure.Target.variant(running.process).end() }
    }

    /// Stops the variant when it exceeds a limit.
    /// - Parameter tree: the processes of the run: the program, the variant, and what that has started.
    /// - Returns: false when the variant cannot be ended, so that the program has to be killed.
    func keepWithinLimits(_ tree: ProcessTree, _ folders: inout FolderUse) -> Bool {
        guard let (channel, process, _, _, budget) = running else { return true }
        let own = Array(tree.processes.dropFirst())
        if channel.observed.stop?.isOfAllProcesses == true {
            tree.end(except: tree.processes.prefix(1) + [process])
        }
        if channel.observed.stop == nil {
            if channel.outputBytes > limits.output {
                stop(.output(limit: limits.output))
            } else if channel.wireBytes > limits.values {
                stop(.values(limit: limits.values))
            } else if channel.recordCount > limits.records {
                stop(.records(limit: limits.records))
            } else if let reason = limits.exceeded(by: own, in: tree, &folders) {
                stop(reason)
            } else if running?.budget.isExceeded(by: own) == true {
                stop(limits.timeOver(budget.seconds, of: own))
            }
            return true
        }
        let names = SourceNames(lesson: program.file)
        interrupted.read().map(channel.interrupted)
        let hasAnswered =
            channel.observed.whereabouts != nil || CrashReport.read(from: reports, names: names) != nil
        if stopping?.isOver(hasAnswered: hasAnswered) == true { killAll() }
        return stopping?.hasFailed != true
    }

    /// - Parameter called: the number of the process as the program knows it.
    private func begin(_ number: Int, process called: pid_t, nonce: String) {
        // A program that has forged the record must not have others' processes killed.
        guard !isRunning, let variant = variants[number] else { return }
        let tree = ProcessTree(below: supervisor)
        guard let process = tree.process(calledByItself: called), process > 1,
            let channel = VariantChannel(
                variant, path: "\(channels)/\(number)", nonce: nonce, checkNonce: program.nonce,
                hiding: paths.with(workingFolder: "\(workingFolders)/\(number)"))
        else { return }
        progress(variant)
        let budget = TimeBudget(seconds: variant.timeout ?? timeout, of: Array(tree.processes.dropFirst()))
        running = (channel, process, number, clock.now, budget)
    }

    private func end(_ ending: WireRecord.Ending?) {
        guard let running else { return }
        let names = SourceNames(
            lesson: program.file, modules: modules, variant: running.channel.observed.variant)
        let report = CrashReport.take(from: reports, names: names)
        var observed = running.channel.end(ending, report: report)
        observed.seconds = running.start.duration(to: clock.now) / .seconds(1)
        rawObservations.append(observed)
        // What it has written counts for no other.
        _ = folder_remove("\(workingFolders)/\(running.number)")
        self.running = nil
    }

    /// Ends a variant that was not reached when the cells before it ran again.
    private func endUnreached(_ number: Int, _ ending: WireRecord.Ending) {
        guard !isRunning, let variant = variants[number], !rawObservations.contains(where: { $0.variant == variant })
        else { return }
        _ = CrashReport.take(from: reports, names: SourceNames(lesson: program.file))
        var observed = RawObservation(variant)
        observed.ending = ending
        observed.isUnreached = true
        rawObservations.append(observed)
    }

    /// Begins to stop the variant, which is first asked for its call stack.
    private func stop(_ reason: ProgramStop) {
        guard let running else { return }
        running.channel.stop(reason)
        stopping = StopProcedure(.variant(running.process))
    }
}
