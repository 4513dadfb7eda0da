import Foundation
import LessonModel

/// The folder that handouts are written into.
struct HandoutFolder: Sendable {
    let url: URL
    /// How messages name its files.
    let shown: ShownFolder

    /// A file of the handout after `write`.
    struct Outcome: Sendable, Hashable {
        var name: String
        /// Bytes.
        var size: Int
        /// Whether it existed already, byte for byte.
        var unchanged: Bool
    }

    /// Whether the folder itself may be a symbolic link, which a reader has named.
    private let mayBeLink: Bool

    init(_ path: String, from workingFolder: URL, mayBeLink: Bool = true) {
        self.mayBeLink = mayBeLink
        url = workingFolder.resolving(path)
        shown = url.shown(from: workingFolder)
    }

    func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

    /// Writes a file atomically; a file with the same contents is not written again.
    func write(_ text: String, to name: String) throws -> Outcome { try write(Data(text.utf8), to: name) }

    func write(_ data: Data, to name: String) throws -> Outcome {
        try refuseLinks(before: name)
        if FileManager.default.contents(atPath: path(name)) == data {
            return Outcome(name: name, size: data.count, unchanged: true)
        }
        do {
            try FileManager.default.createDirectory(
                at: url.appending(path: name).deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: url.appending(path: name), options: .atomic)
        } catch {
            throw Failure.cannotWork(
                "\(shown.path(name)) cannot be written: \(error.localizedDescription)",
                remedy: "name another folder with -o")
        }
        return Outcome(name: name, size: data.count, unchanged: false)
    }

    /// A stranger's course may come with links in place of folders, so that files are written elsewhere.
    func refuseLinks(before name: String) throws {
        var folder = ""
        for part in name.split(separator: "/").dropLast().map(String.init) {
            folder += (folder.isEmpty ? "" : "/") + part
            if FileKind(of: url.appending(path: folder)) == .link { throw isLink(shown.path(folder)) }
        }
        if !mayBeLink, FileKind(of: url) == .link { throw isLink(shown.path("")) }
    }

    /// Removes a link in place of a file that another program will write.
    func removeLink(_ name: String) throws {
        if FileKind(of: url.appending(path: name)) == .link {
            try FileManager.default.removeItem(at: url.appending(path: name))
        }
    }

    private func isLink(_ folder: String) -> Failure {
        .cannotWork(
            "\(folder) is a symbolic link, and files would be written elsewhere",
            remedy: "remove it, or name another folder with -o")
    }

    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// Whether the first file exists and is not older than the second.
    func isUpToDate(_ name: String, with other: String) -> Bool {
        guard let own = modified(name), let its = modified(other) else { return false }
        return own >= its
    }

    /// A file's size and date, which change when it is written; nil when there is no file.
    func fingerprint(of name: String) -> String? {
        modified(name).map { "\(size(of: name)) \($0.timeIntervalSince1970)" }
    }

    func size(of name: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path(name))
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    private func modified(_ name: String) -> Date? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path(name))
        return attributes?[.modificationDate] as? Date
    }
}
