import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The word that a folder of the cache is being used, so that no other process removes it; it ends with its process at
/// the latest.
enum SharedFolderLock {
    /// What this process uses, by path: an open descriptor with a shared lock on it.
    private static let held = Mutex<[String: Int32]>([:])

    /// Gives the word, and marks the folder as used now.
    static func begin(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        while flock(descriptor, LOCK_SH) != 0, errno == EINTR {}
        utimes(path, nil)
        let before = held.withLock { held in
            defer { held[path] = descriptor }
            return held[path]
        }
        if let before { close(before) }
    }

    /// Takes the word back.
    static func end(_ path: String) {
        if let descriptor = held.withLock({ $0.removeValue(forKey: path) }) { close(descriptor) }
    }

    /// Does something with a file or folder that nobody uses.
    /// - Returns: false, and nothing is done, when somebody does.
    static func whenUnused(_ path: String, _ body: () throws -> Void) rethrows -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        // Where the file system knows no locks, nobody can say that they use it.
        if descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return false }
        try body()
        return true
    }
}
