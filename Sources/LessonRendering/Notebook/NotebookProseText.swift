import LessonModel

/// Prose of a lesson as Jupyter shows it: formulas between dollar signs, inline values with their code as title.
struct NotebookProseText {
    let chapter: Chapter
    let report: ChapterReport
    /// Comments are for authors.
    let keepsComments: Bool

    func markdown(_ pieces: [ProsePiece]) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .dollar: "\\$"
            case .formula(let tex, _): "$\(tex)$"
            case .displayMark(let source): display(source)
            case .value(let code, _, let line): value(code, line)
            case .comment(let text): keepsComments ? text : ""
            }
        }.joined()
    }

    /// The dollar signs in place of a fence, with its attributes as a comment of TeX.
    private func display(_ fence: String) -> String {
        let attributes = fence.drop { $0 == "`" || $0 == "~" || $0 == " " }.dropFirst("math".count)
        return attributes.allSatisfy(\.isWhitespace) ? "$$" : "$$ %" + attributes
    }

    private func value(_ code: String, _ line: Int) -> String {
        guard
            let value = chapter.inlineValues.first(where: { $0.place.line == line && says(code, $0) })
                ?? chapter.inlineValues.first(where: { says(code, $0) }),
            let text = report.inlineValues[value.index]
        else { return "`\(code)`" }
        let title = Self.escaped(String(code.dropFirst("{swift}".count)))
        return JupyterNotebook.Mark.value + title + "\">" + Self.escaped(text) + JupyterNotebook.Mark.valueEnd
    }

    /// Whether a code span is that value.
    private func says(_ code: String, _ value: InlineValue) -> Bool {
        let words = code.dropFirst("{swift}".count).drop { $0 == " " }
        guard words.hasPrefix(value.expression) else { return false }
        let rest = words.dropFirst(value.expression.count).filter { $0 != " " }
        return rest.isEmpty || rest == ",digits:\(value.digits)"
    }

    /// Safe in HTML, and without any mark of Markdown or of a formula.
    static func escaped(_ text: String) -> String {
        text.map { character in
            switch character {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "$", "`", "|", "*", "_", "\\", "~":
                "&#\(character.unicodeScalars.first?.value ?? 0);"
            default: String(character)
            }
        }.joined()
    }
}
