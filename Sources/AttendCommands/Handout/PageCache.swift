import Foundation
import LessonModel
import LessonRendering

/// A cache of what pages were made from, so that a page that would not change is not made again.
///
/// Each page has an entry: its key is a hash of everything that the page depends on and of the page's path, and it contains
/// the page's size and date. A page that was changed afterwards is made again.
struct PageCache: Sendable {
    /// The folder of the entries.
    let folder: URL

    /// The key of a page's entry.
    /// - Parameter ingredients: everything that can change the page, each as text; their order counts.
    func key(of page: String, in target: HandoutFolder, madeOf ingredients: [String]) -> String {
        var digest = SHA256()
        for ingredient in ingredients + [target.path(page)] { digest.update(ingredient) }
        return digest.hexadecimal
    }

    /// The existing page, if its entry is valid.
    ///
    /// Marks the entry as used: the cache removes the least recently used entries first.
    func outcome(_ key: String, of page: String, in target: HandoutFolder) -> HandoutFolder.Outcome? {
        guard let data = FileManager.default.contents(atPath: path(key)),
            let fingerprint = target.fingerprint(of: page),
            String(decoding: data, as: UTF8.self) == fingerprint
        else { return nil }
        try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: path(key))
        return HandoutFolder.Outcome(name: page, size: target.size(of: page), unchanged: true)
    }

    /// Stores a page's entry; a failure to write is ignored.
    func store(_ key: String, of page: String, in target: HandoutFolder) {
        guard let fingerprint = target.fingerprint(of: page) else { return }
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? Data(fingerprint.utf8).write(to: URL(filePath: path(key)), options: .atomic)
    }

    private func path(_ key: String) -> String { folder.appending(path: key).path(percentEncoded: false) }
}
