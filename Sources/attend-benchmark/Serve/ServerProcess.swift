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
    var processorSeconds: Double {
        // Behind the name, which ends with the last bracket.
        let text = text(of: "stat")
        let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return .nan }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    var usage: Usage {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.number)/fd")) ?? []
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.number)/task")) ?? []
        let pages = text(of: "statm").split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? .nan
        return Usage(
            memory: pages * Double(getpagesize()) / 1_048_576, openFiles: files.count,
            children: threads.reduce(0) { $0 + text(of: "task/\($1)/children").split(separator: " ").count })
    }

    private func text(of file: String) -> String {
        let data = FileManager.default.contents(atPath: "/proc/\(process.number)/\(file)")
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}
