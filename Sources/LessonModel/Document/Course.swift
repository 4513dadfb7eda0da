/// A course as its folder says it: `course.yml` and the chapters it lists, in order.
package struct Course: Sendable, Hashable {
    package var title: String
    /// A BCP 47 tag: `en`, `zh-Hans`.
    package var language: String
    /// The course folder as messages name it: `lessons`.
    package var folder: String
    /// Source folders compiled once into the kernel library, relative to the course folder.
    package var modules: [String]
    /// Modules that every cell sees.
    package var imports: [String]
    /// Raw HTML in lessons is passed through instead of shown as text.
    package var rawHTML: Bool
    package var chapters: [Chapter]

    package init(
        title: String, language: String = "en", folder: String, modules: [String] = [], imports: [String] = [],
        rawHTML: Bool = false, chapters: [Chapter] = []
    ) {
        self.title = title
        self.language = language
        self.folder = folder
        self.modules = modules
        self.imports = imports
        self.rawHTML = rawHTML
        self.chapters = chapters
    }
}
