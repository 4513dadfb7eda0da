import LessonModel
import TraceFigures

/// Diagnostics on a page: what is said wraps, source lines do not.
struct DiagnosticsHTML {
    let words: Words
    /// The answer's file where its code is before the reader: its lines are named by their number alone.
    var answer: String?

    /// The characters of a source line that fit on paper.
    private static let widestLine = 100

    func html(_ diagnostics: [Diagnostic]) -> String {
        "<div class=\"told\">\n\(diagnostics.map(one).joined(separator: "\n"))\n</div>"
    }

    private func one(_ diagnostic: Diagnostic) -> String {
        var text = DiagnosticText(words: words.lesson)
        text.width = Self.widestLine
        return html(diagnostic, text.parts(diagnostic))
    }

    private func html(_ diagnostic: Diagnostic, _ parts: DiagnosticText.Parts) -> String {
        let shown = line(of: diagnostic) ?? parts.place.map(Markup.escaped)
        let place = shown.map { " <span class=\"open\">\($0)</span>" } ?? ""
        let said = "<p><b>\(Markup.escaped(parts.severity)):</b> \(LineHTML(message: parts.message).html)\(place)</p>"
        let help = parts.remedy.map { "<p><b>\(Markup.escaped($0.head)):</b> \(LineHTML(message: $0.text).html)</p>" }
        let notes = zip(diagnostic.notes, parts.notes).map { html($0, $1) }
        return ([said] + excerpt(diagnostic, parts) + (help.map { [$0] } ?? []) + notes).joined(separator: "\n")
    }

    /// `line 4`, of the code that the reader has before them.
    private func line(of diagnostic: Diagnostic) -> String? {
        guard let answer, let place = diagnostic.place, place.file == answer else { return nil }
        return words.page(.lineOfAnswer(place.line))
    }

    private func excerpt(_ diagnostic: Diagnostic, _ parts: DiagnosticText.Parts) -> [String] {
        guard !parts.excerpt.isEmpty else { return [] }
        // A page's characters need not be as wide as a terminal's, so that a caret could stand below another one.
        if answer != nil, let excerpt = ExcerptHTML(diagnostic) { return [excerpt.html] }
        return [VerdictMarkup.block(parts.excerpt)]
    }
}
