import Foundation

/// The folder that everything computed is kept in: results of chapters, observations of answers, notes
/// on pages, kernel libraries; it
/// may be emptied at any time.
package struct CacheFolder: Sendable {
    package let path: String

    /// How many bytes it may hold; what was not used for longest goes first.
    package static let limit = 500_000_000

    /// Where what is kept may be looked for, one file or folder each.
    private static let shelves = ["results", "observations", "pages", "toolkit", "modules"]

    /// What a killed process leaves behind is still somebody's for so many seconds.
    private static let patience = 3600

    package init(_ path: String) {
        self.path = path
    }

    /// How many bytes it holds.
    package var bytes: Int { CacheItem.bytes(at: path) }

    /// Brings it below a limit, if it is above: once a command, when its work is done.
    ///
    /// What another process uses at the moment stays, whatever it takes.
    package func makeRoom(limit: Int = Self.limit) {
        let items = Self.shelves.flatMap { CacheItem.all(in: "\(path)/\($0)") }
        let now = time(nil)
        for item in items where item.isUnfinished && item.lastUse < now - Self.patience { _ = try? item.remove() }
        var kept = items.filter { !$0.isUnfinished }.sorted { $0.lastUse < $1.lastUse }[...]
        var total = kept.reduce(0) { $0 + $1.bytes }
        while total > limit, let oldest = kept.popFirst() {
            if (try? oldest.remove()) == true { total -= oldest.bytes }
        }
    }

    /// Removes all that is in it.
    /// - Returns: how many bytes that were, and what had to stay because another process uses it.
    package func clear() throws -> (bytes: Int, inUse: [String]) {
        let before = bytes
        var inUse: [String] = []
        for shelf in CacheItem.all(in: path) {
            // Kernel libraries are used while chapters run; whatever else there is can go from under anybody's hands.
            let items = shelf.name == "toolkit" ? CacheItem.all(in: shelf.path) : [shelf]
            for item in items where try !item.remove() { inUse.append(item.path) }
            if shelf.name == "toolkit" { rmdir(shelf.path) }
        }
        return (before - bytes, inUse)
    }
}
