import CProcess
import Foundation

/// A temporary folder, removed with its contents when the value is destroyed, and locked until then.
package struct ScratchFolder: ~Copyable {
    let path: String

    private static let prefix = "attend-"

    /// Creates a folder with a random name in the parent.
    init(in parent: String) throws {
        let name = Self.randomName()
        path = (parent as NSString).appendingPathComponent(Self.prefix + name)
        // It gets its name when it is locked: one with that name that is not locked has been abandoned.
        let unlocked = (parent as NSString).appendingPathComponent("." + Self.prefix + name)
        try FileManager.default.createDirectory(atPath: unlocked, withIntermediateDirectories: true)
        SharedFolderLock.begin(unlocked, as: path)
        guard rename(unlocked, path) == 0 else { throw POSIXFailure("rename") }
    }

    deinit {
        _ = folder_remove(path)
        SharedFolderLock.end(path)
    }

    /// Removes the folders that processes have left behind that were killed.
    package static func removeAbandoned(in parent: String = NSTemporaryDirectory()) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where isRandom(name) {
            let path = parent + "/" + name
            _ = SharedFolderLock.whenUnused(path) {
                // A second lock means that this file system has no locks, and nobody knows whether the folder is in use.
                if FileLock(trying: path) == nil { _ = folder_remove(path) }
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
