import LessonModel

/// Where a link of a chapter's text leads on the page it stands on.
struct PageLinks {
    /// What becomes of a link.
    enum Target: Equatable {
        /// To another address, or a place on the page.
        case to(String)
        /// Nowhere: only its text stays.
        case text
    }

    /// How the chapters of a course lie beside each other.
    enum Layout {
        /// Each on a page of its own; the ids are those that have one.
        case pages(Set<String>)
        /// All on one page; the ids are those in it.
        case book(Set<String>)
    }

    let layout: Layout
    let course: Course
    /// The chapter that the text belongs to.
    let chapter: Chapter

    /// The file of a chapter's own page.
    static func file(of chapter: String) -> String { chapter + ".html" }

    /// The id of a heading or other anchor of the author's; in a book every chapter has a prefix of its own.
    func id(_ anchor: String) -> String { PageLinks.id(anchor, of: chapter, in: layout) }

    /// The id of a chapter's title in a book: no heading's anchor has a full stop.
    static func id(of chapter: Chapter) -> String { "chapter.\(chapter.number)" }

    private static func id(_ anchor: String, of chapter: Chapter, in layout: Layout) -> String {
        switch layout {
        case .pages: anchor
        case .book: "ch\(chapter.number).\(anchor)"
        }
    }

    func target(of destination: String) -> Target {
        guard LinkSafety.isSafe(link: destination) else { return .text }
        let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let file = String(parts[0])
        let fragment = parts.count > 1 ? String(parts[1]) : nil
        if file.isEmpty { return fragment.map { .to("#" + id($0)) } ?? .text }
        if destination.prefixMatch(of: /[A-Za-z][A-Za-z0-9+.-]*:/) != nil { return .to(destination) }
        let name = file.hasPrefix("./") ? String(file.dropFirst(2)) : file
        guard name.hasSuffix(".md"), let other = course.chapters.first(where: { $0.id + ".md" == name }) else {
            // A file beside the lessons: it does not travel with the page.
            return .text
        }
        switch layout {
        case .pages(let ids):
            guard ids.contains(other.id) || other.id == chapter.id else { return .text }
            return .to(PageLinks.file(of: other.id) + (fragment.map { "#" + $0 } ?? ""))
        case .book(let ids):
            guard ids.contains(other.id) else { return .text }
            return .to("#" + (fragment.map { PageLinks.id($0, of: other, in: layout) } ?? PageLinks.id(of: other)))
        }
    }
}
