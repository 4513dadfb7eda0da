import Foundation
import LessonModel

/// An image of a chapter, made part of the page.
enum ImageFile {
    /// `data:` addresses of a chapter's images by the source that the text names; an image that cannot be shown is left
    /// out, which the check of the course reports.
    static func addresses(of chapter: Chapter, of course: Course, in folder: CourseFolder) -> [String: String] {
        chapter.imageSources.reduce(into: [:]) { addresses, source in
            guard let path = course.target(of: source, in: chapter).imagePath,
                let data = try? Data(contentsOf: folder.url.resolving(path)), let kind = ImageKind(of: Array(data))
            else { return }
            addresses[source] = "data:\(kind.mediaType);base64,\(data.base64EncodedString())"
        }
    }
}
