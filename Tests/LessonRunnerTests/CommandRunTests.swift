import Foundation
import ProcessTurns
import Testing

@testable import LessonRunner

#if os(Linux)
/// A command that is no longer wanted ends with all that it has started.
@Suite struct CommandRunTests {
    private let folder = "\(RunnerFixture.cache)/\(UUID().uuidString)"

    /// Starts a command that names the folder, and cancels it as soon as that many of its processes do.
    private func cancel(_ executable: String, _ arguments: [String], whenRunning count: Int) async throws {
        try await ProcessTurns.take {
            let command = Task {
                try await CommandRun.run(executable, arguments, in: folder, environment: RunnerFixture.environment)
            }
            let end = ContinuousClock.now + .seconds(60)
            while Leftovers.processes(naming: folder).count < count, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(5))
            }
            command.cancel()
            await #expect(throws: CancellationError.self) { try await command.value }
        }
        #expect(try await Leftovers.lastingProcesses(naming: folder) == [])
    }

    @Test func theCompilersThatADriverHasStarted() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // Enough work for minutes.
        let functions = (0..<20_000).map { number in
            "func f\(number)(_ x: Double) -> [Double] { [x, 1, \(number)].map { $0 * 2 + x } + [Double(\(number))] }"
        }
        let source = folder + "/slow.swift"
        try Data(functions.joined(separator: "\n").utf8).write(to: URL(filePath: source))
        try await cancel(
            try await RunnerFixture.toolchain.swiftc, ["-O", source, "-o", folder + "/slow"], whenRunning: 2)
    }

    @Test func whatHearsNoInterruption() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let script = "trap '' INT; sh -c 'sleep 600; exit' \(folder) & sleep 600; exit"
        try await cancel("/bin/sh", ["-c", script, folder], whenRunning: 2)
    }
}
#endif
