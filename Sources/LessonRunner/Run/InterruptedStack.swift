import Foundation

/// The memory in which a program tells its calls when a signal interrupts it: a file that both have at hand.
///
/// The first word is how many there are, written last; then the calls, as distances from the program's beginning in
/// memory, innermost first. Those outside of the program are among them.
struct InterruptedStack: Sendable, Hashable {
    let path: String

    private static let words = 65

    /// - Parameter folder: the program's private one.
    init(in folder: String) {
        path = folder + "/stack"
    }

    func create() throws {
        try Data(count: Self.words * MemoryLayout<Int>.size).write(to: URL(filePath: path))
    }

    /// nil as long as the program has told nothing.
    func read() -> [Int]? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let words = data.withUnsafeBytes { Array($0.bindMemory(to: Int.self)) }
        guard let count = words.first, count > 0 else { return nil }
        return Array(words.dropFirst().prefix(count))
    }
}
