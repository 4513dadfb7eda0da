import Foundation
import LessonModel
import LessonRendering

/// What the pages of earlier times were made of, so that one that would be the same is not made again.
///
/// A note in the cache stands for a page: its name is the digest of everything that the page can depend on and of the
/// page's own place, and it holds the file's size and date. A page that somebody has touched since is made anew.
struct PageCache: Sendable {
    /// The folder of the notes.
    let folder: URL

    /// A note's name.
    /// - Parameter ingredients: everything that can change the page, each as text; their order counts.
    func name(of page: String, in target: HandoutFolder, madeOf ingredients: [String]) -> String {
        var digest = SHA256()
        for ingredient in ingredients + [target.path(page)] { digest.update(ingredient) }
        return digest.hexadecimal
    }

    /// The page as it lies there, when the note says that nothing has changed.
    ///
    /// That marks the note as used: the cache drops first what was not used for longest.
    func outcome(_ note: String, of page: String, in target: HandoutFolder) -> HandoutFolder.Outcome? {
        guard let data = FileManager.default.contents(atPath: path(note)),
            let fingerprint = target.fingerprint(of: page),
            String(decoding: data, as: UTF8.self) == fingerprint
        else { return nil }
        try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: path(note))
        return HandoutFolder.Outcome(name: page, size: target.size(of: page), unchanged: true)
    }

    /// Notes that a page is what it is now; a cache that cannot be written is no reason to fail.
    func keep(_ note: String, of page: String, in target: HandoutFolder) {
        guard let fingerprint = target.fingerprint(of: page) else { return }
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? Data(fingerprint.utf8).write(to: URL(filePath: path(note)), options: .atomic)
    }

    private func path(_ note: String) -> String { folder.appending(path: note).path(percentEncoded: false) }
}
