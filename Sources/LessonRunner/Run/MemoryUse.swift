import CProcess
import Foundation

/// How much memory processes use.
enum MemoryUse {
    /// Whether processes use more than a limit together; false where the system does not report it.
    static func of(_ processes: [pid_t], exceeds limit: Int) -> Bool {
        #if os(Linux)
        guard held(by: processes) > limit else { return false }
        // Memory that a process shares with the one that it was forked from has been counted for both. To count it once takes
        // longer.
        return processes.reduce(0) { $0 + (share(of: $1) ?? held(by: $1)) } > limit
        #else
        return false
        #endif
    }

    /// Bytes that processes hold, shared memory once for each; zero where the system does not report it.
    static func held(by processes: [pid_t]) -> Int {
        #if os(Linux)
        processes.reduce(0) { $0 + held(by: $1) }
        #else
        0
        #endif
    }

    /// The peak memory in bytes of a child process that has ended, or of one of its children if that is larger; nil where
    /// the system does not report it.
    static func peak(ofEnded process: pid_t) -> Int? {
        let bytes = process_peak_memory(process)
        return bytes > 0 ? Int(bytes) : nil
    }

    #if os(Linux)
    /// The second number of `statm` is the resident set, in pages.
    private static func held(by process: pid_t) -> Int {
        let numbers = ProcessFiles.read("/proc/\(process)/statm").split(separator: " ")
        return (numbers.count > 1 ? Int(numbers[1]) ?? 0 : 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// The resident set with what is shared divided by the number of processes that share it; nil when it is not known.
    private static func share(of process: pid_t) -> Int? {
        ProcessFiles.read("/proc/\(process)/smaps_rollup").split(separator: "\n").first { $0.hasPrefix("Pss:") }
            .flatMap { Int($0.split(separator: " ")[1]) }.map { $0 << 10 }
    }
    #endif
}
