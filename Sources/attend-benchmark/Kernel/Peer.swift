import Foundation

/// A contender: a process that reads commands, a line each, and answers each with a line.
final class Peer {
    struct Silent: Error, CustomStringConvertible {
        var name: String
        var command: String
        var description: String { "\(name) ended without an answer to “\(command)”." }
    }

    let name: String
    private let process = Process()
    private let commands = Pipe()
    private let answers = Pipe()
    private var unread = Data()

    init(_ name: String, executable: String, arguments: [String]) throws {
        self.name = name
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.standardInput = commands
        process.standardOutput = answers
        try process.run()
    }

    deinit {
        try? commands.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    @discardableResult
    func ask(_ command: String) throws -> String {
        try commands.fileHandleForWriting.write(contentsOf: Data((command + "\n").utf8))
        return try nextLine(after: command)
    }

    func nextLine(after command: String) throws -> String {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread = Data(unread[(end + 1)...]) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let more = answers.fileHandleForReading.availableData
            if more.isEmpty { throw Silent(name: name, command: command) }
            unread += more
        }
    }

    func load(_ folder: URL, _ size: KernelCase) throws {
        try ask("load \(folder.path) \(size.heads) \(size.length) \(size.dim)")
    }

    /// Milliseconds of each of so many runs.
    func time(_ kind: String, _ size: KernelCase, threads: Int, runs: Int) throws -> [Double] {
        try ask("time \(kind) \(size.mask) \(threads) \(runs)").split(separator: " ").compactMap { Double($0) }
    }

    /// The output, as a run with these inputs gives it.
    func output(_ kind: String, _ size: KernelCase, threads: Int, in folder: URL) throws -> [Float] {
        let file = folder.appending(path: "output")
        try ask("save \(kind) \(size.mask) \(threads) \(file.path)")
        return try Data(contentsOf: file).withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    }
}
