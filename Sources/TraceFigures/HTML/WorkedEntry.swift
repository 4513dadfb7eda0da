import StepTrace

/// The one number that a figure explains before anybody points at another.
struct WorkedEntry {
    let part: Subfigure
    let panel: Panel
    let entry: Figure.Entry
    let arithmetic: Arithmetic
    private let words: FigureWords

    /// The last query's largest visible score, or else whatever is worked out first; nil when nothing is.
    init?(_ root: Subfigure, _ words: @escaping FigureWords) {
        let all = root.all.flatMap { part in
            part.figure.panels.enumerated().map { (part: part, panel: $1, index: part.firstPanel + $0) }
        }
        let worked = all.filter { $0.panel.worked != nil }
        guard let chosen = worked.first(where: { $0.panel.role == .score }) ?? worked.first,
            let entry = chosen.panel.explained, let arithmetic = chosen.panel.worked
        else { return nil }
        self.entry = entry
        self.words = words
        self.arithmetic = arithmetic
        part = chosen.part
        panel = chosen.panel
        index = chosen.index
    }

    /// The panel's place among all panels of the figure.
    let index: Int

    /// Marks for the entries of a panel that go into the worked one, and for the same place in steps of the same kind.
    func marks(of other: Panel, in otherPart: Subfigure) -> CellMarks {
        if otherPart.id == part.id, other.number == panel.number {
            return CellMarks([.init(row: entry.row, column: entry.column, pen: .explained)])
        }
        let names = [otherPart.path + other.name] + (otherPart.id == part.id ? [other.name] : [])
        var marks: [CellMarks.Mark] = []
        for (term, pens) in zip(arithmetic.terms, arithmetic.pens) {
            for (operand, pen) in zip(term, pens) where names.contains(operand.step) {
                marks.append(.init(row: operand.row, column: operand.column, pen: .init(pen)))
            }
        }
        if otherPart.id == part.id, other.isComputed, panel.columnAxis == .key, other.columnAxis == .key,
            other.grid.rows == panel.grid.rows, other.grid.columns == panel.grid.columns
        {
            marks.append(.init(row: entry.row, column: entry.column, pen: .thin))
        }
        return CellMarks(marks)
    }

    /// What the number is, its arithmetic, and a sentence.
    var html: String {
        "<p class=\"a\"><span>\(what)</span><span class=\"tr\">\(trail)</span></p>"
            + "<p class=\"b\">\(WorkedHTML.html(arithmetic))</p><p class=\"c\">\(Markup.escaped(sentence))</p>"
    }

    private var what: String {
        let name = "<b>\(Markup.escaped(panel.name.withCapital))</b>"
        let row = Markup.escaped(MatrixHTML.label(panel.rowLabels, entry.row))
        let column = Markup.escaped(MatrixHTML.label(panel.columnLabels, entry.column))
        let rowWord = words(panel.rowAxis.map { .axis($0) } ?? .row)
        let columnWord = words(panel.columnAxis.map { .axis($0) } ?? .column)
        return "\(name), \(rowWord) <em>\(row)</em>"
            + (panel.grid.columns > 1 ? ", \(columnWord) <em>\(column)</em>" : "")
    }

    /// The same place in the scores, in what scaling and masking make of them, and so on to the weights.
    private var trail: String {
        guard panel.columnAxis == .key else { return "" }
        let steps = part.figure.panels.filter {
            $0.isComputed && $0.columnAxis == .key && $0.grid.rows == panel.grid.rows
                && $0.grid.columns == panel.grid.columns
        }
        guard steps.count > 1 else { return "" }
        let numbers = steps.map { step in
            let text = Markup.escaped("\(step.name) \(step.text(row: entry.row, column: entry.column))")
            return step.number == panel.number ? "<b>\(text)</b>" : text
        }
        return numbers.joined(separator: " → ")
    }

    private var sentence: String {
        WorkedEntry.filled(panel.sentence, row: entry.row, column: entry.column)
    }

    /// The sentence with the row and column in it, counted from 1.
    static func filled(_ sentence: String, row: Int, column: Int) -> String {
        var text: [UInt8] = []
        let bytes = Array(sentence.utf8)
        var index = 0
        while index < bytes.count {
            let isPlace = bytes[index] == UInt8(ascii: "{") && index + 2 < bytes.count
            if isPlace, bytes[index + 1] == UInt8(ascii: "r") || bytes[index + 1] == UInt8(ascii: "c") {
                text += Array(String(bytes[index + 1] == UInt8(ascii: "r") ? row + 1 : column + 1).utf8)
                index += 3
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
