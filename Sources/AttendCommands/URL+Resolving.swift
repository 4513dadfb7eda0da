import Foundation

extension URL {
    /// A path as someone in this folder means it: absolute, or from here.
    func resolving(_ path: String) -> URL {
        (path.hasPrefix("/") ? URL(filePath: path) : appending(path: path)).standardizedFileURL
    }
}
