import StepTrace

/// One query followed across: for each key its score, exponential, weight, value and what of it is taken.
package struct RowViewHTML {
    private let part: Subfigure
    private let view: RowView
    private let words: FigureWords

    /// Nil for a trace through which no query can be followed.
    package init?(_ part: Subfigure, _ words: @escaping FigureWords) {
        guard let view = RowView(part) else { return nil }
        self.part = part
        self.view = view
        self.words = words
    }

    private var panels: [Panel] { part.figure.panels }
    private var weights: Panel { panels[view.weights] }
    private var values: Panel { panels[view.values] }

    /// The whole, which begins with the last query.
    /// - Parameter label: the trace's: `Trace 3.1, head 1`.
    func html(_ label: String) -> String {
        let last = weights.grid.rows - 1
        var picks = ""
        for index in queries where queries.count > 1 {
            picks +=
                "<label class=\"js-only\"><input type=\"radio\" name=\"\(part.id)-q\" value=\"\(index)\""
                + (index == last ? " checked" : "") + "><span>\(Markup.escaped(weights.label(ofRow: index)))</span></label>"
        }
        return "<div class=\"rowv\" data-part=\"\(part.id)\">"
            + "<fieldset class=\"pick\"><legend>\(words(.followedQuery))</legend>\(picks)</fieldset>"
            + "<p>\(words(.followedQueryText(nameHTML: name(last))))</p><div class=\"scroll\"><table class=\"led\">"
            + "<caption class=\"vh\">\(words(.followedQueryCaption(Markup.escaped(label))))</caption>\(head)\(rows(of: last))</table></div></div>"
    }

    package var queries: Range<Int> { 0..<weights.grid.rows }

    /// The table's body and foot for one query.
    package func rows(of query: Int) -> String { body(query) + foot(query) }

    private func name(_ query: Int) -> String {
        "<em class=\"qn\">\(Markup.escaped(weights.label(ofRow: query)))</em>"
    }

    private var head: String {
        let exponential = "<i class=\"v\">e</i><sup><i class=\"v\">x</i> − \(words(.maximum))</sup>"
        let names = [
            words(.key), "\(Markup.escaped(panels[view.scores].name.withCapital)) <i class=\"v\">x</i>", exponential,
            words(.weight), words(.value), words(.weightedValue),
        ]
        return "<thead><tr>" + names.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead>"
    }

    private func body(_ row: Int) -> String {
        let scores = panels[view.scores]
        let exponentials = panels[view.exponentials]
        var body = "<tbody>"
        for key in 0..<weights.grid.columns {
            let isHidden = weights.isHidden(row: row, column: key)
            body += "<tr><th scope=\"row\">\(Markup.escaped(weights.label(ofColumn: key)))</th>"
            body += "<td>\(bar(scores, row, key, isHidden, isSigned: true))</td>"
            body += "<td>\(bar(exponentials, row, key, isHidden, isSigned: false))</td>"
            body += "<td>\(bar(weights, row, key, isHidden, isSigned: false))</td>"
            body += "<td>\(vector(values, row: key))</td><td>\(taken(row, key, isHidden))</td></tr>"
        }
        return body + "</tbody>"
    }

    private func foot(_ row: Int) -> String {
        let sums = panels[view.sums]
        let sum = sums.grid.values.isEmpty ? "" : sums.text(row: min(row, sums.grid.rows - 1), column: 0)
        let total = weights.numbers.text(weights.grid.row(row).reduce(0, +))
        return
            "<tfoot><tr><th scope=\"row\">\(words(.total))</th><td></td><td><div class=\"bn\"><b>\(sum)</b></div></td>"
            + "<td><div class=\"bn\"><b>\(total)</b></div></td><td class=\"of\">\(words(.outputOf(nameHTML: name(row)))) =</td>"
            + "<td>\(vector(panels[view.output], row: row))</td></tr></tfoot>"
    }

    /// A number and a bar as long as it is large; for both signs the middle is 0.
    private func bar(_ panel: Panel, _ row: Int, _ column: Int, _ isHidden: Bool, isSigned: Bool) -> String {
        let value = panel.grid[row, column]
        let fraction = isHidden ? 0 : panel.scale.fraction(of: value)
        let length = (isSigned ? 50 : 100) * fraction
        let start = isSigned ? (value < 0 ? 50 - length : 50) : 0
        let colour = isSigned ? (value < 0 ? "n4" : "p4") : panel.role == .share ? "w8" : "ed"
        let axis = isSigned ? "<path d=\"M50 0v10\"/>" : "<path d=\"M0 0v10\"/>"
        return "<div class=\"bn\"><b>\(Markup.escaped(panel.text(row: row, column: column)))</b>"
            + "<svg class=\"tk\(isHidden ? " x" : "")\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            + "\(axis)<rect class=\"\(colour)\" x=\"\(Drawing.at(start))\" y=\"1\""
            + " width=\"\(Drawing.at(length))\" height=\"8\"/></svg></div>"
    }

    private func vector(_ panel: Panel, row: Int) -> String {
        let cells = (0..<panel.grid.columns).map { column in
            "<span class=\"\(HeatClass.name(panel, row: row, column: column))\">"
                + "\(Markup.escaped(panel.text(row: row, column: column)))</span>"
        }
        return "<div class=\"vec\">\(cells.joined())</div>"
    }

    /// The value in its share, written like the output that it becomes part of.
    private func taken(_ row: Int, _ key: Int, _ isHidden: Bool) -> String {
        let output = panels[view.output]
        let cells = (0..<values.grid.columns).map { column in
            if isHidden { return "<span class=\"x\">0</span>" }
            let part = weights.grid[row, key] * values.grid[key, column]
            let heat = HeatClass.name(output.scale.level(of: part))
            return "<span class=\"\(heat)\">\(Markup.escaped(output.numbers.text(part)))</span>"
        }
        return "<div class=\"vec\">\(cells.joined())</div>"
    }
}
