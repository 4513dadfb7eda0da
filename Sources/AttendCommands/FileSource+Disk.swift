import Foundation
import LessonReader

extension FileSource {
    /// The files on disk.
    static let disk = FileSource(
        read: { path in FileManager.default.contents(atPath: path).map { Array($0) } },
        exists: { path in FileManager.default.fileExists(atPath: path) },
        isFile: { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        },
        list: { folder in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() })
}
