import Foundation

/// The memory of a process and all that it has started, as Linux says in `/proc`.
enum ProcessTreeMemory {
    /// Mebibytes that are in use; nil where nobody says.
    static func ofTree(_ root: pid_t) -> Double? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc") else { return nil }
        var parents: [pid_t: pid_t] = [:]
        var pages: [pid_t: Int] = [:]
        for number in names.compactMap({ pid_t($0) }) {
            guard let data = FileManager.default.contents(atPath: "/proc/\(number)/stat") else { continue }
            // The name before it may hold anything, brackets too.
            let text = String(decoding: data, as: UTF8.self)
            let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
            guard fields.count > 22, let parent = pid_t(fields[2]), let resident = Int(fields[22]) else { continue }
            parents[number] = parent
            pages[number] = resident
        }
        guard pages[root] != nil else { return nil }
        func isInTree(_ process: pid_t) -> Bool {
            process == root || parents[process].map { $0 > 1 && isInTree($0) } ?? false
        }
        let sum = pages.filter { isInTree($0.key) }.reduce(0) { $0 + $1.value }
        return Double(sum * Int(getpagesize())) / 1_048_576
    }
}
