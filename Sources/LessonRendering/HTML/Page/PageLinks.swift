import LessonModel

/// Resolves the links of a chapter's text for a page.
struct PageLinks {
    /// What a link becomes.
    enum Target: Equatable {
        /// A link to another address, or to a place on the page.
        case to(String)
        /// A link to a file that the page itself carries as a `data:` address, under the name that it is saved as.
        case download(String, as: String)
        /// Plain text.
        case text
    }

    /// How the chapters of a course are put on pages.
    enum Layout {
        /// Each on a page of its own; the ids are those of the chapters that have one.
        case pages(Set<String>)
        /// All on one page; the ids are those of the chapters on it.
        case book(Set<String>)
    }

    let layout: Layout
    let course: Course
    /// The chapter that the text belongs to.
    let chapter: Chapter
    /// Whether the pages are served, and with them the files that links lead to.
    var servesFiles = false
    /// The files of the course that the page carries, as `data:` addresses, by their paths relative to the course folder.
    var files: [String: String] = [:]
    private let headings = Headings()

    /// The headings of the chapters that links have led to, by their anchors.
    private final class Headings {
        private var known: [String: [String: Chapter.Heading]] = [:]

        func heading(_ anchor: String, of chapter: Chapter) -> Chapter.Heading? {
            if let headings = known[chapter.id] { return headings[anchor] }
            let headings = Dictionary(chapter.headings.map { ($0.anchor, $0) }) { first, _ in first }
            known[chapter.id] = headings
            return headings[anchor]
        }
    }

    init(layout: Layout, course: Course, chapter: Chapter, servesFiles: Bool = false, files: [String: String] = [:]) {
        self.layout = layout
        self.course = course
        self.chapter = chapter
        self.servesFiles = servesFiles
        self.files = files
    }

    /// The id of a heading; in a book every chapter has a prefix of its own.
    func id(_ anchor: String) -> String { PageLinks.id(anchor, of: chapter, in: layout) }

    /// The id of a chapter's title, on a page of its own and in a book; anchors of headings never contain a dot.
    static func id(of chapter: Chapter) -> String { "chapter.\(chapter.label)" }

    static func id(_ anchor: String, of chapter: Chapter, in layout: Layout) -> String {
        switch layout {
        case .pages: anchor
        case .book: "ch\(chapter.label).\(anchor)"
        }
    }

    func target(of destination: String) -> Target {
        let target = course.target(of: destination, in: chapter)
        if let file = target.givenFile(of: course) {
            let parts = file.split(separator: "/").map { PercentEncoding.encoded(String($0)) }
            if servesFiles { return .to("/file/" + parts.joined(separator: "/")) }
            switch layout {
            case .pages: return .to(([PageFile.filesFolder] + parts).joined(separator: "/"))
            case .book: return files[file].map { .download($0, as: file.lastPathComponent) } ?? .text
            }
        }
        guard target.obstacleToLink(in: course) == nil else { return .text }
        guard case .file(let path, let anchor) = target, let other = course.chapter(at: path) else {
            return .to(destination)
        }
        let fragment = anchor.map { "#" + PercentEncoding.encoded(fragmentID($0, of: other)) }
        switch layout {
        case .pages(let ids):
            if let fragment, other.id == chapter.id { return .to(fragment) }
            guard ids.contains(other.id) || other.id == chapter.id else { return .text }
            return .to(PageFile.address(of: other) + (fragment ?? ""))
        case .book(let ids):
            guard ids.contains(other.id) else { return .text }
            return .to(fragment ?? "#" + PageLinks.id(of: other))
        }
    }

    /// Raw HTML as it stands on the page: tags of a page's head are text, and in a book its ids, and its links to ids, are
    /// those of its chapter.
    func raw(_ html: String) -> String {
        let html = html.replacing(HTMLTag.ofHead) { "&lt;" + $0.0.dropFirst() }
        guard case .book = layout else { return html }
        return html.replacing(/\b((?:id|name|for)\s*=\s*["']?|href\s*=\s*["']?#)([^"'\s>]+)/) { match in
            let isLink = match.1.hasSuffix("#")
            return match.1 + (isLink ? fragmentID(String(match.2), of: chapter) : id(String(match.2)))
        }
    }

    /// The id on the page of a link's anchor: a heading, a cell or exercise by its id, or an element of raw HTML.
    private func fragmentID(_ anchor: String, of chapter: Chapter) -> String {
        if let heading = headings.heading(anchor, of: chapter) {
            // The heading's own spelling, since Unicode allows a link to write `ü` as one scalar and the heading as
            // two.
            return heading.repeatsTitle
                ? PageLinks.id(of: chapter) : PageLinks.id(heading.anchor, of: chapter, in: layout)
        }
        if let cell = chapter.cells.first(where: { $0.id == anchor }) {
            return CellHTML.id("\(chapter.label).\(cell.number)")
        }
        return chapter.exercise(anchor).map(ExerciseHTML.id) ?? PageLinks.id(anchor, of: chapter, in: layout)
    }
}
