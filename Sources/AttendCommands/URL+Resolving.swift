import Foundation

extension URL {
    /// The URL of a path: absolute, or relative to this folder.
    func resolving(_ path: String) -> URL {
        (path.hasPrefix("/") ? URL(filePath: path) : appending(path: path)).standardizedFileURL
    }
}
