import Foundation

/// What a run must not leave behind.
enum Leftovers {
    /// Processes whose command line names a folder, forked ones included.
    static func processes(naming folder: String) -> [String] {
        let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return numbers.filter { number in
            guard Int(number) != nil, let line = FileManager.default.contents(atPath: "/proc/\(number)/cmdline") else {
                return false
            }
            return String(decoding: line, as: UTF8.self).contains(folder)
        }
    }

    /// The same, after the moment that the system takes to clear away what was killed.
    static func lastingProcesses(naming folder: String) async throws -> [String] {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            if processes(naming: folder).isEmpty { return [] }
            try await Task.sleep(for: .milliseconds(20))
        }
        return processes(naming: folder)
    }
}
