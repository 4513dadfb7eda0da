import Foundation
import Synchronization

/// The folders of the cache that this process uses, each under a shared lock, so that no other process removes them.
enum SharedFolderLock {
    private static let held = Mutex<[String: FileLock]>([:])

    /// Locks a folder and marks it as used now.
    static func begin(_ path: String) {
        guard let lock = FileLock(sharing: path) else { return }
        utimes(path, nil)
        let before = held.withLock { held in
            defer { held[path] = lock }
            return held[path]
        }
        before?.release()
    }

    static func end(_ path: String) {
        held.withLock { $0.removeValue(forKey: path) }?.release()
    }

    /// Does something with a file or folder that nobody uses.
    /// - Returns: false, and nothing is done, when somebody does.
    static func whenUnused(_ path: String, _ body: () throws -> Void) rethrows -> Bool {
        guard let lock = FileLock(trying: path) else { return false }
        defer { lock.release() }
        try body()
        return true
    }
}
