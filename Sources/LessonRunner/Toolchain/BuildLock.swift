import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The right to build something that several processes may want at the same time; a process that dies loses it.
struct BuildLock: Sendable {
    private let descriptor: Int32
    private let path: String

    /// Waits until the lock is free; cancelling the task ends the waiting.
    ///
    /// Where the file system knows no locks everybody builds, and the first to finish wins.
    init(at path: String) async throws {
        try FileManager.default.createDirectory(
            at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        self.path = path
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        while descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
            do {
                try await Task.sleep(for: .milliseconds(50))
            } catch {
                close(descriptor)
                throw error
            }
        }
    }

    /// Lets the next one in.
    ///
    /// Whoever comes just now may make a new file and build as well, which does no harm.
    func release() {
        guard descriptor >= 0 else { return }
        unlink(path)
        close(descriptor)
    }
}
