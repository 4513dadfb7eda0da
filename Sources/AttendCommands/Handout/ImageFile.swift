import Foundation
import LessonModel

/// Embeds a chapter's images in its page.
enum ImageFile {
    /// `data:` addresses of a chapter's images by their sources in the text.
    ///
    /// An image that cannot be shown is left out; the check of the course reports it.
    static func addresses(of chapter: Chapter, of course: Course, in folder: CourseFolder) -> [String: String] {
        chapter.imageSources.reduce(into: [:]) { addresses, source in
            guard let path = course.target(of: source, in: chapter).imagePath,
                let data = try? Data(contentsOf: folder.url.resolving(path)), let kind = ImageKind(of: Array(data))
            else { return }
            addresses[source] = "data:\(kind.mediaType);base64,\(data.base64EncodedString())"
        }
    }
}
