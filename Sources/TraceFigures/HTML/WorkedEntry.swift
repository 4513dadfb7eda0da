import StepTrace

/// One number of a figure, explained: what it is, its arithmetic, a sentence, and which cells are marked with it.
package struct WorkedEntry {
    package let entry: Figure.Entry
    private let part: Subfigure
    private let panel: Panel
    private let arithmetic: Arithmetic?
    /// The entries that go into this one, by the step's name seen from the outermost trace.
    private let operands: [String: [CellMarks.Mark]]
    private let words: FigureWords

    /// The entry that a figure explains before anybody points at another: the first that differs from what the figure is
    /// compared with; of the outermost trace that computes anything the
    /// last query's largest visible score, or else whatever is worked out first; nil when nothing is.
    init?(_ root: Subfigure, _ words: @escaping FigureWords) {
        let parts = root.all
        func chosen(_ part: Subfigure, _ isWanted: (Panel) -> Bool) -> (part: Subfigure, index: Int)? {
            part.shownPanels.first { isWanted(part.figure.panels[$0]) && part.figure.worked($0, words) != nil }
                .map { (part, $0) }
        }
        let found =
            parts.lazy.compactMap { part in chosen(part) { $0.original != nil } }.first
            ?? parts.lazy.compactMap { part in
                chosen(part) { $0.role == .score } ?? chosen(part) { !$0.operation.isMove }
            }.first ?? parts.lazy.compactMap { chosen($0) { _ in true } }.first
        guard let found, let entry = found.part.figure.panels[found.index].explained else { return nil }
        self.init(root, at: found.part.firstPanel + found.index, row: entry.row, column: entry.column, words)
    }

    /// Whether the number is one of a trace, or of one inside it.
    func isInside(_ other: Subfigure) -> Bool { part.path.begins(with: other.path) }

    /// Any entry; nil when the figure does not hold it.
    package init?(_ root: Subfigure, at index: Int, row: Int, column: Int, _ words: @escaping FigureWords) {
        guard let part = root.part(of: index) else { return nil }
        panel = part.figure.panels[index - part.firstPanel]
        guard panel.grid.holds(row, column) else { return nil }
        entry = Figure.Entry(panel: index - part.firstPanel, row: row, column: column)
        self.part = part
        self.words = words
        arithmetic = part.figure.arithmetic(of: entry, words)
        var operands: [String: [CellMarks.Mark]] = [:]
        if let arithmetic {
            // Steps are named from the trace that was asked: this part's own, or the outermost.
            let way = arithmetic.result.step == panel.name ? part.path : ""
            for (term, pens) in zip(arithmetic.terms, arithmetic.pens) {
                for (operand, pen) in zip(term, pens) {
                    let mark = CellMarks.Mark(row: operand.row, column: operand.column, pen: .init(pen))
                    operands[way + operand.step, default: []].append(mark)
                }
            }
        }
        self.operands = operands
    }

    // MARK: Marks

    /// Marks for the entries of a panel that go into this one, and for the same place in steps of the same kind.
    package func marks(of other: Panel, in otherPart: Subfigure) -> CellMarks {
        if otherPart.id == part.id, other.index == panel.index {
            return CellMarks([.init(row: entry.row, column: entry.column, pen: .explained)])
        }
        var marks = operands[otherPart.path + other.name] ?? []
        if isBeside(other, in: otherPart) {
            marks.append(.init(row: entry.row, column: entry.column, pen: .thin))
        }
        return CellMarks(marks)
    }

    /// A computed step of the same trace that has a number for each query and key, as this one has.
    private func isBeside(_ other: Panel, in otherPart: Subfigure) -> Bool {
        otherPart.id == part.id && other.isComputed && panel.columnAxis == .key && other.columnAxis == .key
            && other.grid.rows == panel.grid.rows && other.grid.columns == panel.grid.columns
    }

    // MARK: Words

    /// What the number is, its arithmetic, the same place in other steps, and a sentence.
    package var html: String { html(saying: sentence) }

    /// The same with another sentence.
    package func html(saying sentence: String) -> String {
        "<p class=\"a\">\(heading)\(difference)</p>"
            + "<p class=\"b\">\(arithmetic.map { WorkedHTML.html($0) } ?? "")</p>"
            + "<p class=\"tr\">\(trail)</p><p class=\"c\">\(Markup.escaped(sentence))</p>"
    }

    /// The readout of a figure of which nothing is explained.
    static let empty = "<p class=\"a\"></p><p class=\"b\"></p><p class=\"tr\"></p><p class=\"c\"></p>"

    /// The step's name after the titles of the traces that it is in.
    private var title: String {
        (part.path.pieces(between: "/").filter { !$0.isEmpty } + [panel.name]).joined(separator: ", ").withCapital
    }

    /// Which number it is, as HTML.
    package var heading: String {
        let name = "<b>\(Markup.escaped(title))</b>"
        let row = Markup.escaped(panel.label(ofRow: entry.row))
        let column = Markup.escaped(panel.label(ofColumn: entry.column))
        let rowWord = words(panel.rowAxis.map { .axis($0) } ?? .row)
        let columnWord = words(panel.columnAxis.map { .axis($0) } ?? .column)
        return "\(name), \(rowWord) <em>\(row)</em>"
            + (panel.grid.columns > 1 ? ", \(columnWord) <em>\(column)</em>" : "")
    }

    private var difference: String {
        guard let phrase = panel.difference(row: entry.row, column: entry.column) else { return "" }
        return ": <span class=\"df\">\(Markup.escaped(words(.edit(phrase))))</span>"
    }

    /// Where the number stands, in plain text.
    package var place: String {
        let row = " \(words(panel.rowAxis.map { .axis($0) } ?? .row)) \(panel.label(ofRow: entry.row))"
        let column = " \(words(panel.columnAxis.map { .axis($0) } ?? .column)) \(panel.label(ofColumn: entry.column))"
        return title + "," + row + (panel.grid.columns > 1 ? "," + column : "")
    }

    /// The same place in the scores, in what scaling and masking make of them, and so on to the weights.
    ///
    /// Each names its panel, so that the page can leave out what is not shown yet while a reader steps.
    private var trail: String {
        let shown = part.shownPanels
        let steps = part.figure.panels.filter {
            isBeside($0, in: part) && shown.contains($0.index) && ($0.index == panel.index || !isFolded($0))
        }
        guard steps.count > 1 else { return "" }
        return steps.enumerated().map { place, step in
            let text = Markup.escaped("\(step.name) \(step.text(row: entry.row, column: entry.column))")
            return "<span data-i=\"\(part.firstPanel + step.index)\">\(place > 0 ? " → " : "")"
                + (step.index == panel.index ? "<b>\(text)</b>" : text) + "</span>"
        }.joined()
    }

    private func isFolded(_ panel: Panel) -> Bool { part.figure.folds.contains { $0.panels.contains(panel.index) } }

    private var sentence: String {
        let isHidden = panel.isHidden(row: entry.row, column: entry.column)
        let text =
            panel.isSet(row: entry.row, column: entry.column)
            ? words(.sentence(.set))
            : isHidden ? words(.sentence(panel.role == .score ? .hiddenScore : .hiddenShare)) : panel.sentence
        let names = panel.operands.map { Trace.name(at: $0) }
        return text.fillingMarks { mark in
            switch mark {
            case "r": String(entry.row + 1)
            case "c": String(entry.column + 1)
            case "a": names.first ?? ""
            case "b": names.count > 1 ? names[1] : ""
            default: nil
            }
        }
    }
}
