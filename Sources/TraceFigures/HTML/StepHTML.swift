import StepTrace

/// One step: title, formula, matrix, and what is to be said of it.
struct StepHTML {
    let part: FigurePart
    let panel: Panel
    /// Its place among all panels of the figure.
    let index: Int
    let marks: CellMarks
    let mathML: (_ tex: String) -> String

    var html: String {
        let id = Markup.escaped(part.stepID(panel))
        let isSymbol = panel.name == panel.symbol && !panel.symbol.isEmpty
        let name = isSymbol ? mathML(panel.symbol) : Markup.escaped(Markup.capitalised(panel.name))
        let matrix = MatrixHTML(panel: panel, id: "\(part.stepID(panel))-all", caption: caption, marks: marks)
        let span = matrix.span > 1 ? " s\(matrix.span)" : ""
        let formula = equation.isEmpty ? "" : mathML(equation)
        var words = ""
        if let worked = panel.worked { words += "<p class=\"eg w\">\(WorkedHTML.html(worked))</p>" }
        if !panel.note.isEmpty { words += "<p class=\"eg\">\(Markup.escaped(panel.note))</p>" }
        return "<div class=\"step\(span)\" id=\"\(id)\" data-i=\"\(index)\" role=\"group\" aria-labelledby=\"\(id)-h\">"
            + "<p class=\"sh\" id=\"\(id)-h\"><span class=\"i\">\(panel.number)</span><span class=\"nm\">\(name)</span>"
            + "<small>\(panel.grid.rows) × \(panel.grid.columns)</small></p><div class=\"fm scroll\">\(formula)</div>"
            + "<div class=\"pic\">\(matrix.html)</div><div class=\"says\">\(words)</div></div>\n"
    }

    /// What was given has no formula; its symbol stands there, unless that is all its name.
    private var equation: String {
        if !panel.equation.isEmpty { return panel.equation }
        return panel.symbol == panel.name ? "" : panel.symbol
    }

    private var caption: String {
        let axes = panel.columnAxis == "key" ? ": rows are queries, columns are keys" : ""
        let from = part.path.isEmpty ? "" : "\(part.figure.title), "
        let shape = axes.isEmpty ? ": \(panel.grid.rows) × \(panel.grid.columns) numbers" : axes
        return "\(Markup.capitalised(from))step \(panel.number), \(panel.name)\(shape)."
    }
}
