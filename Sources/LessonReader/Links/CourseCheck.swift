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
                    reading.draft.anchors.union(HeadingAnchors.all(in: reading.chapter.blocks))
                        .union(rawHTML ? RawAnchors.all(in: reading.chapter.blocks) : [])
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    func check() {
        for (index, reading) in readings.enumerated() {
            checkRequirements(reading, at: index)
            checkData(reading)
            let file = String(reading.chapter.file.dropFirst(CourseReader.join(display, "").count))
            for link in reading.draft.links { check(link, in: file, draft: reading.draft) }
        }
    }

    private func checkRequirements(_ reading: ChapterReader.Reading, at own: Int) {
        let ids = readings.map(\.chapter.id)
        for scalar in reading.requires {
            guard let index = ids.firstIndex(of: scalar.text) else {
                report(
                    scalar, "no chapter of this course is called '\(scalar.text)'",
                    remedy: Suggestion.question(for: scalar.text, among: ids)
                        ?? "write a chapter's file name without '.md'", draft: reading.draft)
                continue
            }
            guard index >= own else { continue }
            report(
                scalar,
                index == own
                    ? "a chapter cannot require itself" : "the chapter '\(scalar.text)' comes after this one",
                remedy: "require chapters that come before", draft: reading.draft)
        }
    }

    private func checkData(_ reading: ChapterReader.Reading) {
        for scalar in reading.data where !files.exists(CourseReader.join(folder, scalar.text)) {
            report(
                scalar, "there is no data file '\(scalar.text)'",
                remedy: Suggestion.question(for: scalar.text, among: files.list(folder))
                    ?? "paths are relative to the course folder", draft: reading.draft)
        }
    }

    private func report(_ scalar: YAMLScalar, _ message: String, remedy: String, draft: Draft) {
        draft.report(scalar.source.error(scalar.position, length: scalar.length, message, remedy: remedy))
    }

    // MARK: Links

    private func check(_ link: LinkUse, in file: String, draft: Draft) {
        guard let target = LinkTarget(link.destination, from: file) else { return }
        func report(_ message: String, _ remedy: String?) {
            let diagnostic = link.source.error(link.position, length: link.length, message, remedy: remedy)
            // Links that share a definition share its place.
            if !draft.diagnostics.contains(diagnostic) { draft.report(diagnostic) }
        }
        guard let known = anchors[target.path] else {
            guard !files.exists(CourseReader.join(folder, target.path)) else { return }
            let folderOfTarget = target.folder
            let candidates =
                files.list(folderOfTarget.isEmpty ? folder : CourseReader.join(folder, folderOfTarget))
                .map { CourseReader.join(folderOfTarget, $0) }
            let nearest = Suggestion.question(
                for: target.path, among: link.isImage ? candidates : Array(anchors.keys) + candidates)
            report(
                "there is no \(link.isImage ? "image" : "file") '\(target.path)'",
                nearest ?? "paths are relative to the chapter's own folder")
            return
        }
        guard let anchor = target.anchor, !anchor.isEmpty, !known.contains(anchor) else { return }
        report(
            target.path == file ? "this chapter has no '#\(anchor)'" : "'\(target.path)' has no '#\(anchor)'",
            Suggestion.nearest(to: anchor, among: known).map { "did you mean '#\($0)'?" }
                ?? "a heading's anchor is its text in lower case with hyphens for spaces")
    }
}
