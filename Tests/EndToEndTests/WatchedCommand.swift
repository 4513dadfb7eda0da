import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A command with `--watch`, under way: what it prints between one save and the next.
final class WatchedCommand {
    let attend: Attend
    private let process: Process
    private let out: Pipe
    private let error: Pipe
    private var printed = ""

    static let waiting = "Waiting for you to save; Ctrl-C ends\n"

    /// - Parameter arguments: of the command; what it says on standard error is read with the rest.
    init(_ attend: Attend, _ arguments: String...) throws {
        self.attend = attend
        (process, out, error) = attend.process(arguments)
        process.standardError = out
        try process.run()
    }

    deinit { attend.remove() }

    func save(_ text: String, _ name: String, atomically: Bool = true) throws {
        try Data(text.utf8).write(to: attend.folder.appending(path: name), options: atomically ? .atomic : [])
    }

    /// What is printed up to that text, and the text itself.
    func read(until text: String = waiting) throws -> String {
        while !printed.contains(text) {
            let piece = out.fileHandleForReading.availableData
            try #require(!piece.isEmpty, "\(printed)")
            printed += String(decoding: piece, as: UTF8.self)
        }
        let end = try #require(printed.range(of: text)).upperBound
        defer { printed = String(printed[end...]) }
        return String(printed[..<end])
    }

    /// Interrupts it, as Ctrl-C does.
    /// - Returns: its exit code.
    func interrupt() -> Int32 {
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        return process.terminationStatus
    }
}
