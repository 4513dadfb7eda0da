package import LessonModel
import StepTrace

/// A chapter with its results as a Jupyter notebook, nbformat 4.5.
package struct NotebookText {
    private let chapter: Chapter
    private let report: ChapterReport
    private let edition: Handout.Edition
    private let words: Words

    package init(_ chapter: Chapter, _ report: ChapterReport, edition: Handout.Edition, words: Words) {
        self.chapter = chapter
        self.report = report
        self.edition = edition
        self.words = words
    }

    /// The JSON text.
    /// - Parameters:
    ///   - frontMatter: the chapter's, with its fences.
    ///   - text: gives the chapter's text of a cell; what it does not give back is kept beside the cell.
    package func json(
        frontMatter: String, parts: [ChapterPart], text: (JupyterNotebook.Cell) -> String
    ) -> String {
        let cells = NotebookCells(chapter, report, edition, words).cells(of: parts, text: text)
        let outputs = NotebookOutputs(words)
        let values = cells.map { cell in
            var members: [JSONValue.Member] = [
                .init("cell_type", .string(cell.cell.kind.rawValue)), .init("id", .string(cell.cell.id)),
                .init("metadata", metadata(of: cell)), .init("source", Self.lines(cell.cell.source)),
            ]
            if cell.cell.kind == .code {
                let run = cell.lessonCell.map { report.cell($0.index)?.status != nil } ?? false
                members.append(.init("execution_count", run ? JSONValue(cell.lessonCell?.index ?? 0) : .null))
                let shown = cell.lessonCell.map { outputs.values($0, report.cell($0.index)) } ?? []
                members.append(.init("outputs", .array(shown)))
            }
            return JSONValue.object(members)
        }
        let notebook = JSONValue.object([
            .init("cells", .array(values)), .init("metadata", metadata(frontMatter)),
            .init("nbformat", JSONValue(4)), .init("nbformat_minor", JSONValue(5)),
        ])
        return NotebookJSON.text(notebook)
    }

    private func metadata(_ frontMatter: String) -> JSONValue {
        .object([
            .init(
                "attend",
                .object([
                    .init("format", .string(JupyterNotebook.format)), .init("chapter", .string(chapter.id)),
                    .init("edition", .string(edition.rawValue)), .init("frontMatter", .string(frontMatter)),
                ])),
            .init(
                "kernelspec",
                .object([
                    .init("display_name", .string("Swift")), .init("language", .string("swift")),
                    .init("name", .string("swift")),
                ])),
            .init(
                "language_info",
                .object([
                    .init("file_extension", .string(".swift")), .init("mimetype", .string("text/x-swift")),
                    .init("name", .string("swift")),
                ])),
            .init("title", .string(chapter.title)),
        ])
    }

    private func metadata(of cell: NotebookCells.Cell) -> JSONValue {
        var attend: [JSONValue.Member] = []
        let origin = cell.cell.origin
        let texts = [
            ("info", origin?.info), ("output", origin?.output), ("after", origin?.after), ("next", origin?.next),
            ("markdown", origin?.markdown), ("digest", origin?.digest),
        ]
        for (name, text) in texts { if let text { attend.append(.init(name, .string(text))) } }
        if let exercise = cell.exercise {
            attend.append(
                .init(
                    "exercise",
                    .object([
                        .init("id", .string(exercise.id)), .init("number", .string(exercise.label)),
                        .init("kind", .string(exercise.kind.rawValue)), .init("points", JSONValue(exercise.points)),
                    ])))
        }
        var members: [JSONValue.Member] = [.init("attend", .object(attend))]
        if let lesson = cell.lessonCell {
            var view: [JSONValue.Member] = []
            if !lesson.showsSource { view.append(.init("source_hidden", .boolean(true))) }
            if !lesson.showsOutput { view.append(.init("outputs_hidden", .boolean(true))) }
            if !view.isEmpty { members.append(.init("jupyter", .object(view))) }
        }
        if !cell.tags.isEmpty { members.append(.init("tags", JSONValue(cell.tags))) }
        return .object(members)
    }

    /// A text as the list of its lines, as Jupyter writes it.
    static func lines(_ text: String) -> JSONValue {
        var lines: [String] = []
        var line = ""
        for scalar in text.unicodeScalars {
            line.unicodeScalars.append(scalar)
            if scalar == "\n" {
                lines.append(line)
                line = ""
            }
        }
        return JSONValue(line.isEmpty ? lines : lines + [line])
    }
}

/// JSON as Jupyter writes it: one member or element a line, indented by one blank, so that versions can be compared.
enum NotebookJSON {
    static func text(_ value: JSONValue) -> String {
        var bytes: [UInt8] = []
        write(value, depth: 0, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ value: JSONValue, depth: Int, to bytes: inout [UInt8]) {
        func list<Element>(_ elements: [Element], _ marks: (String, String), _ write: (Element) -> Void) {
            bytes += Array(marks.0.utf8)
            for (index, element) in elements.enumerated() {
                bytes += Array((index > 0 ? ",\n" : "\n").utf8) + Array(repeating: UInt8(ascii: " "), count: depth + 1)
                write(element)
            }
            if !elements.isEmpty {
                bytes += Array("\n".utf8) + Array(repeating: UInt8(ascii: " "), count: depth)
            }
            bytes += Array(marks.1.utf8)
        }
        switch value {
        case .array(let values): list(values, ("[", "]")) { write($0, depth: depth + 1, to: &bytes) }
        case .object(let members):
            list(members, ("{", "}")) { member in
                JSONValue.string(member.name).write(to: &bytes)
                bytes += Array(": ".utf8)
                write(member.value, depth: depth + 1, to: &bytes)
            }
        default: value.write(to: &bytes)
        }
    }
}
