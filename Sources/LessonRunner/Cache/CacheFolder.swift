import Foundation

/// The folder of the cache: results of chapters, observations of answers, records of written pages, kernel libraries.
///
/// It may be emptied at any time.
package struct CacheFolder: Sendable {
    package let path: String

    /// How many bytes it may hold; the least recently used items are removed first.
    package static let limit = 500_000_000

    /// The folders in it; each holds one file or folder for each item.
    private static let categories = ["results", "observations", "pages", "toolkit", "modules"]

    /// How many seconds after its last change an unfinished item counts as abandoned by a killed process.
    static let abandonedAfter = 3600

    package init(_ path: String) {
        self.path = path
    }

    /// How many bytes it holds.
    package var bytes: Int { CacheItem.bytes(at: path) }

    /// Removes the least recently used items until it is below a limit: once for each command, when its work is done.
    ///
    /// Items that another process is using stay.
    package func prune(limit: Int = Self.limit) {
        let items = Self.categories.flatMap { CacheItem.all(in: "\(path)/\($0)") }
        let now = time(nil)
        for item in items where item.isUnfinished && item.lastUse < now - Self.abandonedAfter { _ = try? item.remove() }
        var kept = items.filter { !$0.isUnfinished }.sorted { $0.lastUse < $1.lastUse }[...]
        var total = kept.reduce(0) { $0 + $1.bytes }
        while total > limit, let oldest = kept.popFirst() {
            if (try? oldest.remove()) == true { total -= oldest.bytes }
        }
    }

    /// Removes all items.
    /// - Returns: how many bytes were removed, and the items that stay because another process is using them.
    package func clear() throws -> (bytes: Int, inUse: [String]) {
        let before = bytes
        var inUse: [String] = []
        for category in CacheItem.all(in: path) {
            // Kernel libraries are in use while chapters run; all other items can be removed at any time.
            let items = category.name == "toolkit" ? CacheItem.all(in: category.path) : [category]
            for item in items where try !item.remove() { inUse.append(item.path) }
            if category.name == "toolkit" { rmdir(category.path) }
        }
        return (before - bytes, inUse)
    }
}
