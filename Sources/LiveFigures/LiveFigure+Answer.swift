import AttentionKernel
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
            guard panel.isChanged(row: place.row, column: place.column) else {
                return .numberPutBack(place: entry.place, value: value)
            }
            return .number(
                place: entry.place, value: value, original: panel.originalText(row: place.row, column: place.column))
        }
    }

    mutating func changed(to new: TraceEdits, saying phrase: EditPhrase?) -> JSONValue {
        changed(to: new) { _ in phrase }
    }

    private mutating func changed(to new: TraceEdits, saying phrase: (LiveFigure) -> EditPhrase?) -> JSONValue {
        let before = root
        show(new)
        var members: [JSONValue.Member] = []
        if let changes = FigureChanges(from: before, to: root, mathML, words) {
            members += changes.members
        } else {
            members.append(.init("html", .string(html)))
        }
        members.append(
            .init(
                "texts",
                .array([
                    JSONValue([".mk", FigureFacts(root, words).mask]),
                    JSONValue([".cmp span", root.figure.comparison.map { words(.edit($0)) } ?? ""]),
                ])))
        members.append(.init("spoken", .string(spoken(phrase(self)))))
        members.append(.init("edits", .array(edits.numbers.compactMap(listed))))
        return .object(members)
    }

    private func spoken(_ phrase: EditPhrase?) -> String {
        let comparison = root.figure.comparison ?? (phrase == nil ? .allPutBack : .nothingDiffers)
        return ((phrase.map { [$0] } ?? []) + [comparison]).map { words(.edit($0)) }.joined(separator: " ")
    }

    /// The figure between its caption and its data, written anew.
    private var html: String {
        FigureHTML(id: id, label: label, source: "", mathML: mathML, words: words).body(root.figure)
    }

    /// As the page has it; with the factor of scores that a reader has set in place of the page's own.
    private func mathML(_ tex: String) -> String {
        if let formula = formulas(tex) { return formula }
        let (start, end) = FigureScriptWords.scaling
        guard let rest = tex.after(start), let formula = formulas(start + "7" + end) else { return Markup.escaped(tex) }
        let factor = rest.pieces(between: "\\")[0]
        guard tex.after(start + factor + end)?.isEmpty == true else { return Markup.escaped(tex) }
        return formula.pieces(between: "7").joined(separator: factor)
    }

    /// Where a changed number stands.
    private func listed(_ number: TraceEdits.Number) -> JSONValue? {
        panel(at: number.place.step).map { index in
            .array([JSONValue(index), JSONValue(number.place.row), JSONValue(number.place.column)])
        }
    }
}
