import LessonModel
import StepTrace
import TraceFigures

/// The parts of a chapter as cells of a notebook.
struct NotebookCells {
    /// A cell, and what it is in the lesson.
    struct Cell {
        var cell: JupyterNotebook.Cell
        var lessonCell: LessonModel.Cell?
        var exercise: Exercise?
        var tags: [String] = []
    }

    private let chapter: Chapter
    private let report: ChapterReport
    private let edition: Handout.Edition
    private let words: Words
    private let prose: NotebookProseText

    init(_ chapter: Chapter, _ report: ChapterReport, _ edition: Handout.Edition, _ words: Words) {
        self.chapter = chapter
        self.report = report
        self.edition = edition
        self.words = words
        prose = NotebookProseText(chapter: chapter, report: report, keepsComments: edition == .teacher)
    }

    func cells(of parts: [ChapterPart], text: (JupyterNotebook.Cell) -> String) -> [Cell] {
        var cells: [Cell] = []
        /// What import shall give for each cell, and what follows it.
        var wanted: [(text: String?, after: String)] = []
        for part in parts {
            if part.kind == .output, var last = cells.last, last.lessonCell != nil, last.cell.origin?.output == nil {
                last.cell.origin?.output = part.body
                cells[cells.count - 1] = last
                let before = wanted[wanted.count - 1]
                wanted[wanted.count - 1] = (before.text.map { $0 + before.after + part.text }, part.after)
                continue
            }
            guard edition == .teacher || !part.isForTeachers, let cell = cell(of: part, id: "part-\(cells.count + 1)")
            else {
                // What follows the part that is left out is what follows the one before it.
                if !wanted.isEmpty { wanted[wanted.count - 1].after = part.after }
                continue
            }
            cells.append(cell)
            wanted.append((edition == .teacher ? part.text : studentText(of: part), part.after))
        }
        for index in cells.indices {
            let next = index + 1 < cells.count ? cells[index + 1].cell.id : nil
            let usual = next == nil ? JupyterNotebook.lineEnd : JupyterNotebook.blankLine
            if wanted[index].after != usual {
                cells[index].cell.origin?.after = wanted[index].after
                cells[index].cell.origin?.next = next
            }
            if let wanted = wanted[index].text, text(cells[index].cell) != wanted {
                cells[index].cell.origin?.markdown = wanted
                let digest = cells[index].cell.digest
                cells[index].cell.origin?.digest = digest
            }
        }
        return cells
    }

    /// The chapter's text of a part without its comments; nil where it has a key, or comments that cannot be taken out: then
    /// the cell itself says what the part is.
    private func studentText(of part: ChapterPart) -> String? {
        switch part.kind {
        case .quiz, .worksheet: return nil
        default: break
        }
        guard part.pieces.contains(where: { if case .comment = $0 { true } else { false } }) else { return part.text }
        guard part.kind == .prose else { return nil }
        return part.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .displayMark(let source), .formula(_, let source), .value(_, let source, _): source
            case .dollar: "$"
            case .comment: ""
            }
        }.joined()
    }

    private func cell(of part: ChapterPart, id: String) -> Cell? {
        func markdown(_ source: String, info: String? = nil, tags: [String] = []) -> Cell {
            Cell(cell: .init(.markdown, id: id, source: source, origin: .init(info: info)), tags: tags)
        }
        switch part.kind {
        case .prose:
            let source = prose.markdown(part.pieces)
            return source.allSatisfy(\.isWhitespace) ? nil : markdown(source)
        case .cell:
            guard let cell = chapter.cells.first(where: { $0.code.fence.line == part.line }) else {
                return markdown(part.text)
            }
            return code(cell, part, id: id) ?? markdown(part.text)
        case .exercise(let exerciseID):
            var cell = Cell(cell: .init(.code, id: id, source: part.body, origin: .init(info: part.info)))
            cell.exercise = chapter.exercise(exerciseID)
            cell.tags = ["exercise"]
            return cell
        case .comment, .output: return markdown(part.text)
        case .check: return markdown(part.text, tags: ["check"])
        case .solution: return markdown(part.text, tags: ["solution"])
        case .mistake: return markdown(part.text, tags: ["mistake"])
        case .hiddenCheck: return markdown(part.text, tags: ["hidden-check"])
        case .hint:
            let source = """
                \(JupyterNotebook.Mark.hintStart)\(words.page(.hint))\(JupyterNotebook.Mark.hintTitleEnd)

                \(prose.markdown(part.pieces))

                \(JupyterNotebook.Mark.hintEnd)
                """
            return markdown(source, info: part.info, tags: ["hint"])
        case .quiz(let quizID):
            guard let question = part.question else { return nil }
            var cell = markdown(source(of: question), info: part.info, tags: ["exercise", "quiz"])
            cell.exercise = chapter.exercise(quizID)
            return cell
        case .worksheet(let worksheetID):
            guard let worksheet = chapter.worksheet(worksheetID) else { return nil }
            let above = prose.markdown(part.pieces)
            let source = (above.isEmpty ? [] : [above]) + [JupyterNotebook.Mark.sheet + "\n" + table(worksheet)]
            var cell = markdown(
                source.joined(separator: "\n\n"), info: info(of: part, worksheet), tags: ["exercise", "worksheet"])
            cell.exercise = chapter.exercise(worksheetID)
            return cell
        }
    }

    /// A cell that can be run; nil for one that is only shown.
    private func code(_ cell: LessonModel.Cell, _ part: ChapterPart, id: String) -> Cell? {
        guard ![.ignore, .compile].contains(cell.action) else { return nil }
        let info = part.info == "swift" ? nil : part.info
        var tags: [String] = []
        if !cell.showsSource { tags.append(cell.showsOutput ? "hide-input" : "hide-cell") }
        if cell.showsSource, !cell.showsOutput { tags.append("hide-output") }
        if cell.isMeantToFail { tags.append("raises-exception") }
        return Cell(
            cell: .init(.code, id: id, source: part.body, origin: .init(info: info)), lessonCell: cell, tags: tags)
    }

    // MARK: Questions and worksheets

    private func source(of question: QuestionText) -> String {
        let choices = question.choices.map { choice in
            let because = edition == .teacher ? prose.markdown(choice.because) : ""
            let mark = edition == .teacher && choice.isCorrect ? "x" : " "
            return "- [\(mark)] \(prose.markdown(choice.text))" + (because.isEmpty ? "" : "\n  *\(because)*")
        }
        return prose.markdown(question.question) + "\n\n" + choices.joined(separator: "\n")
    }

    /// The words of the fence; the expression gives the key, so students do not get it.
    private func info(of part: ChapterPart, _ worksheet: Worksheet) -> String {
        guard edition == .student else { return part.info }
        let blanks = worksheet.blanks == .all ? "" : " blanks=\"\(worksheet.blanks.text)\""
        return "worksheet id=\(worksheet.id)\(blanks) digits=\(worksheet.digits) points=\(short(worksheet.points))"
    }

    private func short(_ points: Double) -> String { formatted(points, decimals: 3, trimmed: true) }

    /// What is asked, and the matrix as a table: with gaps for students, with the key in bold for teachers.
    private func table(_ worksheet: Worksheet) -> String {
        let asked = words.page(
            .fillIn(
                asked: words.check(.asked(worksheet)), ofHTML: nil,
                accuracy: words.check(.accuracy(decimals: worksheet.digits))))
        guard let key = report.key(of: worksheet) else { return asked }
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        func name(_ label: String?, _ index: Int) -> String {
            label.map(NotebookProseText.escaped) ?? String(index + 1)
        }
        let columns = 0..<key.grid.columns
        let rows = (0..<key.grid.rows).map { index in
            row(
                ["**\(name(key.label(ofRow: index), index))**"]
                    + columns.map { column in
                        let number = formatted(key.grid[index, column], decimals: worksheet.digits)
                        guard key.isBlank(row: index, column: column) else { return number }
                        return edition == .teacher ? "**\(number)**" : " "
                    })
        }
        let head = [
            row([" "] + columns.map { name(key.label(ofColumn: $0), $0) }),
            row(["---"] + columns.map { _ in "---:" }),
        ]
        return ([asked, ""] + head + rows).joined(separator: "\n")
    }
}
