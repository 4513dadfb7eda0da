import Dispatch
import Foundation

/// The system's word that something in some folders has changed, on Linux by inotify; elsewhere there is none.
final class FolderEvents: Sendable {
    #if os(Linux)
    private nonisolated(unsafe) let source: any DispatchSourceRead

    /// - Parameter changed: called from any thread, once or more often for each change.
    /// - Returns: nil when the system will not say, or not for all of these folders.
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
            // Which file it was does not matter: whoever hears of it looks at all of them.
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
