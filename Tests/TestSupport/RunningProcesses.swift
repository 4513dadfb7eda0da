import Foundation

/// Processes of this machine by what their command lines say; where there is no `/proc`, none are seen.
package enum RunningProcesses {
    /// The command lines of all processes that mention a text, forked ones included.
    package static func naming(_ text: String) -> [String] { found(text).map(\.line) }

    private static func found(_ text: String) -> [(id: Int32, line: String)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { name in
            guard let id = Int32(name), let data = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
                return nil
            }
            let line = String(decoding: data, as: UTF8.self)
            return line.contains(text) ? (id, line) : nil
        }
    }

    /// Waits until no process mentions the text: what was killed takes the system a moment to clear away.
    /// - Returns: command lines of those that are there all the same when the test is cancelled, as its limit does.
    package static func lasting(naming text: String) async -> [String] {
        while let process = found(text).first, !Task.isCancelled { await end(of: process.id) }
        return naming(text)
    }

    /// Returns when a process has ended, or on cancellation.
    private static func end(of process: Int32) async {
        #if os(Linux)
        // `pidfd_open`, for which not every C library has a function; `syscall` itself takes a variable list of arguments.
        typealias Call = @convention(c) (Int, Int, Int) -> Int
        guard let symbol = dlsym(nil, "syscall") else { return }
        let descriptor = CInt(truncatingIfNeeded: unsafeBitCast(symbol, to: Call.self)(434, Int(process), 0))
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        await readable(descriptor)
        #endif
    }
}
