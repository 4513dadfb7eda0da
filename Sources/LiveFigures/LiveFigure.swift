import AttentionKernel
package import StepTrace
package import TraceFigures

/// A figure of a page that a reader uses: what the page shows of the number pointed at, of a part of a large matrix, of the
/// query followed.
///
/// It is made of the trace that the page holds and of the page's words, and so says what stood in the page before. Panels
/// are counted over the whole figure, parts are the outermost trace and those inside it.
package struct LiveFigure {
    /// As the page holds it.
    let trace: Trace
    /// What the page compares it with, if a lesson does.
    private let compared: Trace?
    let words: FigureWords
    /// The MathML of a formula, where the page has it.
    let formulas: (_ tex: String) -> String?
    /// What the reader has changed.
    private(set) var edits = TraceEdits()
    private(set) var root: Subfigure
    /// Steps that stay as they were, for how they follow is not known.
    private var unknown: [String] = []

    /// The figure's id and label in the page.
    let id: String
    let label: String

    /// The figure of a page, from the data that stand in it; nil when they hold no trace.
    package init?(
        _ data: JSONValue, words: @escaping FigureWords, formulas: @escaping (_ tex: String) -> String? = { _ in nil }
    ) {
        guard let trace = Trace(data) else { return nil }
        self.init(
            trace, comparedWith: data["original"].flatMap { Trace($0) }, id: data["id"]?.string ?? "",
            label: data["label"]?.string ?? "", words: words, formulas: formulas)
    }

    package init(
        _ trace: Trace, comparedWith original: Trace? = nil, id: String = "", label: String = "",
        words: @escaping FigureWords, formulas: @escaping (_ tex: String) -> String? = { _ in nil }
    ) {
        self.trace = trace
        self.formulas = formulas
        self.id = id
        self.label = label
        compared = original
        self.words = words
        root = Subfigure(Figure(trace, comparedWith: original, words: words), id: "")
    }

    /// Shows the trace with these changes; what is said from now on is said of them.
    mutating func show(_ edits: TraceEdits) {
        self.edits = edits
        let result = trace.edited(edits)
        unknown = result.unknown
        // With the steps that the changes put in; those are nothing that differs.
        let original = compared?.prepared(for: edits) ?? (edits.isEmpty ? nil : trace.prepared(for: edits))
        root = Subfigure(Figure(result.trace, comparedWith: original, words: words), id: "")
    }

    func panel(_ index: Int) -> Panel? {
        root.part(of: index).map { $0.figure.panels[index - $0.firstPanel] }
    }

    /// The path of a panel's step.
    func path(of index: Int) -> String? {
        root.part(of: index).map { $0.path + $0.figure.panels[index - $0.firstPanel].name }
    }

    /// The panel of a step.
    func panel(at path: String) -> Int? {
        for part in root.all {
            for (index, panel) in part.figure.panels.enumerated() where part.path + panel.name == path {
                return part.firstPanel + index
            }
        }
        return nil
    }

    /// What is said of a number, and the cells to be marked with it; nil when there is no such number.
    /// - Parameter sentence: what is said at the end; nil for where the number comes from.
    package func readout(panel: Int, row: Int, column: Int, saying sentence: String? = nil) -> JSONValue? {
        guard let worked = WorkedEntry(root, at: panel, row: row, column: column, words) else { return nil }
        let remark = unknown.contains(path(of: panel) ?? "") ? words(.edit(.notFollowed)) : nil
        var marks: [JSONValue] = []
        for part in root.all {
            for (index, panel) in part.figure.panels.enumerated() {
                for (row, column, classes) in worked.marks(of: panel, in: part).cells {
                    let place = [part.firstPanel + index, row, column].map { JSONValue($0) }
                    marks.append(.array(place + [.string(classes)]))
                }
            }
        }
        return .object([
            .init("html", .string((sentence ?? remark).map { worked.html(saying: $0) } ?? worked.html)),
            .init("row", JSONValue(row)), .init("column", JSONValue(column)), .init("marks", .array(marks)),
        ])
    }

    /// The same of the number that is explained beside a panel, or of the first one of its last row.
    package func readout(panel index: Int) -> JSONValue? {
        guard let panel = panel(index) else { return nil }
        let entry = panel.explained ?? Figure.Entry(panel: 0, row: panel.grid.rows - 1, column: 0)
        return readout(panel: index, row: entry.row, column: entry.column)
    }

    /// Some rows and columns of a panel: their labels, and each cell's text and class.
    package func cells(panel index: Int, rows: Range<Int>, columns: Range<Int>) -> JSONValue? {
        guard let panel = panel(index) else { return nil }
        let rows = rows.clamped(to: 0..<panel.grid.rows)
        let columns = columns.clamped(to: 0..<panel.grid.columns)
        let lines = rows.map { row in
            JSONValue.array(
                columns.map { column in
                    JSONValue([panel.text(row: row, column: column), HeatClass.marked(panel, row: row, column: column)])
                })
        }
        return .object([
            .init("rows", JSONValue(rows.map { panel.label(ofRow: $0) })),
            .init("columns", JSONValue(columns.map { panel.label(ofColumn: $0) })), .init("cells", .array(lines)),
        ])
    }

    /// A panel in small, as SVG: each run of cells of one colour is a piece of that colour's path.
    package func map(panel index: Int) -> JSONValue? {
        guard let panel = panel(index) else { return nil }
        var paths: [(heat: String, line: String)] = []
        for row in 0..<panel.grid.rows {
            let heats = (0..<panel.grid.columns).map { HeatClass.name(panel, row: row, column: $0) }
            var column = 0
            while column < heats.count {
                let heat = heats[column]
                let start = column
                while column < heats.count, heats[column] == heat { column += 1 }
                let piece = "M\(start) \(row)h\(column - start)v1h\(start - column)z"
                if let place = paths.firstIndex(where: { $0.heat == heat }) {
                    paths[place].line += piece
                } else {
                    paths.append((heat, piece))
                }
            }
        }
        return .string(paths.map { "<path class=\"\($0.heat)\" d=\"\($0.line)\"/>" }.joined())
    }

    /// The rows of the table that follows one query of a part; nil when it has no such table or query.
    package func followed(part index: Int, query: Int) -> JSONValue? {
        let parts = root.all
        guard parts.indices.contains(index), let view = RowViewHTML(parts[index], words), view.queries.contains(query)
        else { return nil }
        return .string(view.rows(of: query))
    }
}
