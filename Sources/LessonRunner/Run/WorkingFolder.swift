import Foundation
import LessonModel

/// The working folder of a chapter's program: it contains copies of the chapter's data files, links to the folders of the course
/// that the program may write, and nothing else.
struct WorkingFolder {
    let path: String
    /// Errors about missing data files.
    private(set) var diagnostics: [Diagnostic] = []

    /// Copies the files, so that no cell can change the course.
    init(_ path: String, data: [String], from course: String, folders: [Permissions.Folder] = []) throws {
        self.path = path
        let files = FileManager.default
        try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        for folder in folders {
            let link = "\(path)/\(folder.name)"
            try files.createDirectory(
                atPath: URL(filePath: link).deletingLastPathComponent().path, withIntermediateDirectories: true)
            try files.createSymbolicLink(atPath: link, withDestinationPath: folder.path)
        }
        for name in data {
            let target = "\(path)/\(name)"
            do {
                let folder = (target as NSString).deletingLastPathComponent
                try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
                // A copied link could lead nowhere; and a pipe would be waited for.
                let source = URL(filePath: "\(course)/\(name)").resolvingSymlinksInPath()
                guard files.isRegularFile(atPath: source.path) else { throw CocoaError(.fileReadUnknown) }
                try files.copyItem(atPath: source.path, toPath: target)
            } catch {
                diagnostics.append(
                    Diagnostic(
                        at: nil, "the data file '\(name)' cannot be read",
                        remedy: "`data` names files in the course folder"))
            }
        }
    }
}
