import Foundation
import LessonModel
import LessonReader
import LessonRunner

/// Embeds a chapter's images in its page.
enum ImageFile {
    /// The course's logo as a `data:` address.
    static func logo(of course: Course, in folder: CourseFolder) -> String? {
        course.face.logo.flatMap { address(of: folder.url.resolving($0)) }
    }

    private static func address(of file: URL) -> String? {
        guard let data = try? Data(contentsOf: file), let kind = ImageKind(of: Array(data)) else { return nil }
        return "data:\(kind.mediaType);base64,\(data.base64EncodedString())"
    }

    /// `data:` addresses of a chapter's images by their sources in the text.
    ///
    /// An image that cannot be shown is left out; the check of the course reports it.
    static func addresses(of chapter: Chapter, of course: Course, in folder: CourseFolder) -> [String: String] {
        chapter.imageSources.reduce(into: [:]) { addresses, source in
            // What the check of the course has refused may have come since, while pages are served.
            guard let path = course.target(of: source, in: chapter).imagePath,
                FileSource.disk.isInside(path, of: folder.url.path(percentEncoded: false)),
                FileManager.default.isRegularFile(atPath: folder.url.resolving(path).path(percentEncoded: false)),
                let address = address(of: folder.url.resolving(path))
            else { return }
            addresses[source] = address
        }
    }
}
