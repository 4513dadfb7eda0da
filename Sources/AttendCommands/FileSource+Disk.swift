import Foundation
import LessonReader

extension FileSource {
    /// The files on disk.
    static let disk = FileSource(
        read: { path in FileManager.default.contents(atPath: path).map { Array($0) } },
        exists: { path in FileManager.default.fileExists(atPath: path) },
        isFile: { path in
            var facts = stat()
            return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
        },
        list: { folder in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() },
        resolve: { path in URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false) })
}
