import Formulas
package import LessonModel
import TraceFigures

/// The text of a diagnostic: its place and message, the source line with a caret, a remedy, and notes.
package struct DiagnosticText: Sendable {
    /// Whether the text has terminal colours.
    package var colour: Bool
    /// The characters shown of a long source line.
    var width = ClippedExcerpt.width
    private let words: LessonWords

    package init(colour: Bool = false, words: @escaping LessonWords = { $0.english }) {
        self.colour = colour
        self.words = words
    }

    /// The lines of one diagnostic, each ending in a line break.
    package func text(_ diagnostic: Diagnostic) -> String {
        text(diagnostic, gutter: gutter(diagnostic))
    }

    /// The lines of several diagnostics, separated by blank lines.
    package func text(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { text($0) }.joined(separator: "\n")
    }

    private func text(_ diagnostic: Diagnostic, gutter: Int) -> String {
        var text = ""
        if let place = diagnostic.place {
            text += painted("\(shown(place)): ", .bold)
        }
        text += painted(words(.diagnostic(diagnostic.severity, "")), face(diagnostic.severity))
        text += painted(lines(diagnostic.message, indent: "  "), .bold) + "\n"
        if let place = diagnostic.place, let excerpt = diagnostic.excerpt {
            text += lines(excerpt, at: place, gutter: gutter, face: face(diagnostic.severity))
        }
        let indent = diagnostic.excerpt == nil ? "" : String(repeating: " ", count: gutter + 1)
        if let remedy = diagnostic.remedy {
            text += indent + painted(words(.advice("")), .help) + lines(remedy, indent: indent + "  ") + "\n"
        }
        for note in diagnostic.notes { text += self.text(note, gutter: gutter) }
        return text
    }

    private func shown(_ place: FileLocation) -> String {
        "\(VisibleText.marked(place.file)):\(place.line):\(place.column)"
    }

    /// A text of several lines, all but the first of them indented.
    private func lines(_ text: String, indent: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.marked(String($0)) }
            .joined(separator: "\n" + indent)
    }

    /// A diagnostic in parts, for what wraps its text.
    ///
    /// The source line must not be wrapped: the caret would be under another word.
    struct Parts {
        /// `error`.
        var severity: String
        var message: String
        var place: String?
        /// The source line and the caret.
        var excerpt: [String] = []
        /// What `help` says, with that word before it.
        var remedy: (head: String, text: String)?
        var notes: [Parts] = []
    }

    func parts(_ diagnostic: Diagnostic) -> Parts {
        var parts = Parts(
            severity: words(.severity(diagnostic.severity)), message: lines(diagnostic.message, indent: ""),
            place: diagnostic.place.map(shown))
        if let place = diagnostic.place, let excerpt = diagnostic.excerpt {
            let text = lines(excerpt, at: place, gutter: String(place.line).count, face: face(diagnostic.severity))
            parts.excerpt = text.split(separator: "\n").map(String.init)
        }
        parts.remedy = diagnostic.remedy.map { (words(.help), lines($0, indent: "")) }
        parts.notes = diagnostic.notes.map(self.parts)
        return parts
    }

    // MARK: The source line

    private func lines(_ excerpt: Diagnostic.Excerpt, at place: FileLocation, gutter: Int, face: Face) -> String {
        let clipped = ClippedExcerpt(excerpt, column: place.column, width: width)
        let caret = "^" + String(repeating: "~", count: max(0, VisibleText.marked(clipped.marked).cellWidth - 1))
        let number = String(place.line)
        let blank = String(repeating: " ", count: gutter)
        let padded = String(repeating: " ", count: gutter - number.count) + number
        let source = VisibleText.marked(clipped.line, keepingTabs: true)
        let shown = painted("\(padded) |", .faint) + (source.isEmpty ? "" : " \(source)") + "\n"
        if excerpt.length == 0 { return shown }
        return shown
            + painted("\(blank) |", .faint) + " " + blanks(for: clipped.before) + painted(caret, face) + "\n"
    }

    /// Blanks as wide as a text in every terminal: tabs stay tabs.
    private func blanks(for text: String) -> String {
        text.map { $0 == "\t" ? "\t" : String(repeating: " ", count: VisibleText.marked(String($0)).cellWidth) }
            .joined()
    }

    /// The number of digits in the longest line number of the diagnostic and its notes.
    private func gutter(_ diagnostic: Diagnostic) -> Int {
        let own = diagnostic.excerpt == nil ? 0 : String(diagnostic.place?.line ?? 0).count
        return diagnostic.notes.map { gutter($0) }.reduce(own, max)
    }

    // MARK: Colour

    private func face(_ severity: Diagnostic.Severity) -> Face {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }

    private func painted(_ text: String, _ face: Face) -> String {
        face.wrap(text, TerminalStyle(colours: colour ? .basic : .none))
    }
}

extension Face {
    fileprivate static let error = Face(Colour(0, basic: 1), bold: true)
    fileprivate static let warning = Face(Colour(0, basic: 3), bold: true)
    fileprivate static let note = Face(Colour(0, basic: 6), bold: true)
    fileprivate static let help = Face(Colour(0, basic: 2), bold: true)
}
