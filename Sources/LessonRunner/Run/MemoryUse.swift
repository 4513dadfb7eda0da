import CProcess
import Foundation

/// How much memory a process uses.
enum MemoryUse {
    /// Bytes of a process and of its children; nil where the system does not report it.
    static func ofProcess(_ process: pid_t) -> Int? {
        #if os(Linux)
        guard let own = pages(of: process) else { return nil }
        let children = read("/proc/\(process)/task/\(process)/children").split(separator: " ").compactMap { pid_t($0) }
        let all = children.reduce(own) { $0 + (pages(of: $1) ?? 0) }
        return all * Int(sysconf(Int32(_SC_PAGESIZE)))
        #else
        return nil
        #endif
    }

    /// The peak memory in bytes of a child process that has ended, or of one of its children if that is larger; nil where
    /// the system does not report it.
    static func peak(ofEnded process: pid_t) -> Int? {
        let bytes = process_peak_memory(process)
        return bytes > 0 ? Int(bytes) : nil
    }

    #if os(Linux)
    /// The second number of `statm` is the resident set.
    private static func pages(of process: pid_t) -> Int? {
        let numbers = read("/proc/\(process)/statm").split(separator: " ")
        return numbers.count > 1 ? Int(numbers[1]) : nil
    }

    private static func read(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = fread(&buffer, 1, buffer.count, file)
        return String(decoding: buffer[..<count], as: UTF8.self)
    }
    #endif
}
