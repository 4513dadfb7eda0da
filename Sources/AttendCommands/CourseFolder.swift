import Foundation
import LessonModel

/// A course's folder on disk.
struct CourseFolder: Sendable {
    var url: URL
    /// The path that messages show.
    var display: String
    /// The folder of attend's own modules, where it is known.
    var toolkit: String?

    /// Where learners work: beside a course that is called `lessons`, as it is found from there; in any other.
    var home: URL { url.lastPathComponent == Self.name ? url.deletingLastPathComponent() : url }

    /// What a course's folder is called that needs no option.
    static let name = "lessons"

    /// A chapter's file on disk.
    func file(of chapter: Chapter, in course: Course) -> URL { url.resolving(course.path(of: chapter)) }
}

extension Diagnostic {
    /// With files as messages show them, instead of whole paths.
    func displayed(from workingFolder: URL) -> Diagnostic {
        var diagnostic = self
        diagnostic.place?.file = place.map { URL(filePath: $0.file).path(from: workingFolder) } ?? ""
        diagnostic.notes = notes.map { $0.displayed(from: workingFolder) }
        return diagnostic
    }
}
