import Foundation

/// Detects when the contents of files have changed, whether an editor writes them in place or by renaming.
///
/// With notifications of the system a save is noticed at once; without them, or on a file system that sends none, by
/// polling.
struct FileWatcher: Sendable {
    /// The folders of the files.
    var folders: Set<String> = []
    /// The current contents of the files, by name.
    let snapshot: @Sendable () -> [String: Data]

    /// The polling intervals without and with notifications of the system.
    private static let interval = Duration.milliseconds(120)
    private static let longInterval = Duration.seconds(1)
    /// Editors may write in several steps: files are saved when they have not changed for this long.
    private static let settling = Duration.milliseconds(8)

    /// Calls `changed` after each change, until the task is cancelled.
    /// - Parameter known: the contents that the caller has used last; by default the contents at the start.
    func run(since known: [String: Data]? = nil, _ changed: () -> Void) async {
        let (wakes, waker) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let events = FolderEvents(folders) { waker.yield() }
        var reported = known ?? snapshot()
        // Files may have been saved before notifications began.
        waker.yield()
        let timer = Task {
            while (try? await Task.sleep(for: events == nil ? Self.interval : Self.longInterval)) != nil {
                waker.yield()
            }
        }
        defer {
            timer.cancel()
            events?.end()
        }
        for await _ in wakes {
            let now = await settled(snapshot(), unlike: reported)
            guard !Task.isCancelled, now != reported else { continue }
            reported = now
            changed()
        }
    }

    /// The contents when the files no longer change.
    private func settled(_ first: [String: Data], unlike reported: [String: Data]) async -> [String: Data] {
        var last = first
        guard last != reported else { return last }
        while (try? await Task.sleep(for: Self.settling)) != nil {
            let now = snapshot()
            if now == last { break }
            last = now
        }
        return last
    }
}
