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
        var members: [JSONValue.Member] = []
        if let changes = FigureChanges(from: before, to: root, mathML, words) {
            members += changes.members
        } else {
            members.append(.init("html", .string(html)))
        }
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

    /// As the page has it; one that it does not have, of a mask that came in or a scale in new numbers, is text.
    private func mathML(_ tex: String) -> String {
        if let formula = formulas(tex) { return formula }
        // A backslash and a comma set a small space.
        let parts = tex.pieces(between: "\\")
        let text = parts.dropFirst().reduce(parts[0]) { $0 + ($1.after(",").map { " " + $0 } ?? "\\" + $1) }
        return Markup.escaped(text)
    }

    /// Where a changed number stands.
    private func listed(_ number: TraceEdits.Number) -> JSONValue? {
        panel(at: number.place.step).map { index in
            .array([JSONValue(index), JSONValue(number.place.row), JSONValue(number.place.column)])
        }
    }
}
