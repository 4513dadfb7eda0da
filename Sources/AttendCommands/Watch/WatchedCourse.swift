import Foundation
import LessonModel

/// The files that can change what a course's chapters show: `course.yml`, chapters, data, images, sources of modules.
struct WatchedCourse: Sendable, Equatable {
    private let folder: URL
    /// Chapters, data and images, by path.
    private let files: Set<String>
    private let modules: Set<String>

    init(_ folder: CourseFolder, _ course: Course) {
        let url = folder.url
        self.folder = url
        let images = course.chapters.flatMap { chapter in
            chapter.imageSources.compactMap { course.target(of: $0, in: chapter).imagePath }
        }
        let data = course.chapters.flatMap(\.frontMatter.data)
        let paths = ["course.yml"] + course.chapters.map(course.path) + data + images
        files = Set(paths.map { url.resolving($0).path(percentEncoded: false) })
        modules = Set(
            course.modules.map { url.resolving(course.path(ofModule: $0, in: "")).path(percentEncoded: false) })
    }

    /// The folders of the files.
    var folders: Set<String> {
        let parents = files.map { ($0 as NSString).deletingLastPathComponent }
        let all = modules.flatMap { module in
            [module] + paths(below: module).map { ($0 as NSString).deletingLastPathComponent }
        }
        return Set(parents + all).filter { FileManager.default.fileExists(atPath: $0) }
    }

    /// The current contents of the files, by path.
    func snapshot() -> [String: Data] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        let lessons = names.filter(Self.isLesson).map(path)
        let sources = modules.flatMap(paths)
        return files.union(lessons + sources).reduce(into: [:]) { $0[$1] = FileManager.default.contents(atPath: $1) }
    }

    /// The contents of the files, by path: those in an earlier snapshot of another course as they were then, the others as they
    /// are now.
    func snapshot(after before: [String: Data], of other: WatchedCourse) -> [String: Data] {
        snapshot().filter { !other.includes($0.key) }.merging(before.filter { includes($0.key) }) { $1 }
    }

    private func includes(_ path: String) -> Bool {
        let name = (path as NSString).lastPathComponent
        return path == self.path(name) && Self.isLesson(name) || files.contains(path)
            || path.hasSuffix(".swift") && modules.contains { path.hasPrefix($0 + "/") }
    }

    /// The path of a file in the course folder.
    private func path(_ name: String) -> String { folder.resolving(name).path(percentEncoded: false) }

    private static func isLesson(_ name: String) -> Bool { name.hasSuffix(".md") || name == "course.yml" }

    private func paths(below module: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: module)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.map { "\(module)/\($0)" }
    }
}
