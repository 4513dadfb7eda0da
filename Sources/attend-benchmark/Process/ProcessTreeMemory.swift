import Foundation

/// The memory of a process and all that it has started, as Linux says in `/proc`.
enum ProcessTreeMemory {
    /// Mebibytes that are in use; nil where nobody says.
    static func ofTree(_ root: pid_t) -> Double? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc") else { return nil }
        var parents: [pid_t: pid_t] = [:]
        var pages: [pid_t: Int] = [:]
        for number in names.compactMap({ pid_t($0) }) {
            guard let facts = ProcessFacts(number) else { continue }
            parents[number] = facts.parent
            pages[number] = facts.residentPages
        }
        guard pages[root] != nil else { return nil }
        func isInTree(_ process: pid_t) -> Bool {
            process == root || parents[process].map { $0 > 1 && isInTree($0) } ?? false
        }
        return ProcessFacts.mebibytes(ofPages: pages.filter { isInTree($0.key) }.reduce(0) { $0 + $1.value })
    }
}
