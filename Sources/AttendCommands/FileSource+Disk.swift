import Foundation
import LessonReader
import LessonRunner

extension FileSource {
    /// The files on disk.
    static let disk = FileSource(
        read: { path in FileManager.default.contents(atPath: path).map { Array($0) } },
        exists: { path in FileManager.default.fileExists(atPath: path) },
        isFile: { path in FileManager.default.isRegularFile(atPath: path) },
        size: { path in
            if case .file(let size)? = FileKind(of: URL(filePath: path)) { size } else { 0 }
        },
        list: { folder in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() },
        resolve: { path in URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false) })
}
