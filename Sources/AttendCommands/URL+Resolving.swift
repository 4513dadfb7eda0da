import Foundation

extension URL {
    /// The URL of a path: absolute, or relative to this folder.
    func resolving(_ path: String) -> URL {
        (path.hasPrefix("/") ? URL(filePath: path) : appending(path: path)).standardizedFileURL
    }

    /// The path that leads here from a folder: `../answers`.
    func path(from folder: URL) -> String {
        let (own, other) = (standardizedFileURL.pathComponents, folder.standardizedFileURL.pathComponents)
        let common = zip(own, other).prefix { $0 == $1 }.count
        let path = Array(repeating: "..", count: other.count - common) + own.dropFirst(common)
        return path.isEmpty ? "." : path.joined(separator: "/")
    }
}
