import Foundation
import LessonModel

/// The files of a course that can change what its chapters show: `course.yml`, chapters, data, images, sources of modules.
struct WatchedCourse: Sendable, Equatable {
    private let folder: String
    private let data: Set<String>
    private let modules: Set<String>

    init(_ folder: CourseFolder, _ course: Course) {
        let url = folder.url
        self.folder = url.path(percentEncoded: false)
        let images = course.chapters.flatMap { chapter in
            chapter.imageSources.compactMap { folder.file(ofImage: $0, in: chapter) }
        }
        let files = course.chapters.flatMap(\.frontMatter.data).map { url.resolving($0) } + images
        data = Set(files.map { $0.path(percentEncoded: false) })
        modules = Set(course.modules.map { url.resolving($0).path(percentEncoded: false) })
    }

    /// Every folder that one of the files is in.
    var folders: Set<String> {
        let parents = data.map { ($0 as NSString).deletingLastPathComponent }
        let all = modules.flatMap { module in
            [module] + paths(below: module).map { ($0 as NSString).deletingLastPathComponent }
        }
        return Set([folder] + parents + all).filter { FileManager.default.fileExists(atPath: $0) }
    }

    /// What is in them at this moment, by path.
    func look() -> [String: Data] {
        let chapters = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter(Self.isLesson).map { "\(folder)/\($0)" }
        let sources = modules.flatMap(paths)
        return (chapters + data + sources).reduce(into: [:]) { $0[$1] = FileManager.default.contents(atPath: $1) }
    }

    /// What is in them at this moment, but for those that another has looked at already: there, what that one saw.
    func look(after other: WatchedCourse, saw before: [String: Data]) -> [String: Data] {
        look().filter { !other.includes($0.key) }.merging(before.filter { includes($0.key) }) { $1 }
    }

    private func includes(_ path: String) -> Bool {
        let name = (path as NSString).lastPathComponent
        return path == "\(folder)/\(name)" && Self.isLesson(name) || data.contains(path)
            || path.hasSuffix(".swift") && modules.contains { path.hasPrefix($0 + "/") }
    }

    private static func isLesson(_ name: String) -> Bool { name.hasSuffix(".md") || name == "course.yml" }

    private func paths(below module: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: module)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.map { "\(module)/\($0)" }
    }
}
