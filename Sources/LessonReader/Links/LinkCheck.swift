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
final class LinkCheck {
    private let course: Course
    private let folder: String
    private let files: FileSource
    /// The anchors that a link may name, by the chapter's path relative to the course folder.
    private let anchors: [String: Set<String>]
    /// The paths of the chapters, in order.
    private let chapters: [String]
    /// The ids that chapters had before.
    private let formerIDs: Set<String>
    /// What broken links may have meant, by the folder that they lead to: chapters and the files in the folder.
    private var near: [String: NearPaths] = [:]
    private var nearAnchors: [String: KnownNames] = [:]
    /// Why images are not shown, by what they lead to.
    private var obstacles: [LinkTarget: LinkTarget.Obstacle?] = [:]
    /// How many broken links of a chapter get a suggestion: there is no end to what is compared with what otherwise.
    private static let mostSuggestions = 100
    private var suggestions = 0

    /// The paths that a broken one is compared with.
    private struct NearPaths {
        var names: KnownNames
        /// The first path of each file's name.
        var byName: [String: String]

        init(_ paths: [String]) {
            names = KnownNames(paths)
            byName = Dictionary(paths.map { ($0.lastPathComponent, $0) }) { first, _ in first }
        }
    }

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
        chapters = anchors.keys.sorted()
        formerIDs = Set(course.chapters.flatMap(\.frontMatter.formerly))
    }

    func diagnostics(of reading: ChapterReader.Reading) -> [Diagnostic] {
        /// Links that share a definition would report the same diagnostic several times.
        struct Told: Hashable {
            var place: FileLocation?
            var message: String
        }
        var told: Set<Told> = []
        suggestions = 0
        let own = course.path(of: reading.chapter)
        return reading.links.compactMap { diagnostic(of: $0, in: own) }.filter {
            told.insert(Told(place: $0.place, message: $0.message)).inserted
        }
    }

    /// - Parameter own: the path of the chapter.
    private func diagnostic(of use: LinkUse, in own: String) -> Diagnostic? {
        let target = LinkTarget(use.destination, in: own)
        if case .file(let path, _) = target {
            if let missing = missing(path, use, in: own) { return missing }
            // An image becomes part of the page, so that a stranger's course could carry off a private one.
            let isGiven = !use.isImage && target.givenFile { anchors[$0] != nil } != nil
            if isGiven, let fault = fault(ofGivenFile: path) { return error(use, fault.message, fault.remedy) }
            if use.isImage, !files.isInside(path, of: folder) {
                let leads = path.hasPrefix("../") ? "leads" : "is a link that leads"
                return error(
                    use, "'\(path)' \(leads) out of the course folder", "put a copy of the image into the course")
            }
        }
        let obstacle =
            use.isImage ? obstacle(toImage: target) : target.obstacleToLink { anchors[$0] != nil }
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
            path == own ? "this chapter has no '#\(anchor)'" : "'\(path)' has no '#\(anchor)'",
            suggestion { anchors(near: path).nearest(to: anchor) }.map { "did you mean '#\($0)'?" }
                ?? "a heading's anchor is its text in lower case with hyphens for spaces")
    }

    /// Why a file that is linked to cannot come with pages.
    private func fault(ofGivenFile path: String) -> (message: String, remedy: String)? {
        let place = Course.join(folder, path)
        if files.exists(place), !files.isFile(place) {
            return ("'\(path)' is not a file", "link to the files of the course, one by one")
        }
        if !files.isInside(path, of: folder) {
            return ("'\(path)' leads out of the course folder", "put a copy of the file into the course")
        }
        if files.isLinked(path, in: folder) { return ("'\(path)' is a symbolic link", "put the file itself there") }
        guard files.size(place) > LinkTarget.largestGivenFile else { return nil }
        return (
            "'\(path)' is too large: pages come with files of \(LinkTarget.largestGivenFile >> 20) MiB at most",
            "link to an address on the web"
        )
    }

    /// The error for a missing file, or for an image that is a folder.
    private func missing(_ path: String, _ use: LinkUse, in own: String) -> Diagnostic? {
        if anchors[path] != nil, !use.isImage { return nil }
        let kind = use.isImage ? "image" : "file"
        let place = Course.join(folder, path)
        guard !files.exists(place) else {
            if !use.isImage || files.isFile(place) { return nil }
            if files.list(place).isEmpty {
                return error(use, "'\(path)' is not a file", "an image is an ordinary file in the course folder")
            }
            return error(use, "'\(path)' is a folder, not an image", "write the path of an image in it")
        }
        let written = LinkTarget.path(use.destination, in: own)
        if files.isFile(Course.join(folder, written)) {
            let encoded = use.destination.replacing("%", with: "%25").replacing("#", with: "%23")
                .replacing("?", with: "%3F")
            return error(
                use, "there is no \(kind) '\(path)'", "for the file '\(written)' write '\(encoded)'")
        }
        let parent = path.split(separator: "/").dropLast().joined(separator: "/")
        let name = path.lastPathComponent
        let id = ChapterReader.id(ofFile: name)
        if !use.isImage, formerIDs.contains(id),
            let renaming = course.renaming(
                of: id, name: { LinkTarget.path(to: self.course.path(of: $0), from: own) })
        {
            return error(use, "there is no \(kind) '\(path)'", renaming)
        }
        let near = suggestion {
            let known = paths(in: parent, forImages: use.isImage)
            return known.byName[name] ?? known.names.nearest(to: path)
        }
        return error(
            use, "there is no \(kind) '\(path)'",
            near.map { "did you mean '\(LinkTarget.path(to: $0, from: own))'?" }
                ?? "paths are relative to the chapter's own folder")
    }

    private func obstacle(toImage target: LinkTarget) -> LinkTarget.Obstacle? {
        if let known = obstacles[target] { return known }
        let obstacle = target.obstacleToImage { files.read(Course.join(folder, $0)) }
        obstacles[target] = .some(obstacle)
        return obstacle
    }

    private func suggestion(_ nearest: () -> String?) -> String? {
        suggestions += 1
        return suggestions <= Self.mostSuggestions ? nearest() : nil
    }

    /// What a link to a missing file of a folder may have meant.
    private func paths(in parent: String, forImages: Bool) -> NearPaths {
        let key = (forImages ? "image " : "link ") + parent
        if let known = near[key] { return known }
        let beside = files.list(parent.isEmpty ? folder : Course.join(folder, parent)).map { Course.join(parent, $0) }
        let known = NearPaths(forImages ? beside : chapters + beside)
        near[key] = known
        return known
    }

    private func anchors(near path: String) -> KnownNames {
        if let known = nearAnchors[path] { return known }
        let known = KnownNames(anchors[path] ?? [])
        nearAnchors[path] = known
        return known
    }

    private func error(_ use: LinkUse, _ message: String, _ remedy: String) -> Diagnostic {
        use.source.error(use.position, length: use.length, message, remedy: remedy)
    }
}
