import Foundation

/// One file or folder in the cache, kept or removed as a whole.
struct CacheItem {
    let path: String
    let bytes: Int
    /// Seconds since 1970: the modification time, which each use of the item sets.
    let lastUse: Int

    var name: String { String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]) }

    /// Whether it is a temporary file or folder: being written, being removed, or a lock.
    var isUnfinished: Bool { name.hasPrefix(".") || name.hasPrefix("attend-") || name.hasSuffix(".lock") }

    /// The items in a folder; none when the folder does not exist.
    static func all(in folder: String) -> [CacheItem] {
        names(in: folder).compactMap { CacheItem(at: "\(folder)/\($0)") }
    }

    /// nil when there is no such file or folder.
    init?(at path: String) {
        guard let facts = Self.facts(of: path) else { return nil }
        self.init(path: path, bytes: Self.bytes(at: path), lastUse: Int(Self.modified(facts)))
    }

    init(path: String, bytes: Int, lastUse: Int) {
        self.path = path
        self.bytes = bytes
        self.lastUse = lastUse
    }

    /// Bytes of a file, or of all files below a folder.
    static func bytes(at path: String) -> Int {
        guard let facts = facts(of: path) else { return 0 }
        guard isFolder(facts) else { return Int(facts.st_size) }
        return names(in: path).reduce(0) { $0 + bytes(at: "\(path)/\($1)") }
    }

    /// Removes it, unless a process is using it: renames it first, so that no process finds it half removed.
    /// - Returns: whether it was removed.
    func remove() throws -> Bool {
        let folder = (path as NSString).deletingLastPathComponent
        let aside = "\(folder)/.gone-\(ScratchFolder.randomName())"
        let isUnused = SharedFolderLock.whenUnused(path) { _ = rename(path, aside) }
        guard isUnused else { return false }
        do {
            try FileManager.default.removeItem(atPath: aside)
        } catch CocoaError.fileNoSuchFile {
            // Another process has removed it, or it could not be renamed.
            if Self.facts(of: path) != nil { try FileManager.default.removeItem(atPath: path) }
        }
        return true
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    private static func facts(of path: String) -> stat? {
        var facts = stat()
        return lstat(path, &facts) == 0 ? facts : nil
    }

    private static func isFolder(_ facts: stat) -> Bool { facts.st_mode & S_IFMT == S_IFDIR }

    private static func modified(_ facts: stat) -> time_t {
        #if canImport(Darwin)
        facts.st_mtimespec.tv_sec
        #else
        facts.st_mtim.tv_sec
        #endif
    }
}
