import Foundation
import TestSupport
import Testing

@testable import LessonRunner

#if os(Linux)
/// A cancelled command ends with all processes that it has started.
@Suite(.processLimit) struct CommandRunTests {
    private let folder = "\(RunnerFixture.cache)/\(UUID().uuidString)"

    /// Starts a command, and cancels it when `begun` returns, when a process that it has started is running.
    private func cancel(_ executable: String, _ arguments: [String], when begun: () async -> Void) async throws {
        await ProcessTurns.take {
            let command = Task {
                try await CommandRun.run(executable, arguments, in: folder, environment: RunnerFixture.environment)
            }
            await begun()
            #expect(RunningProcesses.naming(folder).count >= 2)
            command.cancel()
            await #expect(throws: CancellationError.self) { try await command.value }
        }
        #expect(await RunningProcesses.lasting(naming: folder) == [])
    }

    @Test func theCompilersThatADriverHasStarted() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let source = folder + "/slow.swift"
        try Data().write(to: URL(filePath: source))
        // The header is a pipe that only the compiler itself opens, and that nothing is written to.
        let header = folder + "/slow.h"
        try #require(mkfifo(header, 0o600) == 0)
        let swiftc = try await RunnerFixture.toolchain.swiftc
        var waiting: FileHandle?
        try await cancel(swiftc, ["-Xcc", "-include", "-Xcc", header, source, "-o", folder + "/slow"]) {
            // Kept open, so that the compiler waits.
            waiting = await Self.writer(to: header)
        }
        try waiting?.close()
    }

    /// Opens a named pipe for writing, which waits until a process has opened it for reading.
    private static func writer(to path: String) async -> FileHandle? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(returning: FileHandle(forWritingAtPath: path)) }
            }
        } onCancel: {
            close(open(path, O_RDONLY | O_NONBLOCK))
        }
    }

    @Test func processesThatIgnoreInterrupts() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let begun = try NamedPipe(at: folder + "/begun")
        let script = "trap '' INT; sh -c 'echo >$0; sleep 600; exit' \(begun.path) & sleep 600; exit"
        try await cancel("/bin/sh", ["-c", script, folder]) { await begun.written() }
    }
}
#endif
