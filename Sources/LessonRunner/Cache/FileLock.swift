import Foundation

/// The system's advisory lock on a file or a folder: held until it is released, or its process ends.
///
/// Where the file system has no locks, everybody gets what they ask for.
package struct FileLock: Sendable {
    private let descriptor: Int32

    /// Waits for the lock of a file, which is made when it is not there; for changes that take no longer than a file takes
    /// to be written.
    package init(at path: String) {
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        _ = Self.lock(descriptor, LOCK_EX)
    }

    /// Shares the lock of a folder with all who use it; nil when it is not there.
    init?(sharing path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        _ = Self.lock(descriptor, LOCK_SH)
    }

    /// Takes the lock of a file or folder, which need not be there; nil when another process holds it.
    init?(trying path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard Self.lock(descriptor, LOCK_EX | LOCK_NB) else {
            close(descriptor)
            return nil
        }
    }

    /// Waits for the lock of a file, however long another process holds it; cancelling the task ends the waiting.
    init(waitingFor path: String) async throws {
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        while !Self.lock(descriptor, LOCK_EX | LOCK_NB) {
            do {
                try await Task.sleep(for: .milliseconds(50))
            } catch {
                close(descriptor)
                throw error
            }
        }
    }

    /// - Parameter path: the locked file, if it is to be removed: a process that opened it before and another that makes
    ///   a new one then both have a lock.
    package func release(removing path: String? = nil) {
        guard descriptor >= 0 else { return }
        if let path { unlink(path) }
        close(descriptor)
    }

    /// - Returns: false when another process holds the lock and the mode says not to wait.
    private static func lock(_ descriptor: Int32, _ mode: Int32) -> Bool {
        while descriptor >= 0, flock(descriptor, mode) != 0 {
            if errno == EWOULDBLOCK { return false }
            if errno != EINTR { break }
        }
        return true
    }
}
