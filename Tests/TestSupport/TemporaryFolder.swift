package import Foundation

/// A temporary folder for one test; it is created by the first write, or explicitly.
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

    /// Makes a link to nothing: a file that exists and cannot be read; root can read every other one.
    /// - Returns: what the link leads to.
    @discardableResult package func linkToNowhere(_ name: String) throws -> String {
        let link = url.appending(path: name)
        let target = url.appending(path: "nowhere").path
        try FileManager.default.createDirectory(at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: target)
        return target
    }

    package func remove() { try? FileManager.default.removeItem(at: url) }
}
