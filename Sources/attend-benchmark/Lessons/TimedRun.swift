import Foundation

/// A command that was run to its end, with how long that took and how much memory its largest process had.
struct TimedRun {
    /// Seconds.
    var seconds: Double
    /// Mebibytes of the largest process, children included.
    var peakMemory: Double

    struct Failed: Error, CustomStringConvertible {
        var command: String
        var status: Int32
        var text: String
        var description: String { "\(command) ended with \(status):\n\(text.suffix(2000))" }
    }

    /// Runs programs side by side and waits for all of them.
    static func run(
        _ commands: [[String]], in folder: URL, environment: [String: String] = [:], allowing statuses: Set<Int32> = [0]
    ) throws -> TimedRun {
        let clock = ContinuousClock()
        let log = folder.appending(path: "benchmark.log")
        FileManager.default.createFile(atPath: log.path, contents: nil)
        let output = try FileHandle(forWritingTo: log)
        defer { try? output.close() }
        let start = clock.now
        let processes = try commands.map { command in
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = command
            process.currentDirectoryURL = folder
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = output
            process.standardError = output
            try process.run()
            return process
        }
        for process in processes { process.waitUntilExit() }
        let seconds = (clock.now - start) / .seconds(1)
        if let failed = processes.first(where: { !statuses.contains($0.terminationStatus) }) {
            throw Failed(
                command: commands[0].prefix(4).joined(separator: " "), status: failed.terminationStatus,
                text: (try? String(contentsOf: log, encoding: .utf8)) ?? "")
        }
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN, &usage)
        return TimedRun(seconds: seconds, peakMemory: Double(usage.ru_maxrss) / 1024)
    }

    /// Whether a command runs at all and ends well.
    static func works(_ command: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
