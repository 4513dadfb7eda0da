import Foundation
import LessonModel

/// The hash of what a course says and asks: `course.yml`, the chapters, and their data files.
enum CourseVersion {
    static func of(_ course: Course, in folder: CourseFolder) -> String {
        var digest = SHA256()
        let files = ["course.yml"] + course.chapters.map(course.path) + course.chapters.flatMap(\.frontMatter.data)
        for file in files {
            digest.update(file)
            let data = FileManager.default.contents(atPath: folder.url.resolving(file).path(percentEncoded: false))
            digest.update(data.map { SHA256($0).hexadecimal } ?? "missing")
        }
        return digest.hexadecimal
    }
}
