package import LessonModel
import TraceFigures

/// What is wrong in the lessons of a served course, for its author: each problem with a link to its place on a page.
package struct ProblemsHTML {
    private let diagnostics: [Diagnostic]
    private let course: Course
    private let words: Words

    package init(_ diagnostics: [Diagnostic], of course: Course, words: Words) {
        self.diagnostics = diagnostics
        self.course = course
        self.words = words
    }

    package var html: String {
        "<ol class=\"problems\">\n\(diagnostics.map(item).joined(separator: "\n"))\n</ol>"
    }

    private func item(_ diagnostic: Diagnostic) -> String {
        let text = DiagnosticsHTML(words: words).html([diagnostic])
        guard let place = diagnostic.place, let address = address(of: place) else { return "<li>\(text)</li>" }
        let name = Markup.escaped("\(place.file):\(place.line)")
        return "<li><p><a href=\"\(Markup.escaped(address))\">\(name)</a></p>\n\(text)</li>"
    }

    /// The page of a place's chapter, at the cell that holds the place, else at its section.
    private func address(of place: FileLocation) -> String? {
        guard let chapter = course.chapters.first(where: { $0.file == place.file }) else { return nil }
        let page = PageFile.address(of: chapter)
        if let cell = chapter.cells.first(where: { $0.code.holds(place) && $0.showsSource }) {
            return "\(page)#\(CellHTML.id("\(chapter.label).\(cell.number)"))"
        }
        let section = chapter.sections.last { $0.place.line <= place.line }
        let anchor = section.flatMap(chapter.anchor)
        return page + (anchor.map { "#" + PercentEncoding.encoded($0) } ?? "")
    }
}
