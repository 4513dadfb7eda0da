import Foundation
import LessonModel
import LessonRunner

/// A file that a command makes, and that is not written over unless this is asked for.
struct NewFile {
    let url: URL
    /// As messages name it.
    let name: String

    init(_ name: String, from folder: URL) {
        self.name = name
        url = folder.resolving(name)
    }

    init(beside other: NewFile, _ name: String) {
        url = other.url.deletingLastPathComponent().appending(path: name)
        let folder = other.name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        self.name = (folder + [Substring(name)]).joined(separator: "/")
    }

    func check(force: Bool) throws {
        guard FileKind(of: url) != nil else { return }
        guard FileManager.default.isRegularFile(atPath: url.path(percentEncoded: false)) else {
            throw Failure.cannotWork("\(name) is there already and is no file", remedy: "name another file with -o")
        }
        if !force {
            throw Failure.cannotWork(
                "\(name) is there already", remedy: "name another file with -o, or write over it with --force")
        }
    }

    func write(_ data: Data) throws {
        do {
            try url.replaceContents(with: data)
        } catch {
            throw Failure.cannotWork(
                "\(name) cannot be written: \(error.localizedDescription)", remedy: "name another file with -o")
        }
    }
}
