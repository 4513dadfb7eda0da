import Foundation
import LessonModel
import LessonReader
import LessonRendering

/// The files under `Fixtures/`.
enum Fixtures {
    static let folder = Bundle.module.resourceURL!.appending(path: "Fixtures")

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: path)))
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    /// The names of the files in a folder that end in `.md`, without the ending.
    static func lessons(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
    }

    /// The course in the folder `course` of these files, and what is said of it.
    static func course(_ files: [String: String]) async -> (course: Course?, text: String) {
        let reading = await CourseReader.read(folder: "course", display: "course", files: FileSource(files))
        return (reading.course, DiagnosticText().text(reading.diagnostics))
    }

    /// A course of one chapter.
    /// - Parameter line: what else its `course.yml` says, with the line break.
    static func course(yaml line: String) async -> (course: Course?, text: String) {
        await course([
            "course/course.yml": "format: 1\ntitle: C\n\(line)chapters: [a.md]\n",
            "course/a.md": "---\ntitle: T\n---\n# Heading\n",
        ])
    }
}
