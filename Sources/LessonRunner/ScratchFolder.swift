import Foundation

/// A temporary folder that goes away with everything in it.
struct ScratchFolder: ~Copyable {
    let path: String

    /// Makes a folder of a new name in that one.
    init(in parent: String) throws {
        path = parent + "/attend-" + ScratchFolder.randomName()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Sixteen letters and digits that nobody guesses.
    static func randomName() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
