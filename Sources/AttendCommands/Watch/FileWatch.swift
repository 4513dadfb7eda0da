import Foundation

/// Tells when the contents of some files have become others, however an editor writes them: in place, or by renaming.
struct FileWatch: Sendable {
    /// What is in the files at this moment, by name.
    let look: @Sendable () -> [String: Data]

    private static let interval = Duration.milliseconds(120)

    /// Calls back after each change, until its task is cancelled.
    ///
    /// Editors may write in several steps: a change is told when the files have stayed alike from one look to the next.
    func run(_ changed: () -> Void) async {
        var told = look()
        var last = told
        while (try? await Task.sleep(for: Self.interval)) != nil {
            let now = look()
            if now == last, now != told {
                told = now
                changed()
            }
            last = now
        }
    }
}
