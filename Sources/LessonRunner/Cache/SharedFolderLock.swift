import Foundation
import Synchronization

/// Shared locks on the cache folders that this process is using, so that no other process removes them.
enum SharedFolderLock {
    private static let held = Mutex<[String: FileLock]>([:])

    /// Locks a folder and marks it as used now.
    /// - Parameter name: the path that it is going to have.
    static func begin(_ path: String, as name: String? = nil) {
        guard let lock = FileLock(sharing: path) else { return }
        utimes(path, nil)
        let before = held.withLock { held in
            defer { held[name ?? path] = lock }
            return held[name ?? path]
        }
        before?.release()
    }

    /// Releases the lock of a folder.
    static func end(_ path: String) {
        held.withLock { $0.removeValue(forKey: path) }?.release()
    }

    /// Runs `body` while no process can hold the lock of a file or folder.
    /// - Returns: false, without running it, when a process holds the lock.
    static func whenUnused(_ path: String, _ body: () throws -> Void) rethrows -> Bool {
        guard let lock = FileLock(trying: path) else { return false }
        defer { lock.release() }
        try body()
        return true
    }
}
