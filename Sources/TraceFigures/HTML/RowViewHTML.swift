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

    /// The whole, which begins with the last query, or the first one whose output differs.
    /// - Parameter label: the trace's: `Trace 3.1, head 1`.
    func html(_ label: String) -> String {
        let last = panels[view.output].differences.first?[0] ?? weights.grid.rows - 1
        var picks = ""
        for index in queries where queries.count > 1 {
            picks +=
                "<label class=\"live-only\"><input type=\"radio\" name=\"\(part.id)-q\" value=\"\(index)\""
                + (index == last ? " checked" : "")
                + "><span>\(Markup.escaped(weights.label(ofRow: index)))</span></label>"
        }
        return "<div class=\"rowv\">"
            + "<fieldset class=\"pick\"><legend>\(words(.followedQuery))</legend>\(picks)</fieldset>"
            + "<p>\(words(.followedQueryText(nameHTML: name(last))))</p><div class=\"scroll\"><table class=\"led\">"
            + "<caption class=\"vh\">\(words(.followedQueryCaption(Markup.escaped(label))))</caption>\(head)\(rows(of: last))</table></div></div>"
    }

    package var queries: Range<Int> { 0..<weights.grid.rows }

    /// The place of the weights among all panels of the figure.
    package var weightsPanel: Int { part.firstPanel + view.weights }

    /// The table's body and foot for one query.
    package func rows(of query: Int) -> String {
        let sums = sums(of: query)
        return body(query, sums) + foot(query, sums)
    }

    /// What is added up for a query: its exponentials, its weights, and each feature of the weighted values.
    private struct Sums {
        var exponentials: PrintedSum
        var weights: PrintedSum
        var output: [PrintedSum]
    }

    /// What a key's value gives to the output; a weight of exactly 0 leaves the value out, whatever it is.
    private func part(_ query: Int, _ key: Int, _ column: Int) -> Double {
        let weight = weights.grid[query, key]
        return weight == 0 ? 0 : weight * values.grid[key, column]
    }

    private func sums(of query: Int) -> Sums {
        let exponentials = panels[view.exponentials]
        let sums = panels[view.sums].grid
        let output = panels[view.output]
        let shares = weights.grid.row(query)
        return Sums(
            exponentials: PrintedSum(
                exponentials.grid.row(query).map { $0 },
                total: sums.values.isEmpty ? 0 : sums[min(query, sums.rows - 1), 0], style: exponentials.numbers),
            weights: PrintedSum(shares.map { $0 }, total: shares.reduce(0, +), style: weights.numbers),
            output: (0..<output.grid.columns).map { column in
                PrintedSum(
                    (0..<weights.grid.columns).map { part(query, $0, column) },
                    total: output.grid[query, column], style: output.numbers)
            })
    }

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

    private func body(_ row: Int, _ sums: Sums) -> String {
        let scores = panels[view.scores]
        var body = "<tbody>"
        for key in 0..<weights.grid.columns {
            let isHidden = weights.isHidden(row: row, column: key)
            body += "<tr><th scope=\"row\">\(Markup.escaped(weights.label(ofColumn: key)))</th>"
            let exponential = isHidden ? "0" : sums.exponentials.terms[key]
            let weight = isHidden ? "0" : sums.weights.terms[key]
            body += bar(scores, row, key, scores.text(row: row, column: key), isHidden, isSigned: true)
            body += bar(panels[view.exponentials], row, key, exponential, isHidden, isSigned: false)
            body += bar(weights, row, key, weight, isHidden, isSigned: false)
            body += "<td>\(vector(values, row: key))</td><td>\(taken(row, key, sums.output, isHidden))</td></tr>"
        }
        return body + "</tbody>"
    }

    private func foot(_ row: Int, _ sums: Sums) -> String {
        // What was set does not come from what stands above it.
        let set = ", \(words(.arithmetic(.set)))"
        let isSumSet = panels[view.sums].isSet(row: row, column: 0)
        let totals = [sums.exponentials.total + (isSumSet ? set : ""), sums.weights.total]
            .map { "<td><div class=\"bn\"><b>\($0)</b></div></td>" }
        let output = panels[view.output]
        let cells = sums.output.enumerated().map { column, sum in
            (heat: HeatClass.marked(output, row: row, column: column), text: sum.total)
        }
        let isSet = cells.indices.contains { output.isSet(row: row, column: $0) }
        return "<tfoot><tr><th scope=\"row\">\(words(.total))</th><td></td>\(totals.joined())"
            + "<td class=\"of\">\(words(.outputOf(nameHTML: name(row))))\(isSet ? set : "") =</td>"
            + "<td>\(vector(cells))</td></tr></tfoot>"
    }

    /// A number and a bar as long as it is large; for both signs the middle is 0.
    private func bar(_ panel: Panel, _ row: Int, _ column: Int, _ text: String, _ isHidden: Bool, isSigned: Bool)
        -> String
    {
        let value = panel.grid[row, column]
        let fraction = isHidden ? 0 : panel.scale.fraction(of: value)
        let length = (isSigned ? 50 : 100) * fraction
        let start = isSigned ? (value < 0 ? 50 - length : 50) : 0
        let colour = isSigned ? (value < 0 ? "n4" : "p4") : panel.role == .share ? "w8" : "ed"
        let axis = isSigned ? "<path d=\"M50 0v10\"/>" : "<path d=\"M0 0v10\"/>"
        let mark = panel.isChanged(row: row, column: column) ? "ch" : ""
        return "<td class=\"\(mark)\"><div class=\"bn\"><b>\(Markup.escaped(text))</b>"
            + "<svg class=\"tk\(isHidden ? " x" : "")\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            + "\(axis)<rect class=\"\(colour)\" x=\"\(Drawing.at(start))\" y=\"1\""
            + " width=\"\(Drawing.at(length))\" height=\"8\"/></svg></div></td>"
    }

    private func vector(_ panel: Panel, row: Int) -> String {
        vector(
            (0..<panel.grid.columns).map { column in
                (HeatClass.marked(panel, row: row, column: column), panel.text(row: row, column: column))
            })
    }

    private func vector(_ cells: [(heat: String, text: String)]) -> String {
        let spans = cells.map { "<span class=\"\($0.heat)\">\(Markup.escaped($0.text))</span>" }
        return "<div class=\"vec\">\(spans.joined())</div>"
    }

    /// The value in its share, written like the output that it becomes part of.
    private func taken(_ row: Int, _ key: Int, _ sums: [PrintedSum], _ isHidden: Bool) -> String {
        let output = panels[view.output]
        return vector(
            (0..<values.grid.columns).map { column in
                if isHidden { return ("x", "0") }
                let heat = HeatClass.name(output.scale.level(of: part(row, key, column)))
                return (heat, sums[column].terms[key])
            })
    }
}
