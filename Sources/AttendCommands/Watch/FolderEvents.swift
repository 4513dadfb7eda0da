import Dispatch
import Foundation

/// Notifications of the system about changes in folders: inotify on Linux, none elsewhere.
final class FolderEvents: Sendable {
    #if os(Linux)
    private nonisolated(unsafe) let source: any DispatchSourceRead

    /// - Parameter changed: called on any thread, at least once for each change.
    /// - Returns: nil when the system does not watch all of these folders.
    init?(_ folders: Set<String>, _ changed: @escaping @Sendable () -> Void) {
        guard !folders.isEmpty else { return nil }
        let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        let kinds = [IN_MODIFY, IN_CLOSE_WRITE, IN_MOVED_TO, IN_MOVED_FROM, IN_CREATE, IN_DELETE, IN_MOVE_SELF]
        let mask = kinds.reduce(UInt32(0)) { $0 | UInt32($1) }
        for folder in folders where inotify_add_watch(descriptor, folder, mask) < 0 {
            close(descriptor)
            return nil
        }
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
        source.setEventHandler {
            // The names of the files do not matter: the caller compares all of them.
            var buffer = [UInt8](repeating: 0, count: 4096)
            while read(descriptor, &buffer, buffer.count) > 0 {}
            changed()
        }
        source.setCancelHandler { close(descriptor) }
        source.resume()
    }

    func end() { source.cancel() }
    #else
    init?(_ folders: Set<String>, _ changed: @escaping @Sendable () -> Void) { return nil }

    func end() {}
    #endif
}
