import Foundation

/// The file, mapped into the program's memory, in which a signal handler of the program writes its call stack.
///
/// The first word is the number of calls, written last. The calls follow as offsets from the program's base address,
/// innermost first, calls in other libraries included.
struct InterruptedStack: Sendable, Hashable {
    let path: String

    private static let words = 65

    /// - Parameter folder: the program's private folder.
    init(in folder: String) {
        path = folder + "/stack"
    }

    func create() throws {
        try Data(count: Self.words * MemoryLayout<Int>.size).write(to: URL(filePath: path))
    }

    /// The stack; nil while the program has written none.
    func read() -> [Int]? {
        guard let data = ProgramFile.contents(path, most: Self.words * MemoryLayout<Int>.size) else { return nil }
        let words = data.withUnsafeBytes { Array($0.bindMemory(to: Int.self)) }
        guard let count = words.first, count > 0 else { return nil }
        return Array(words.dropFirst().prefix(count))
    }
}
