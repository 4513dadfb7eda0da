import Foundation
import LessonModel
import LessonRendering

/// What a chapter's page reads from the disk.
struct ChapterSource: Sendable {
    /// The SHA-256 of the chapter's text.
    let digest: String
    /// Its images as `data:` addresses, by their sources in the text.
    let images: [String: String]
    /// The files that its links lead to, by their paths in the course.
    let files: [String: Data]
    /// What the page depends on, apart from results of cells.
    let ingredients: [String]

    init(_ chapter: Chapter, of course: Course, in folder: CourseFolder, for edition: Handout.Edition) {
        digest = Self.digest(of: chapter, of: course, in: folder)
        images = ImageFile.addresses(of: chapter, of: course, in: folder)
        files = course.filesLinked(from: chapter, isForTeachers: edition == .teacher)
            .reduce(into: [:]) { $0[$1] = folder.givenFile($1) }
        ingredients =
            [chapter.file, digest]
            + files.sorted { $0.key < $1.key }.flatMap { [$0.key, SHA256($0.value).hexadecimal] }
            + images.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    }

    static func digest(of chapter: Chapter, of course: Course, in folder: CourseFolder) -> String {
        let file = folder.file(of: chapter, in: course).path(percentEncoded: false)
        return SHA256(FileManager.default.contents(atPath: file) ?? Data()).hexadecimal
    }

    /// Everything that the chapter's page shows.
    func part(_ chapter: Chapter, _ report: ChapterReport) -> Handout.Part {
        var part = Handout.Part(chapter: chapter, report: report)
        part.report.forgetTimes()
        part.source = String(digest.prefix(12))
        part.images = images
        part.files = files.mapValues { "data:application/octet-stream;base64,\($0.base64EncodedString())" }
        part.worksheets = report.keys
        return part
    }
}
