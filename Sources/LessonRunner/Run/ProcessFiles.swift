#if os(Linux)
import Foundation

/// What Linux tells about processes in files.
enum ProcessFiles {
    /// The processes that a process has started and that have not ended.
    static func children(of process: pid_t) -> [pid_t] {
        threads(of: process).flatMap { thread in
            // A number at the end of what was read may be incomplete.
            let text = read("\(thread)/children")
            let complete = text.lastIndex(of: " ").map { text[..<$0] } ?? ""
            return complete.split(separator: " ").compactMap { pid_t($0) }
        }
    }

    /// The processes that a process has started, and those that these have started, each before its own; not more than it takes
    /// to see that they are too many.
    static func descendants(of process: pid_t) -> [pid_t] {
        var found = children(of: process)
        var next = 0
        while next < found.count, found.count < mostListed {
            found += children(of: found[next])
            next += 1
        }
        return found
    }

    private static let mostListed = 1000

    /// Whether a thread of a process would take a signal: it neither blocks nor ignores it.
    static func takes(_ signal: Int32, _ process: pid_t) -> Bool {
        threads(of: process).contains { thread in
            let lines = read("\(thread)/status").split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace) }
            func mask(_ name: String) -> UInt64 {
                lines.first { $0.first == name[...] }.flatMap { UInt64($0[1], radix: 16) } ?? .max
            }
            let hasEnded = lines.contains { $0.first == "State:" && $0.dropFirst().first == "Z" }
            return !hasEnded && (mask("SigBlk:") | mask("SigIgn:")) & 1 << UInt64(signal - 1) == 0
        }
    }

    /// The number by which a process knows itself: in a namespace it is another than outside.
    static func ownNumber(of process: pid_t) -> pid_t? {
        let line = read("/proc/\(process)/status").split(separator: "\n").first { $0.hasPrefix("NSpid:") }
        return line?.split(whereSeparator: \.isWhitespace).last.flatMap { pid_t($0) }
    }

    /// The folders of a process's threads.
    static func threads(of process: pid_t) -> [String] {
        let folder = "/proc/\(process)/task"
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map { "\(folder)/\($0)" }
    }

    static func read(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = fread(&buffer, 1, buffer.count, file)
        return String(decoding: buffer[..<count], as: UTF8.self)
    }
}
#endif
