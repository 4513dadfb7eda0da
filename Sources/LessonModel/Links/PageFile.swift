/// The file names of a handout, and their addresses in links from its other pages.
package enum PageFile {
    /// The page that lists the chapters.
    package static let index = "index.html"
    /// The page of the course's terms.
    package static let glossary = "glossary.html"
    /// The one page with all chapters.
    package static let book = "course.html"

    /// The folder, beside the pages, of the files that chapters link to, under their paths in the course.
    package static let filesFolder = "files"

    /// Such a file beside the pages, by its path in the course.
    package static func name(ofFile path: String) -> String { "\(filesFolder)/\(path)" }

    /// Whether a page shows a chapter, or all: neither the index nor the glossary.
    package static func isOfChapters(_ page: String) -> Bool {
        page != index && page != glossary && !page.hasPrefix(filesFolder + "/")
    }

    /// A chapter's own page: `04-scaling.html`.
    package static func name(of chapter: Chapter) -> String { name(ofChapter: chapter.id) }

    /// The page of the chapter with that id.
    package static func name(ofChapter id: String) -> String { id + fileExtension }

    /// The PDF file of a page: `04-scaling.pdf`.
    package static func printed(_ page: String) -> String {
        (page.hasSuffix(fileExtension) ? String(page.dropLast(fileExtension.count)) : page) + ".pdf"
    }

    /// The address of a chapter's page from a page in the same folder: `03%20scaling.html`.
    package static func address(of chapter: Chapter) -> String { PercentEncoding.encoded(name(of: chapter)) }

    private static let fileExtension = ".html"
}
