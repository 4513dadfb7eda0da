import LessonModel

/// A link or image of a text, with the place of its destination.
struct LinkUse: Sendable {
    var destination: String
    var isImage: Bool
    /// Whether the link has no words, and so takes the name of what it leads to.
    var isReference = false
    var position: Position
    var length: Int
    var source: SourceText
}

/// Checks a course's links and images: an error for a missing target, a warning for one that pages leave out.
struct LinkCheck {
    private let course: Course
    private let folder: String
    private let files: FileSource
    /// The anchors that a link may name, by the chapter's path relative to the course folder.
    private let anchors: [String: Set<String>]

    /// What the addresses of links begin with; others are allowed, unless they look like one of these misspelt.
    private static let schemes = ["http", "https", "mailto"]

    init(_ course: Course, folder: String, files: FileSource, readings: [ChapterReader.Reading]) {
        self.course = course
        self.folder = folder
        self.files = files
        anchors = Dictionary(
            readings.map { reading in
                let chapter = reading.chapter
                let raw = course.rawHTML ? RawAnchors.all(in: chapter.blocks) : []
                return (course.path(of: chapter), reading.ids.union(chapter.headings.map(\.anchor)).union(raw))
            }, uniquingKeysWith: { first, _ in first })
    }

    func diagnostics(of reading: ChapterReader.Reading) -> [Diagnostic] {
        // Links that share a definition would report the same diagnostic several times.
        reading.links.compactMap { diagnostic(of: $0, in: reading.chapter) }.reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
    }

    private func diagnostic(of use: LinkUse, in chapter: Chapter) -> Diagnostic? {
        let target = course.target(of: use.destination, in: chapter)
        if case .file(let path, _) = target {
            if let missing = missing(path, use, in: chapter) { return missing }
            // An image becomes part of the page, so that a stranger's course could carry off a private one.
            if use.isImage, !files.isInside(path, of: folder) {
                return error(use, "'\(path)' leads out of the course folder", "put a copy of the image into the course")
            }
        }
        let obstacle =
            use.isImage
            ? target.obstacleToImage { files.read(Course.join(folder, $0)) } : target.obstacleToLink(in: course)
        // That a reference has no name is told with the names of the others.
        if let obstacle, !use.isReference || target == .nothing {
            let effect = use.isImage ? "this image will not be on the page" : "this link will be plain text on the page"
            return use.source.warning(
                use.position, length: use.length, "\(effect): \(obstacle.reason)", remedy: obstacle.remedy)
        }
        if case .address(let scheme) = target, !Self.schemes.contains(scheme),
            let question = Suggestion.question(for: "\(scheme):", among: Self.schemes.map { "\($0):" })
        {
            return use.source.warning(
                use.position, length: use.length, "this link leads nowhere: '\(scheme):' is no kind of address",
                remedy: question)
        }
        // What a reference leads to is found with its name.
        guard !use.isImage, !use.isReference, case .file(let path, let anchor?) = target, let known = anchors[path],
            !known.contains(anchor)
        else { return nil }
        return error(
            use,
            path == course.path(of: chapter) ? "this chapter has no '#\(anchor)'" : "'\(path)' has no '#\(anchor)'",
            Suggestion.nearest(to: anchor, among: known).map { "did you mean '#\($0)'?" }
                ?? "a heading's anchor is its text in lower case with hyphens for spaces")
    }

    /// The error for a missing file, or for an image that is a folder.
    private func missing(_ path: String, _ use: LinkUse, in chapter: Chapter) -> Diagnostic? {
        if anchors[path] != nil, !use.isImage { return nil }
        let kind = use.isImage ? "image" : "file"
        let place = Course.join(folder, path)
        guard !files.exists(place) else {
            if !use.isImage || files.isFile(place) { return nil }
            return error(use, "'\(path)' is a folder, not an image", "write the path of an image in it")
        }
        let written = LinkTarget.path(use.destination, in: course.path(of: chapter))
        if files.isFile(Course.join(folder, written)) {
            let encoded = use.destination.replacing("%", with: "%25").replacing("#", with: "%23")
                .replacing("?", with: "%3F")
            return error(
                use, "there is no \(kind) '\(path)'", "for the file '\(written)' write '\(encoded)'")
        }
        let parent = path.split(separator: "/").dropLast().joined(separator: "/")
        let beside = files.list(parent.isEmpty ? folder : Course.join(folder, parent)).map { Course.join(parent, $0) }
        let known = use.isImage ? beside : anchors.keys.sorted() + beside
        let name = path.lastPathComponent
        if !use.isImage,
            let renaming = course.renaming(
                of: ChapterReader.id(ofFile: name),
                name: { LinkTarget.path(to: course.path(of: $0), from: course.path(of: chapter)) })
        {
            return error(use, "there is no \(kind) '\(path)'", renaming)
        }
        let near =
            known.first { $0.lastPathComponent == name } ?? Suggestion.nearest(to: path, among: known)
        return error(
            use, "there is no \(kind) '\(path)'",
            near.map { "did you mean '\(LinkTarget.path(to: $0, from: course.path(of: chapter)))'?" }
                ?? "paths are relative to the chapter's own folder")
    }

    private func error(_ use: LinkUse, _ message: String, _ remedy: String) -> Diagnostic {
        use.source.error(use.position, length: use.length, message, remedy: remedy)
    }
}
