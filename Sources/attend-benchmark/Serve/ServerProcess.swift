import Foundation

/// `attend serve`, and what it takes of the machine, as Linux says in `/proc`.
final class ServerProcess {
    /// What the process takes at a moment.
    struct Usage: Encodable {
        /// Mebibytes that are in use.
        var memory: Double
        var openFiles: Int
        /// Processes that it has started and that still run.
        var children: Int
    }

    /// The address that lets a browser in, and that of the course.
    let (address, origin): (String, String)
    /// Seconds from the start of the command to its address.
    let start: Double
    private let process: LineProcess

    init(_ tool: AttendTool) throws {
        let begun = ContinuousClock.now
        process = try LineProcess(
            "attend serve", executable: tool.attend.path, arguments: ["serve"], in: tool.folder,
            environment: tool.environment)
        var line = ""
        while !line.contains("/open/") { line = try process.nextLine(after: "its start") }
        start = begun.duration(to: .now) / .seconds(1)
        address = line.trimmingCharacters(in: .whitespaces)
        origin = address.components(separatedBy: "/open/")[0]
    }

    func end() { process.interrupt() }

    /// Seconds on processors so far.
    var processorSeconds: Double { ProcessFacts(process.number)?.seconds ?? .nan }

    var usage: Usage {
        func names(in folder: String) -> [String] {
            (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.number)/\(folder)")) ?? []
        }
        let children = names(in: "task").map { thread in
            FileManager.default.contents(atPath: "/proc/\(process.number)/task/\(thread)/children") ?? Data()
        }
        return Usage(
            memory: ProcessFacts(process.number).map { ProcessFacts.mebibytes(ofPages: $0.residentPages) } ?? .nan,
            openFiles: names(in: "fd").count,
            children: children.reduce(0) { $0 + $1.split(separator: UInt8(ascii: " ")).count })
    }
}
