import Foundation
import LessonModel
import LessonRunner

/// What the user has allowed a course that asks for something in its `course.yml`; remembered for that folder and that request.
struct CoursePermissions {
    private let request: CourseRequest
    private let folder: String
    private let file: URL

    init(_ course: Course, _ folder: CourseFolder, stateFolder: URL) {
        request = course.request
        self.folder = folder.url.resolvingSymlinksInPath().path(percentEncoded: false)
        file = stateFolder.appending(path: "allowed").appending(path: SHA256(self.folder.utf8).hexadecimal)
    }

    /// - Parameter allows: whether the user allows it now.
    /// - Returns: what is allowed, and what the user is told when that is less than the course asks for.
    func granted(allows: Bool) throws -> (permissions: Permissions, refusal: Diagnostic?) {
        guard !request.isEmpty, ConfinementSupport.current.isAvailable else { return (Permissions(), nil) }
        let asked = Data((folder + "\n" + request.description + "\n").utf8)
        if allows {
            try? FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try? asked.write(to: file, options: .atomic)
        }
        guard allows || (try? Data(contentsOf: file)) == asked else { return (Permissions(), refusal) }
        return (Permissions(network: request.network, folders: try request.folders.map(writable)), nil)
    }

    private var refusal: Diagnostic {
        Diagnostic(
            .warning, at: request.place, "this course asks \(request.description), which you have not allowed",
            excerpt: request.excerpt,
            remedy: "cells that try it get an error; add '--allow' once if you trust the course")
    }

    /// The folder itself, created if needed; a link must not lead out of the course.
    private func writable(_ name: String) throws -> Permissions.Folder {
        let path = URL(filePath: folder).appending(path: name)
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        let real = path.resolvingSymlinksInPath().path
        let course = folder.hasSuffix("/") ? folder : folder + "/"
        guard real.hasPrefix(course) else {
            throw Failure.cannotWork(
                "'\(name)' in 'allow' leads out of the course folder, to \(real)", remedy: "remove the link")
        }
        // Without the slash at the end a link of that name can be made.
        return Permissions.Folder(name: name.split(separator: "/").joined(separator: "/"), path: real)
    }
}
