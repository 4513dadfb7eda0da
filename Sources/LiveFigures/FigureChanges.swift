import StepTrace
import TraceFigures

/// What is written differently in two figures of the same steps: each piece with where it stands.
struct FigureChanges {
    /// Panel, row, column, text and classes.
    private var cells: [JSONValue] = []
    /// Panels whose matrix is drawn in part, so that its cells are asked for.
    private var large: [JSONValue] = []
    /// Panel and how many characters its cells hold.
    private var widths: [JSONValue] = []
    /// Panel and what stands below its matrix.
    private var says: [JSONValue] = []
    /// Panel and its formula.
    private var formulas: [JSONValue] = []
    /// Part and its legend.
    private var legends: [JSONValue] = []
    /// Part, place in its strip and small picture.
    private var thumbs: [JSONValue] = []

    /// Nil when the figures have not the same steps.
    init?(
        from before: Subfigure, to after: Subfigure, _ mathML: (_ tex: String) -> String, _ words: @escaping FigureWords
    ) {
        let (before, after) = (before.all, after.all)
        guard before.map({ FigureChanges.names($0) }) == after.map({ FigureChanges.names($0) }) else { return nil }
        for (part, (old, new)) in zip(before, after).enumerated() {
            let legend = LegendHTML(new, words).content
            if legend != LegendHTML(old, words).content { legends.append(.array([.init(part), .string(legend)])) }
            let pictures = zip(StepNavigationHTML.pictures(old), StepNavigationHTML.pictures(new))
            for (place, (old, new)) in pictures.enumerated() where old != new {
                thumbs.append(.array([.init(part), .init(place), .string(new)]))
            }
            let first = new.firstPanel
            for (offset, panels) in zip(old.figure.panels, new.figure.panels).enumerated() {
                let index = JSONValue(first + offset)
                compare(panels.0, panels.1, index, mathML)
                let text = StepHTML.says(panels.1, in: new.figure, words)
                if text != StepHTML.says(panels.0, in: old.figure, words) {
                    says.append(.array([index, .string(text)]))
                }
            }
        }
    }

    private static func names(_ part: Subfigure) -> [String] { part.figure.panels.map { part.path + $0.name } }

    private mutating func compare(
        _ old: Panel, _ new: Panel, _ index: JSONValue, _ mathML: (_ tex: String) -> String
    ) {
        if MatrixHTML.isLarge(new) {
            if old.grid != new.grid || old.original != new.original { large.append(index) }
        } else {
            compareCells(old, new, index)
        }
        let width = MatrixHTML.cellWidth(new)
        if width != MatrixHTML.cellWidth(old) { widths.append(.array([index, .init(width)])) }
        let formula = StepHTML.equation(new)
        if formula != StepHTML.equation(old) { formulas.append(.array([index, .string(mathML(formula))])) }
    }

    private mutating func compareCells(_ old: Panel, _ new: Panel, _ index: JSONValue) {
        for row in 0..<new.grid.rows {
            for column in 0..<new.grid.columns {
                let text = new.text(row: row, column: column)
                let classes = HeatClass.marked(new, row: row, column: column)
                if text == old.text(row: row, column: column),
                    classes == HeatClass.marked(old, row: row, column: column)
                {
                    continue
                }
                cells.append(.array([index, .init(row), .init(column), .string(text), .string(classes)]))
            }
        }
    }

    var members: [JSONValue.Member] {
        [
            .init("cells", .array(cells)), .init("large", .array(large)), .init("widths", .array(widths)),
            .init("says", .array(says)), .init("formulas", .array(formulas)), .init("legends", .array(legends)),
            .init("thumbs", .array(thumbs)),
        ]
    }
}
