import Foundation

/// Tells when the contents of some files have become others, however an editor writes them: in place, or by renaming.
///
/// Where the system tells of changes in folders, a save is noticed at once; elsewhere, and on a file system that keeps
/// its changes to itself, by looking every now and then.
struct FileWatcher: Sendable {
    /// The folders that the files are in.
    var folders: Set<String> = []
    /// What is in the files at this moment, by name.
    let look: @Sendable () -> [String: Data]

    /// How often to look where the system is silent, and where it speaks up.
    private static let interval = Duration.milliseconds(120)
    private static let longInterval = Duration.seconds(1)
    /// Editors may write in several steps; files that stay alike for so long are taken for saved.
    private static let settling = Duration.milliseconds(8)

    /// Calls back after each change, until its task is cancelled.
    /// - Parameter known: what was in the files when whoever waits last made something of them; what is in them at the
    ///   start otherwise.
    func run(since known: [String: Data]? = nil, _ changed: () -> Void) async {
        let (wakes, waker) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let events = FolderEvents(folders) { waker.yield() }
        var told = known ?? look()
        // Something may have been saved before anybody listened.
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
            let now = await settled(look(), unlike: told)
            guard !Task.isCancelled, now != told else { continue }
            told = now
            changed()
        }
    }

    /// The files as they are when they no longer change.
    private func settled(_ first: [String: Data], unlike told: [String: Data]) async -> [String: Data] {
        var last = first
        guard last != told else { return last }
        while (try? await Task.sleep(for: Self.settling)) != nil {
            let now = look()
            if now == last { break }
            last = now
        }
        return last
    }
}
