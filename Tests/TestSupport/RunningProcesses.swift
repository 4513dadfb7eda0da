import Foundation

/// Finds processes of this machine by their command lines; without `/proc` it finds none.
package enum RunningProcesses {
    /// The command lines of all processes that mention a text, forked ones included.
    package static func naming(_ text: String) -> [String] { found(text).map(\.line) }

    private static func found(_ text: String) -> [(id: Int32, line: String)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let searched = Data(text.utf8)
        return names.compactMap { name in
            guard let id = Int32(name), let data = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
                return nil
            }
            // Tests ask again and again, and most processes are others'.
            return data.range(of: searched) == nil ? nil : (id, String(decoding: data, as: UTF8.self))
        }
    }

    /// Waits until a process mentions the text, or until the time limit cancels the test.
    package static func started(naming text: String) async {
        while found(text).isEmpty, !Task.isCancelled { await Task.yield() }
    }

    /// A text that no process mentions yet: a number of seconds for `sleep`.
    package static func mark() -> String { String(UInt32.random(in: 100_000_000...999_999_999)) }

    /// A statement of a program that starts a process which mentions a mark; it needs Foundation.
    package static func starting(_ mark: String) -> String {
        "_ = popen(\"exec sleep \(mark)\", \"w\")"
    }

    /// Whether a process has a handler of a signal at the moment.
    package static func handles(_ signal: Int32, in process: Int32) -> Bool {
        let status = FileManager.default.contents(atPath: "/proc/\(process)/status") ?? Data()
        let caught = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
        let mask = caught.flatMap { UInt64($0.dropFirst("SigCgt:".count).drop { $0.isWhitespace }, radix: 16) } ?? 0
        return mask >> UInt64(signal - 1) & 1 == 1
    }

    /// Waits until no process mentions the text; killed processes take a moment to disappear.
    /// - Returns: the command lines of those that are left when the time limit cancels the test.
    package static func lasting(naming text: String) async -> [String] {
        while let process = found(text).first, !Task.isCancelled { await end(of: process.id) }
        return naming(text)
    }

    /// Returns when a process has ended, or on cancellation.
    private static func end(of process: Int32) async {
        #if os(Linux)
        // `pidfd_open`: not every C library has a function for it, and `syscall` is variadic.
        typealias Call = @convention(c) (Int, Int, Int) -> Int
        guard let symbol = dlsym(nil, "syscall") else { return }
        let descriptor = CInt(truncatingIfNeeded: unsafeBitCast(symbol, to: Call.self)(434, Int(process), 0))
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        await readable(descriptor)
        #endif
    }
}
