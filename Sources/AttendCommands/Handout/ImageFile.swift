import Foundation
import LessonModel

/// An image beside a lesson, made part of the page.
enum ImageFile {
    private static let types = [
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
        "avif": "image/avif", "svg": "image/svg+xml",
    ]

    /// `data:` addresses of a chapter's images by the source that the text names; what lies elsewhere on the web, or is no
    /// image that browsers know, is left out.
    static func addresses(of chapter: Chapter, in folder: CourseFolder) -> [String: String] {
        chapter.imageSources.reduce(into: [:]) { addresses, source in
            guard let file = folder.file(ofImage: source, in: chapter),
                let type = types[file.pathExtension.lowercased()], let data = try? Data(contentsOf: file)
            else { return }
            addresses[source] = "data:\(type);base64,\(data.base64EncodedString())"
        }
    }
}
