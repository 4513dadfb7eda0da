import Foundation
import LessonModel

extension URL {
    /// The URL of a path: absolute, or relative to this folder.
    func resolving(_ path: String) -> URL {
        (path.hasPrefix("/") ? URL(filePath: path) : appending(path: path)).standardizedFileURL
    }

    /// This folder as messages name it.
    func shown(from workingFolder: URL) -> ShownFolder {
        ShownFolder(
            standardizedFileURL.path(percentEncoded: false),
            from: workingFolder.standardizedFileURL.path(percentEncoded: false))
    }

    /// The shortest path that leads here from the working folder: `../answers`.
    func path(from workingFolder: URL) -> String { shown(from: workingFolder).path }
}
