import Foundation

#if canImport(System)
import System
#else
import SystemPackage
#endif

/// A pipe that ends with attend, however that ends: `attend-confine` reads its end as the order to end all that it has
/// started.
struct Lifeline {
    /// The standard input of `attend-confine`; closed when that has been started.
    let readEnd: FileDescriptor
    private let writeEnd: FileDescriptor

    init() throws {
        (readEnd, writeEnd) = try FileDescriptor.pipe()
        for end in [readEnd, writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
    }

    func cut() { try? writeEnd.close() }
}
