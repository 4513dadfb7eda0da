import Foundation
import Synchronization

/// The time and peak memory of commands that ran to their end.
struct TimedRun {
    var seconds: Double
    /// Seconds of all processes on all processors together: what other work on the machine changes least.
    var processorSeconds: Double
    /// The peak memory of the largest process, including children, in MiB.
    var peakMemory: Double
    /// Mebibytes of all processes together; nil where nobody has looked, or the system does not say.
    var treePeak: Double?

    struct Failed: Error, CustomStringConvertible {
        var command: String
        var status: Int32
        var text: String
        var description: String { "\(command) ended with \(status):\n\(text.suffix(2000))" }
    }

    /// Runs programs in parallel and waits for all of them.
    /// - Parameter watchesMemory: whether to look at the memory of all processes together, 20 times a second.
    static func run(
        _ commands: [[String]], in folder: URL, environment: [String: String] = [:],
        allowing statuses: Set<Int32> = [0],
        watchesMemory: Bool = false
    ) throws -> TimedRun {
        let log = folder.appending(path: "benchmark.log").path
        let clock = ContinuousClock()
        let start = clock.now
        let children = try commands.map { try ChildProcess($0, in: folder, environment: environment, log: log) }
        let memory = watchesMemory ? PeakWatch(children.map(\.number)) : nil
        let ends = children.map { $0.wait() }
        let seconds = (clock.now - start) / .seconds(1)
        if let failed = ends.first(where: { !statuses.contains($0.status) }) {
            throw Failed(
                command: commands[0].prefix(4).joined(separator: " "), status: failed.status,
                text: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
        }
        return TimedRun(
            seconds: seconds, processorSeconds: ends.reduce(0) { $0 + $1.processorSeconds },
            peakMemory: ends.map(\.peakMemory).max() ?? 0, treePeak: memory?.end() ?? nil)
    }

    /// Whether a command can be run and succeeds.
    static func works(_ command: [String]) -> Bool {
        let child = try? ChildProcess(
            command, in: FileManager.default.temporaryDirectory, environment: [:], log: "/dev/null")
        return child?.wait().status == 0
    }
}

/// A process that is waited for with `wait4`, which reports its peak memory and that of its children.
private struct ChildProcess {
    let number: pid_t

    init(_ command: [String], in folder: URL, environment: [String: String], log: String) throws {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // A spawned process starts in the parent's working folder; a shell changes it and then executes the command.
        let words = ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path] + command
        var arguments = words.map { strdup($0) } + [nil]
        var settings = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + settings { free(text) } }
        var number = pid_t()
        let error = posix_spawnp(&number, "sh", &actions, nil, &arguments, &settings)
        guard error == 0 else { throw CocoaError(.executableNotLoadable) }
        self.number = number
    }

    /// The exit code, or a signal's number plus 128, the time on processors, and the peak memory in MiB.
    func wait() -> (status: Int32, processorSeconds: Double, peakMemory: Double) {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(number, &status, 0, &usage) < 0, errno == EINTR {}
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        let seconds = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
        #if canImport(Darwin)
        return (code, seconds, Double(usage.ru_maxrss) / 1_048_576)
        #else
        return (code, seconds, Double(usage.ru_maxrss) / 1024)
        #endif
    }
}

/// Looks at the memory of processes until it is told to end.
private final class PeakWatch: Sendable {
    private struct State {
        var peak: Double?
        var isEnded = false
    }

    private let state = Mutex(State())

    init(_ processes: [pid_t]) {
        Thread.detachNewThread { [self] in
            while !state.withLock({ $0.isEnded }) {
                let sum = processes.compactMap(ProcessTreeMemory.ofTree).reduce(0, +)
                if sum > 0 { state.withLock { $0.peak = max($0.peak ?? 0, sum) } }
                usleep(50_000)
            }
        }
    }

    /// The most that was seen.
    func end() -> Double? {
        state.withLock { state in
            state.isEnded = true
            return state.peak
        }
    }
}
