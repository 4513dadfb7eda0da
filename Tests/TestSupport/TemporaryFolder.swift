package import Foundation

/// A fresh folder for one test; it exists once something is written to it, or once it is created.
package struct TemporaryFolder: Sendable {
    package let url = FileManager.default.temporaryDirectory.appending(
        path: "attend-test-\(UUID().uuidString)", directoryHint: .isDirectory)

    package init() {}

    package func create() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    package func write(_ text: String, _ name: String) throws {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    package func read(_ name: String) -> String? {
        FileManager.default.contents(atPath: url.appending(path: name).path).map { String(decoding: $0, as: UTF8.self) }
    }

    package func remove() { try? FileManager.default.removeItem(at: url) }
}
