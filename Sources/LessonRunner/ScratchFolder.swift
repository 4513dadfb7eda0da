import Foundation

/// A temporary folder, removed with its contents when the value is destroyed.
struct ScratchFolder: ~Copyable {
    let path: String

    /// Creates a folder with a random name in the parent.
    init(in parent: String) throws {
        path = parent + "/attend-" + ScratchFolder.randomName()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Sixteen hexadecimal digits.
    static func randomName() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
