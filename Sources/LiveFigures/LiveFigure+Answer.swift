import AttentionKernel
import Formulas
import StepTrace
import TraceFigures

/// What a page shows after a change, beside what it showed before.
extension LiveFigure {
    /// Makes changes; says of one number what it is now.
    mutating func changed(to new: TraceEdits, at place: TraceEdits.Place) -> JSONValue {
        changed(to: new) { figure in
            guard let index = figure.panel(at: place.step), let panel = figure.panel(index),
                let entry = WorkedEntry(figure.root, at: index, row: place.row, column: place.column, figure.words)
            else { return nil }
            let value = panel.text(row: place.row, column: place.column)
            guard panel.isChanged(row: place.row, column: place.column), let original = panel.original else {
                return .numberPutBack(place: entry.place, value: value)
            }
            let before = panel.numbers.text(original[place.row, place.column])
            return .number(place: entry.place, value: value, original: before)
        }
    }

    mutating func changed(to new: TraceEdits, saying phrase: EditPhrase?) -> JSONValue {
        changed(to: new) { _ in phrase }
    }

    private mutating func changed(to new: TraceEdits, saying phrase: (LiveFigure) -> EditPhrase?) -> JSONValue {
        let before = root
        show(new)
        let first = root.figure.differing.first.flatMap { panel(at: $0) }
        var members: [JSONValue.Member] = []
        if LiveFigure.areAlike(before, root) {
            members += LiveFigure.changes(from: before, to: root, words)
        } else {
            members.append(.init("html", .string(html)))
        }
        members.append(.init("spoken", .string(spoken(phrase(self), first))))
        members.append(.init("edits", .array(edits.numbers.compactMap(listed))))
        members.append(
            .init(
                "first",
                first.map { index in
                    .object([.init("panel", JSONValue(index)), .init("name", .string(path(of: index) ?? ""))])
                } ?? .null))
        return .object(members)
    }

    private func spoken(_ phrase: EditPhrase?, _ first: Int?) -> String {
        var sentences = phrase.map { [words(.edit($0))] } ?? []
        if let first {
            let count = String(root.figure.differingNumbers)
            sentences.append(words(.edit(.differing(count: count, first: path(of: first) ?? ""))))
        } else if phrase != .allPutBack {
            sentences.append(words(.edit(.nothingDiffers)))
        }
        return sentences.joined(separator: " ")
    }

    /// The figure between its caption and its data, written anew.
    private var html: String {
        FigureHTML(
            id: id, label: label, source: "",
            mathML: { (try? Formula(parsing: $0))?.mathML(display: false) ?? Markup.escaped($0) }, words: words
        ).body(root.figure)
    }

    /// A changed number and what stood there at first.
    private func listed(_ number: TraceEdits.Number) -> JSONValue? {
        let place = number.place
        guard let index = panel(at: place.step), let panel = panel(index) else { return nil }
        let original = (panel.original ?? panel.grid)[place.row, place.column]
        return .array([
            JSONValue(index), JSONValue(place.row), JSONValue(place.column), .string(panel.numbers.text(original)),
        ])
    }

    /// They have the same panels.
    private static func areAlike(_ first: Subfigure, _ second: Subfigure) -> Bool {
        let (first, second) = (first.figure, second.figure)
        return names(of: first) == names(of: second)
    }

    private static func names(of figure: Figure) -> [String] {
        figure.panels.map { $0.name } + figure.children.flatMap { names(of: $0) }
    }

    /// The cells that differ now, the steps whose matrix is too large for that, and what is said beside steps.
    private static func changes(
        from before: Subfigure, to after: Subfigure, _ words: @escaping FigureWords
    ) -> [JSONValue.Member] {
        var (cells, large, says, thumbs): ([JSONValue], [JSONValue], [JSONValue], [JSONValue]) = ([], [], [], [])
        var legends: [JSONValue] = []
        for (part, (old, new)) in zip(before.all, after.all).enumerated() {
            let legend = LegendHTML(new, words).content
            if legend != LegendHTML(old, words).content {
                legends.append(.array([JSONValue(part), .string(legend)]))
            }
            for (offset, (before, after)) in zip(old.figure.panels, new.figure.panels).enumerated() {
                let index = JSONValue(new.firstPanel + offset)
                if MatrixHTML.isLarge(after) {
                    if before.grid != after.grid || before.original != after.original { large.append(index) }
                } else {
                    cells += changedCells(from: before, to: after).map { cell in
                        .array([
                            index, JSONValue(cell.row), JSONValue(cell.column), .string(cell.text),
                            .string(cell.classes),
                        ])
                    }
                }
                let text = StepHTML.says(after)
                if text != StepHTML.says(before) { says.append(.array([index, .string(text)])) }
                let picture = StepNavigationHTML.picture(after).cells
                if picture != StepNavigationHTML.picture(before).cells {
                    thumbs.append(.array([index, .string(picture)]))
                }
            }
        }
        return [
            .init("cells", .array(cells)), .init("large", .array(large)), .init("says", .array(says)),
            .init("legends", .array(legends)), .init("thumbs", .array(thumbs)),
        ]
    }

    private static func changedCells(
        from before: Panel, to after: Panel
    ) -> [(row: Int, column: Int, text: String, classes: String)] {
        (0..<after.grid.rows).flatMap { row in
            (0..<after.grid.columns).compactMap { column in
                let (text, classes) = (
                    after.text(row: row, column: column), HeatClass.marked(after, row: row, column: column)
                )
                return text == before.text(row: row, column: column)
                    && classes == HeatClass.marked(before, row: row, column: column)
                    ? nil : (row, column, text, classes)
            }
        }
    }
}
