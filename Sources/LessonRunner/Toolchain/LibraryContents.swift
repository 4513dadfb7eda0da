import Foundation
import LessonModel

/// The list of a kernel library's files with their hashes, written when it is built: a file that is missing, truncated or
/// changed makes the library unusable.
///
/// With the hash stands when the file's contents, its owner or its times last changed, a time that nobody can set. While that is
/// the same, the file is not read again.
struct LibraryContents: Hashable {
    private struct File: Hashable {
        var name: String
        var hash: String
        var state: String

        var line: String { "\(hash) \(state) \(name)" }
    }

    private static let list = "contents"
    private var files: [File]

    /// The files that are in a folder now.
    init(of folder: String) {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        files = names.filter { $0 != Self.list }.sorted().compactMap { name in
            guard let state = Self.state(of: "\(folder)/\(name)"), let hash = Self.hash(of: "\(folder)/\(name)") else {
                return nil
            }
            return File(name: name, hash: hash, state: state)
        }
    }

    /// The list in a folder; nil when there is none.
    init?(listedIn folder: String) {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(Self.list)") else { return nil }
        files = String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            return words.count == 3 ? File(name: words[2], hash: words[0], state: words[1]) : nil
        }
        if files.isEmpty { return nil }
    }

    func write(to folder: String) throws {
        let text = files.map { $0.line + "\n" }.joined()
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(Self.list)"), options: .atomic)
    }

    /// Whether every listed file exists and is what it was.
    func areComplete(in folder: String) -> Bool {
        var now = self
        for (index, file) in files.enumerated() {
            let path = "\(folder)/\(file.name)"
            guard let state = Self.state(of: path) else { return false }
            if state == file.state { continue }
            guard Self.hash(of: path) == file.hash else { return false }
            now.files[index].state = state
        }
        // The library has been copied or moved here: the next command need not read it all again.
        if now != self { try? now.write(to: folder) }
        return true
    }

    private static func hash(of path: String) -> String? {
        FileManager.default.contents(atPath: path).map { SHA256($0).hexadecimal }
    }

    /// A file's number and the time of its last change; nil for a folder and for a missing file.
    private static func state(of path: String) -> String? {
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        #if canImport(Darwin)
        let changed = facts.st_ctimespec
        #else
        let changed = facts.st_ctim
        #endif
        return "\(facts.st_ino):\(facts.st_size):\(changed.tv_sec).\(changed.tv_nsec)"
    }
}
