package import LessonModel
import TraceFigures

/// Who made a course, where and when, and on which terms: as pages and printed sheets say it.
package struct CourseImprint {
    private let face: CourseFace
    private let words: PageWords
    /// The logo as a `data:` address.
    private let logo: String?

    init(_ handout: Handout) {
        face = handout.course.face
        words = handout.words.page
        logo = handout.logo
    }

    /// At the foot of each sheet; empty for a course that says nothing of itself.
    var line: String { parts.joined(separator: " · ") }

    /// The names of the authors, for programs that list pages and printed files.
    package static func authors(of course: Course) -> String? {
        course.face.authors.isEmpty ? nil : course.face.authors.joined(separator: ", ")
    }

    /// The line with the course's address as a link; `nil` for a course that says nothing of itself.
    var html: String? {
        let address = face.url.map { url in
            "<a href=\"\(HTMLText.destination(url))\">\(Markup.escaped(Self.shown(url)))</a>"
        }
        let parts = self.parts.map { "<bdi>\(Markup.escaped($0))</bdi>" } + [address].compactMap(\.self)
        return parts.isEmpty ? nil : "<p class=\"imprint\">\(parts.joined(separator: " · "))</p>"
    }

    /// The logo before the course's name in the bar, which says the same.
    var logoHTML: String? { logo.map { "<img class=\"logo\" src=\"\($0)\" alt=\"\">" } }

    /// The rules that set the colour of the course; empty for one without.
    var styleSheet: String {
        guard let accent = face.accent else { return "" }
        let (light, dark) = (":root{--red:\(accent.light.text)}", ":root{--red:\(accent.dark.text)}")
        return "\(light)@media (prefers-color-scheme:dark){\(dark)}@media print{\(light)}\n"
    }

    private var parts: [String] {
        let authors = face.authors.isEmpty ? nil : words(.authors(face.authors))
        return [authors, face.institution, face.date, face.licence.map { words(.licence($0)) }].compactMap(\.self)
    }

    private static func shown(_ url: String) -> String {
        var text = url.drop { $0 != "/" }.drop { $0 == "/" }
        if text.hasSuffix("/") { text.removeLast() }
        return String(text)
    }
}
