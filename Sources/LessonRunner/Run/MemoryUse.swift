import CProcess
import Foundation

/// How much memory a process uses.
enum MemoryUse {
    /// Bytes of a process and of its children; nil where the system does not report it.
    static func ofProcess(_ process: pid_t) -> Int? {
        #if os(Linux)
        guard let own = pages(of: process) else { return nil }
        let all = ProcessFiles.children(of: process).reduce(own) { $0 + (pages(of: $1) ?? 0) }
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
        let numbers = ProcessFiles.read("/proc/\(process)/statm").split(separator: " ")
        return numbers.count > 1 ? Int(numbers[1]) : nil
    }
    #endif
}
