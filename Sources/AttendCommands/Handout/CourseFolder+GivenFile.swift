import Foundation
import LessonModel
import LessonReader

extension CourseFolder {
    /// The contents of a file that comes with pages; nil for what the check of the course refuses, which may have come since: a
    /// link, what is no file, what is too large.
    func givenFile(_ path: String) -> Data? {
        let file = url.resolving(path)
        guard FileSource.disk.isInside(path, of: url.path(percentEncoded: false)),
            !FileSource.disk.isLinked(path, in: url.path(percentEncoded: false)),
            case .file(let size)? = FileKind(of: file), size <= LinkTarget.largestGivenFile
        else { return nil }
        return try? Data(contentsOf: file)
    }
}
