/// The files of a handout by name, and their addresses as pages beside them write them.
package enum PageFile {
    /// The page that lists the chapters.
    package static let index = "index.html"
    /// The one page with all chapters.
    package static let book = "course.html"

    /// A chapter's own page: `04-scaling.html`.
    package static func name(of chapter: Chapter) -> String { name(ofChapter: chapter.id) }

    /// The page of the chapter with that id.
    package static func name(ofChapter id: String) -> String { id + ending }

    /// What a page is printed to: `04-scaling.pdf`.
    package static func printed(_ page: String) -> String {
        (page.hasSuffix(ending) ? String(page.dropLast(ending.count)) : page) + ".pdf"
    }

    /// The address of a chapter's page from a page in the same folder: `03%20scaling.html`.
    package static func address(of chapter: Chapter) -> String { PercentEncoding.encoded(name(of: chapter)) }

    private static let ending = ".html"
}
