package import LessonModel

/// Writes a cell of a notebook as the part of a chapter that it is.
package struct NotebookCellReader: Sendable {
    /// Nil for a notebook that attend did not write.
    let origin: JupyterNotebook.ChapterOrigin?
    let language: String

    package init(_ notebook: JupyterNotebook) {
        self.init(origin: notebook.origin, language: notebook.language)
    }

    package init(origin: JupyterNotebook.ChapterOrigin?, language: String = "swift") {
        self.origin = origin
        self.language = language
    }

    /// The chapter's text for a cell: its own, where the cell is as it was written, or else what the cell says now.
    package func text(of cell: JupyterNotebook.Cell) -> String {
        if let kept = cell.origin?.markdown, cell.origin?.digest == cell.digest { return kept }
        let source = TextFile.withLineFeeds(cell.source)
        switch cell.kind {
        case .code: return code(source, cell.origin)
        case .markdown: return markdown(source, cell.origin?.info)
        case .raw: return ""
        }
    }

    private func code(_ source: String, _ origin: JupyterNotebook.Origin?) -> String {
        var text = Self.fence(info(of: source, origin), source)
        if let output = origin?.output { text += JupyterNotebook.blankLine + Self.fence("output", output) }
        return text
    }

    private func info(of source: String, _ origin: JupyterNotebook.Origin?) -> String {
        if let info = origin?.info { return info }
        guard language == "swift" else { return listingName }
        return Self.hasMagic(source) ? "swift ignore" : "swift"
    }

    /// Whether a cell begins a line with what a Swift kernel understands and Swift does not: `%install`.
    static func hasMagic(_ source: String) -> Bool {
        source.split(separator: "\n").contains { $0.trimmed.hasPrefix("%") }
    }

    /// The first word of a listing in another language.
    private var listingName: String {
        func isPlain(_ letter: Character) -> Bool {
            letter.isASCII && (letter.isLetter || letter.isNumber || "+#-".contains(letter))
        }
        let isName = !language.isEmpty && language.allSatisfy(isPlain)
        return isName && !FenceKind.isFirstWord(language) ? language : "text"
    }

    /// A fence that is longer than any in its text.
    static func fence(_ info: String, _ text: String) -> String {
        let runs = text.split(separator: "\n").map { $0.trimmed.prefix { $0 == "`" }.count }
        let mark = String(repeating: "`", count: max(3, (runs.max() ?? 0) + 1))
        return "\(mark)\(info)\n\(text)\(text.isEmpty ? "" : "\n")\(mark)"
    }

    // MARK: Markdown

    private func markdown(_ source: String, _ info: String?) -> String {
        let prose = NotebookProse(keepsFences: origin != nil)
        switch info?.prefix(while: { $0.isLetter }) {
        case "hint": return Self.fence(info ?? "", prose.markdown(of: Self.hint(source)))
        case "worksheet": return Self.fence(info ?? "", prose.markdown(of: Self.prompt(source)))
        case "quiz": return Self.fence(info ?? "", quiz(source, prose))
        default: return prose.markdown(of: source)
        }
    }

    /// What is folded below the title of a hint.
    private static func hint(_ source: String) -> String {
        var text = source.trimmingLines
        if text.hasPrefix(JupyterNotebook.Mark.hintStart),
            let end = text.firstRange(of: JupyterNotebook.Mark.hintTitleEnd)?.upperBound
        {
            text = String(text[end...])
        }
        if text.hasSuffix(JupyterNotebook.Mark.hintEnd) {
            text = String(text.dropLast(JupyterNotebook.Mark.hintEnd.count))
        }
        return text.trimmingLines
    }

    /// What stands above the table of a worksheet.
    private static func prompt(_ source: String) -> String {
        let end = source.firstRange(of: JupyterNotebook.Mark.sheet)?.lowerBound ?? source.endIndex
        return String(source[..<end]).trimmingLines
    }

    /// The question and its choices as YAML; without a key in a student's notebook, which has none.
    private func quiz(_ source: String, _ prose: NotebookProse) -> String {
        var question: [String] = []
        var choices: [(isTicked: Bool, text: String, because: [String])] = []
        for line in source.split(separator: "\n").map({ String($0) }) {
            let content = line.trimmed
            if let match = content.wholeMatch(of: /[-*+] \[([ xX])\] ?(.*)/) {
                choices.append((match.1 != " ", String(match.2), []))
            } else if choices.isEmpty {
                question.append(content)
            } else if !content.isEmpty {
                choices[choices.count - 1].because.append(content)
            }
        }
        func quoted(_ text: String) -> String {
            "\"" + String(prose.markdown(of: text).flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }) + "\""
        }
        let items = choices.map { choice in
            var item = "  - {text: \(quoted(choice.text))"
            if origin?.isForTeachers ?? false {
                item += ", correct: \(choice.isTicked)"
                var because = choice.because.joined(separator: " ")
                if because.count > 2, because.hasPrefix("*"), because.hasSuffix("*") {
                    because = String(because.dropFirst().dropLast())
                }
                if !because.isEmpty { item += ", because: \(quoted(because))" }
            }
            return item + "}"
        }
        let text = question.joined(separator: " ").trimmed
        return (["question: \(quoted(text))", "choices:"] + items).joined(separator: "\n")
    }
}
