import Foundation

/// A process that takes commands and answers them, one line each.
final class LineProcess {
    struct NoAnswer: Error, CustomStringConvertible {
        var name: String
        var awaited: String
        var description: String { "\(name) ended without an answer to “\(awaited)”." }
    }

    let name: String
    var number: pid_t { process.processIdentifier }
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var unread = Data()

    init(
        _ name: String, executable: String, arguments: [String], in folder: URL? = nil,
        environment: [String: String] = [:]
    ) throws {
        self.name = name
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    func send(_ line: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// - Parameter awaited: the command whose answer is awaited, for the error when the process ends.
    func nextLine(after awaited: String) throws -> String {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread = Data(unread[(end + 1)...]) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { throw NoAnswer(name: name, awaited: awaited) }
            unread += more
        }
    }

    /// Sends a line and waits for the one that answers it.
    func answer(to line: String) throws -> String {
        try send(line)
        return try nextLine(after: line)
    }

    /// Sends an interrupt, as Ctrl-C does, and waits for the process to end.
    func interrupt() {
        process.interrupt()
        process.waitUntilExit()
    }
}
