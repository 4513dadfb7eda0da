import Formulas
package import LessonModel

/// The text of a diagnostic: the place and what is wrong, the source line with a caret, a remedy, and what belongs to it.
package struct DiagnosticText: Sendable {
    /// Uses the colours of a terminal.
    package var colour: Bool

    package init(colour: Bool = false) { self.colour = colour }

    /// The lines of one diagnostic, each ending in a line break.
    package func text(_ diagnostic: Diagnostic) -> String {
        text(diagnostic, gutter: gutter(diagnostic))
    }

    /// The lines of many, with a blank line between two.
    package func text(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { text($0) }.joined(separator: "\n")
    }

    private func text(_ diagnostic: Diagnostic, gutter: Int) -> String {
        var text = ""
        if let place = diagnostic.place {
            text += painted("\(Self.shown(place.file)):\(place.line):\(place.column): ", .bold)
        }
        text += painted("\(diagnostic.severity.rawValue): ", face(diagnostic.severity))
        text += painted(Self.shown(diagnostic.message), .bold) + "\n"
        if let place = diagnostic.place, let excerpt = diagnostic.excerpt {
            text += lines(excerpt, at: place, gutter: gutter, face: face(diagnostic.severity))
        }
        let indent = diagnostic.excerpt == nil ? "" : String(repeating: " ", count: gutter + 1)
        if let remedy = diagnostic.remedy {
            text += indent + painted("help: ", .help) + Self.shown(remedy) + "\n"
        }
        for note in diagnostic.notes { text += self.text(note, gutter: gutter) }
        return text
    }

    // MARK: The source line

    private func lines(_ excerpt: Diagnostic.Excerpt, at place: FileLocation, gutter: Int, face: Face) -> String {
        let bytes = Array(excerpt.line.utf8)
        let start = min(max(place.column - 1, 0), bytes.count)
        let end = min(start + max(excerpt.length, 1), bytes.count)
        let before = String(decoding: bytes[..<start], as: UTF8.self)
        let meant = String(decoding: bytes[start..<end], as: UTF8.self)
        let caret = "^" + String(repeating: "~", count: max(0, Self.shown(meant).cellWidth - 1))
        let number = String(place.line)
        let blank = String(repeating: " ", count: gutter)
        let padded = String(repeating: " ", count: gutter - number.count) + number
        let source = Self.shown(excerpt.line, keepingTabs: true)
        return painted("\(padded) |", .gutter) + (source.isEmpty ? "" : " \(source)") + "\n"
            + painted("\(blank) |", .gutter) + " " + blanks(for: before) + painted(caret, face) + "\n"
    }

    /// As wide as the text in every terminal: tabs stay tabs.
    private func blanks(for text: String) -> String {
        text.map { $0 == "\t" ? "\t" : String(repeating: " ", count: Self.shown(String($0)).cellWidth) }.joined()
    }

    /// Without control characters, which a terminal would obey.
    private static func shown(_ text: String, keepingTabs: Bool = false) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\t" {
                shown.append(keepingTabs ? "\t" : " ")
            } else if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
                shown.append("\u{FFFD}")
            } else {
                shown.append(scalar)
            }
        }
        return String(shown)
    }

    /// Room for the longest line number of the diagnostic and its notes.
    private func gutter(_ diagnostic: Diagnostic) -> Int {
        let own = diagnostic.excerpt == nil ? 0 : String(diagnostic.place?.line ?? 0).count
        return diagnostic.notes.map { gutter($0) }.reduce(own, max)
    }

    // MARK: Colour

    private enum Face: String {
        case bold = "1"
        case error = "1;31"
        case warning = "1;33"
        case note = "1;36"
        case help = "1;32"
        case gutter = "2"
    }

    private func face(_ severity: Diagnostic.Severity) -> Face {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }

    private func painted(_ text: String, _ face: Face) -> String {
        colour ? "\u{1B}[\(face.rawValue)m\(text)\u{1B}[0m" : text
    }
}
