import Foundation
import LessonModel

/// A course's folder on disk.
struct CourseFolder: Sendable {
    var url: URL
    /// The path that messages show: relative to the working folder if it is in it.
    var display: String

    /// Where learners work: beside a course that is called `lessons`, as it is found from there; in any other.
    var home: URL { url.lastPathComponent == Self.name ? url.deletingLastPathComponent() : url }

    /// What a course's folder is called that needs no option.
    static let name = "lessons"

    /// A chapter's file on disk.
    func file(of chapter: Chapter, in course: Course) -> URL { url.resolving(course.path(of: chapter)) }

    static func display(_ url: URL, from workingFolder: URL) -> String {
        let path = url.standardizedFileURL.path(percentEncoded: false).trimmingSuffix("/")
        let base = workingFolder.standardizedFileURL.path(percentEncoded: false).trimmingSuffix("/")
        if path == base { return "." }
        return path.hasPrefix(base + "/") ? String(path.dropFirst(base.count + 1)) : path
    }
}

extension Diagnostic {
    /// With files as messages show them, instead of whole paths.
    func displayed(from workingFolder: URL) -> Diagnostic {
        var diagnostic = self
        diagnostic.place?.file = place.map { CourseFolder.display(URL(filePath: $0.file), from: workingFolder) } ?? ""
        diagnostic.notes = notes.map { $0.displayed(from: workingFolder) }
        return diagnostic
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        count > suffix.count && hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
