import Foundation

/// A temporary folder, removed with its contents when the value is destroyed, and locked until then.
package struct ScratchFolder: ~Copyable {
    let path: String

    private static let prefix = "attend-"

    /// Creates a folder with a random name in the parent.
    init(in parent: String) throws {
        path = parent + "/" + Self.prefix + Self.randomName()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        SharedFolderLock.begin(path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
        SharedFolderLock.end(path)
    }

    /// Removes the folders that processes have left behind that were killed.
    package static func removeAbandoned(in parent: String = NSTemporaryDirectory(), now: Int = time(nil)) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where isRandom(name) {
            if let item = CacheItem(at: parent + "/" + name), item.lastUse < now - CacheFolder.abandonedAfter {
                _ = try? item.remove()
            }
        }
    }

    private static func isRandom(_ name: String) -> Bool {
        name.hasPrefix(prefix) && name.dropFirst(prefix.count).count == 16
            && name.dropFirst(prefix.count).allSatisfy(\.isHexDigit)
    }

    /// Sixteen hexadecimal digits.
    static func randomName() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
