import Foundation
import TestSupport
import Testing

/// A running command whose output is read while it runs.
final class WatchedCommand {
    let attend: Attend
    let process: Process
    private let out: FileHandle
    private let error: FileHandle?
    private let end: AsyncStream<Void>
    private var printed = ""

    static let waiting = "Waiting for you to save; Ctrl-C ends\n"

    /// - Parameters:
    ///   - arguments: of the command.
    ///   - joined: whether standard error is read together with standard output.
    ///   - change: changes the process before it is started.
    init(
        _ attend: Attend, _ arguments: String..., joined: Bool = true, change: (Process) -> Void = { _ in }
    ) throws {
        self.attend = attend
        let (process, out, error) = attend.process(arguments)
        if joined { process.standardError = out }
        change(process)
        end = AsyncStream { stream in process.terminationHandler = { _ in stream.finish() } }
        try process.run()
        (self.process, self.out) = (process, out.fileHandleForReading)
        self.error = joined ? nil : error.fileHandleForReading
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        attend.remove()
    }

    func save(_ text: String, _ name: String, atomically: Bool = true) throws {
        try Data(text.utf8).write(to: attend.folder.appending(path: name), options: atomically ? .atomic : [])
    }

    /// Waits for a text; returns the output up to its end.
    func read(until text: String = waiting) async throws -> String {
        while !printed.contains(text) {
            await readable(out.fileDescriptor)
            try Task.checkCancellation()
            let piece = out.availableData
            try #require(!piece.isEmpty, "\(printed)")
            printed += String(decoding: piece, as: UTF8.self)
        }
        let end = try #require(printed.range(of: text)).upperBound
        defer { printed = String(printed[end...]) }
        return String(printed[..<end])
    }

    /// Closes the reading end of its output, as `head` does when it ends.
    func stopReading() throws { try out.close() }

    /// Interrupts it, as Ctrl-C does.
    /// - Returns: its exit code.
    func interrupt() async throws -> Int32 { try await end(by: SIGINT) }

    /// Sends it a signal and waits for its end.
    /// - Returns: its exit code.
    func end(by signal: Int32) async throws -> Int32 {
        kill(process.processIdentifier, signal)
        return try await ended()
    }

    /// Waits for its end.
    /// - Returns: its exit code.
    func ended() async throws -> Int32 {
        for await _ in end {}
        try Task.checkCancellation()
        return process.terminationStatus
    }

    /// Its standard error, after its end.
    func errorText() -> String {
        String(decoding: error?.readDataToEndOfFile() ?? Data(), as: UTF8.self)
    }
}
