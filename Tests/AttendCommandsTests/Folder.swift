import Foundation

/// A fresh folder for one test.
struct Folder {
    let url = FileManager.default.temporaryDirectory.appending(
        path: "attend-folder-\(UUID().uuidString)", directoryHint: .isDirectory)

    func write(_ text: String, _ name: String) throws {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func read(_ name: String) -> String? {
        FileManager.default.contents(atPath: url.appending(path: name).path).map { String(decoding: $0, as: UTF8.self) }
    }

    func remove() { try? FileManager.default.removeItem(at: url) }
}
