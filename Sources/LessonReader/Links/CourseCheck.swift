import LessonModel

/// What can only be checked when all chapters are read: links, images, data files and chapters required.
struct CourseCheck {
    private let folder: String
    private let display: String
    private let files: FileSource
    private let readings: [ChapterReader.Reading]
    /// The anchors of each chapter, by file name relative to the course folder.
    private let anchors: [String: Set<String>]

    init(folder: String, display: String, files: FileSource, rawHTML: Bool, readings: [ChapterReader.Reading]) {
        self.folder = folder
        self.display = display
        self.files = files
        self.readings = readings
        let prefix = CourseReader.join(display, "")
        anchors = Dictionary(
            readings.map { reading in
                (
                    String(reading.chapter.file.dropFirst(prefix.count)),
                    reading.ids.union(HeadingAnchors.all(in: reading.chapter.blocks))
                        .union(rawHTML ? RawAnchors.all(in: reading.chapter.blocks) : [])
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// What is wrong with each chapter's place in its course.
    func diagnostics() -> [[Diagnostic]] {
        readings.enumerated().map { index, reading in
            let file = String(reading.chapter.file.dropFirst(CourseReader.join(display, "").count))
            // Links that share a definition share its place.
            let links = reading.links.compactMap { check($0, in: file) }.reduce(into: [Diagnostic]()) {
                if !$0.contains($1) { $0.append($1) }
            }
            return checkRequirements(reading, at: index) + checkData(reading) + links
        }
    }

    private func checkRequirements(_ reading: ChapterReader.Reading, at own: Int) -> [Diagnostic] {
        let ids = readings.map(\.chapter.id)
        return reading.requires.compactMap { scalar in
            guard let index = ids.firstIndex(of: scalar.text) else {
                return error(
                    scalar, "no chapter of this course is called '\(scalar.text)'",
                    remedy: Suggestion.question(for: scalar.text, among: ids)
                        ?? "write a chapter's file name without '.md'")
            }
            guard index >= own else { return nil }
            return error(
                scalar,
                index == own
                    ? "a chapter cannot require itself" : "the chapter '\(scalar.text)' comes after this one",
                remedy: "require chapters that come before")
        }
    }

    private func checkData(_ reading: ChapterReader.Reading) -> [Diagnostic] {
        reading.data.compactMap { scalar in
            let name = scalar.text
            // Cells find a copy under the same name in the folder that they run in, so it has to lie within both.
            if name.hasPrefix("/") || name.split(separator: "/").contains("..") {
                return error(
                    scalar, "'\(name)' leads out of the course folder",
                    remedy: "data files lie in the course folder and are named from there, without '..'")
            }
            let path = CourseReader.join(folder, name)
            if files.isFile(path) { return nil }
            if files.exists(path) {
                let first = files.list(path).min().map { CourseReader.join(name, $0) }
                return error(
                    scalar, "'\(name)' is a folder, not a data file",
                    remedy: "list its files one by one" + (first.map { ", such as '\($0)'" } ?? ""))
            }
            return error(
                scalar, "there is no data file '\(name)'",
                remedy: Suggestion.question(for: name, among: files.list(folder))
                    ?? "paths are relative to the course folder")
        }
    }

    private func error(_ scalar: YAMLScalar, _ message: String, remedy: String) -> Diagnostic {
        scalar.source.error(scalar.position, length: scalar.length, message, remedy: remedy)
    }

    // MARK: Links

    private func check(_ link: LinkUse, in file: String) -> Diagnostic? {
        guard let target = LinkTarget(link.destination, from: file) else { return nil }
        func error(_ message: String, _ remedy: String?) -> Diagnostic {
            link.source.error(link.position, length: link.length, message, remedy: remedy)
        }
        guard let known = anchors[target.path] else {
            guard !files.exists(CourseReader.join(folder, target.path)) else { return nil }
            let folderOfTarget = target.folder
            let candidates =
                files.list(folderOfTarget.isEmpty ? folder : CourseReader.join(folder, folderOfTarget))
                .map { CourseReader.join(folderOfTarget, $0) }
            let nearest = Suggestion.question(
                for: target.path, among: link.isImage ? candidates : Array(anchors.keys) + candidates)
            return error(
                "there is no \(link.isImage ? "image" : "file") '\(target.path)'",
                nearest ?? "paths are relative to the chapter's own folder")
        }
        guard let anchor = target.anchor, !anchor.isEmpty, !known.contains(anchor) else { return nil }
        return error(
            target.path == file ? "this chapter has no '#\(anchor)'" : "'\(target.path)' has no '#\(anchor)'",
            Suggestion.nearest(to: anchor, among: known).map { "did you mean '#\($0)'?" }
                ?? "a heading's anchor is its text in lower case with hyphens for spaces")
    }
}
