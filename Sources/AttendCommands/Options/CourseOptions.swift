import ArgumentParser
import Foundation
import LessonModel

/// Which course a command works on.
struct CourseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The course's folder.", discussion: "Without it: 'lessons' here or in a parent folder.", valueName: "dir"))
    var course: String?

    @Option(help: ArgumentHelp("The learner's answers.", valueName: "dir"))
    var answers = "answers"

    /// The course, and where it is.
    func open(_ desk: Desk) async throws -> (folder: CourseFolder, course: Course) {
        let folder = try folder(from: desk.surroundings.workingFolder)
        return (folder, try await Pipeline.read(folder, desk))
    }

    /// The folder of `course.yml`, and how messages name it.
    func folder(from workingFolder: URL) throws(CourseNotFound) -> CourseFolder {
        if let course {
            let url = workingFolder.resolving(course)
            guard FileManager.default.fileExists(atPath: url.appending(path: "course.yml").path) else {
                throw CourseNotFound(asked: course)
            }
            return CourseFolder(url: url, display: CourseFolder.display(url, from: workingFolder))
        }
        var parent = workingFolder.standardizedFileURL
        while true {
            for url in [parent.appending(path: "lessons"), parent] {
                if FileManager.default.fileExists(atPath: url.appending(path: "course.yml").path) {
                    return CourseFolder(url: url, display: CourseFolder.display(url, from: workingFolder))
                }
            }
            let next = parent.deletingLastPathComponent().standardizedFileURL
            if next.path == parent.path { throw CourseNotFound(asked: nil) }
            parent = next
        }
    }
}

/// A course's folder on disk.
struct CourseFolder: Sendable {
    var url: URL
    /// As messages name it: relative to the working folder where that is shorter.
    var display: String

    /// A chapter's file on disk.
    func file(of chapter: Chapter) -> URL {
        let isInside = display != "." && chapter.file.hasPrefix(display + "/")
        let name = isInside ? String(chapter.file.dropFirst(display.count + 1)) : chapter.file
        return url.appending(path: name)
    }

    static func display(_ url: URL, from workingFolder: URL) -> String {
        let path = url.standardizedFileURL.path(percentEncoded: false).trimmingSuffix("/")
        let base = workingFolder.standardizedFileURL.path(percentEncoded: false).trimmingSuffix("/")
        if path == base { return "." }
        return path.hasPrefix(base + "/") ? String(path.dropFirst(base.count + 1)) : path
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        count > suffix.count && hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}

/// There is no course where one was looked for.
struct CourseNotFound: Error, CustomStringConvertible {
    /// The folder named on the command line.
    var asked: String?

    var description: String {
        if let asked {
            "there is no course.yml in '\(asked)'"
        } else {
            "no course found: neither this folder nor a parent holds 'lessons/course.yml'; name one with --course DIR"
        }
    }
}
