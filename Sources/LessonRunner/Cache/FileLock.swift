import Foundation

/// An advisory lock (`flock`) on a file or a folder, held until it is released or its process ends.
///
/// On a file system without locks every request succeeds.
package struct FileLock: Sendable {
    private let descriptor: Int32

    /// Waits for the exclusive lock of a file, which is created if needed; for changes as short as writing a file.
    package init(at path: String) {
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        _ = Self.lock(descriptor, LOCK_EX)
    }

    /// Takes the shared lock of a folder; nil when the folder does not exist.
    init?(sharing path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        _ = Self.lock(descriptor, LOCK_SH)
    }

    /// Tries to take the exclusive lock of a file or folder, which need not exist; nil when another process holds it.
    init?(trying path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard Self.lock(descriptor, LOCK_EX | LOCK_NB) else {
            close(descriptor)
            return nil
        }
    }

    /// Waits for the exclusive lock of a file, however long another process holds it; cancelling the task ends the wait.
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

    /// - Parameter path: the locked file, to remove it as well. A process that opened it before and one that creates it again
    ///   can then both hold a lock.
    package func release(removing path: String? = nil) {
        guard descriptor >= 0 else { return }
        if let path { unlink(path) }
        close(descriptor)
    }

    /// - Returns: false when another process holds the lock and the mode does not wait.
    private static func lock(_ descriptor: Int32, _ mode: Int32) -> Bool {
        while descriptor >= 0, flock(descriptor, mode) != 0 {
            if errno == EWOULDBLOCK { return false }
            if errno != EINTR { break }
        }
        return true
    }
}
