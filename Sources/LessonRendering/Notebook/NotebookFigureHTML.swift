import Formulas
import LessonModel
import StepTrace
import TraceFigures

/// A figure as HTML that needs neither style sheet nor script: tables with colours of their own, which Jupyter shows even of
/// a notebook that it does not trust.
struct NotebookFigureHTML {
    let words: Words
    /// Larger matrices show their first and last rows and columns.
    private static let most = 24

    /// Nil for a value that is only text.
    func html(_ value: ShownValue, caption: String?) -> String? {
        let title = caption.map { "<p><b>\(escaped($0))</b></p>\n" } ?? ""
        switch value {
        case .text: return nil
        case .matrix(let grid, let rows, let columns, let role, let hidden):
            return title + table(Panel(matrix: grid, role, hidden: hidden, rowLabels: rows, columnLabels: columns))
        case .trace(let trace, let original):
            return title + steps(Figure(trace, comparedWith: original, words: words.figure), level: 0)
        case .plot(let plot): return title + (plot.kind == .bar ? bars(plot) : lines(plot))
        }
    }

    private func escaped(_ text: String) -> String {
        // A dollar sign would begin a formula.
        Markup.escaped(VisibleText.visible(text)).replacing("$", with: "&#36;")
    }

    // MARK: Traces

    private func steps(_ figure: Figure, level: Int) -> String {
        let items = figure.sequence.map { item in
            switch item {
            case .panel(let index): return step(figure.panels[index], in: figure)
            case .child(let index):
                let child = figure.children[index]
                guard !figure.isSkeleton else { return "<p>\(escaped(child.title))</p>\n" }
                return steps(child, level: level + 1)
            }
        }
        return """
            <div style="margin: 0.5em 0 0.5em \(min(level, 3))em">
            <p><b>\(escaped(figure.title))</b></p>
            \(items.joined())</div>

            """
    }

    private func step(_ panel: Panel, in figure: Figure) -> String {
        let formula = panel.equation.isEmpty ? "" : " <i>\(escaped(StepFormula.unicode(panel.equation)))</i>"
        let note = panel.note.isEmpty ? "" : "<br><small>\(escaped(panel.note))</small>"
        return "<p>\(escaped(panel.number)) <b>\(escaped(panel.name))</b>\(formula)\(note)</p>\n" + table(panel)
    }

    // MARK: Matrices

    private func table(_ panel: Panel) -> String {
        let rows = Self.selection(panel.grid.rows)
        let columns = Self.selection(panel.grid.columns)
        let head = columns.map { "<th>\($0.map { escaped(panel.label(ofColumn: $0)) } ?? "…")</th>" }.joined()
        let body = rows.map { row in
            let cells = columns.map { column in
                guard let row, let column else { return "<td>…</td>" }
                return "<td style=\"text-align: right; background-color: \(colour(panel, row, column))\">"
                    + "\(panel.text(row: row, column: column))</td>"
            }
            return "<tr><th>\(row.map { escaped(panel.label(ofRow: $0)) } ?? "…")</th>\(cells.joined())</tr>\n"
        }
        return "<table>\n<thead><tr><th></th>\(head)</tr></thead>\n<tbody>\n\(body.joined())</tbody>\n</table>\n"
    }

    /// The more, the darker; what is less than nothing has another colour.
    private func colour(_ panel: Panel, _ row: Int, _ column: Int) -> String {
        let value = panel.grid[row, column]
        guard !panel.isHidden(row: row, column: column) else { return "rgba(128, 128, 128, 0.15)" }
        let strength = formatted(panel.scale.fraction(of: value) * 0.45, decimals: 2)
        return value < 0 ? "rgba(200, 80, 30, \(strength))" : "rgba(30, 110, 200, \(strength))"
    }

    /// The places that are shown; nil stands for those between.
    private static func selection(_ count: Int) -> [Int?] {
        guard count > most else { return (0..<count).map { $0 } }
        return (0..<(most - 6)).map { $0 } + [nil] + ((count - 6)..<count).map { $0 }
    }

    // MARK: Plots

    private func bars(_ plot: Plot) -> String {
        let largest = plot.series.flatMap(\.y).filter(\.isFinite).map(\.magnitude).max() ?? 0
        let rows = plot.series.flatMap { series in
            series.y.indices.prefix(200).map { index in
                let name = index < plot.categories.count ? plot.categories[index] : String(index + 1)
                let share = largest > 0 && series.y[index].isFinite ? series.y[index].magnitude / largest : 0
                let bar =
                    "<div style=\"width: \(Int((share * 200).rounded()))px; background-color: "
                    + "\(series.y[index] < 0 ? "rgb(200, 80, 30)" : "rgb(30, 110, 200)")\">&nbsp;</div>"
                return "<tr><th>\(escaped(series.name.isEmpty ? name : "\(series.name), \(name)"))</th>"
                    + "<td>\(formatted(series.y[index], decimals: 4, trimmed: true))</td><td>\(bar)</td></tr>\n"
            }
        }
        return axes(plot) + "<table>\n<tbody>\n\(rows.joined())</tbody>\n</table>\n"
    }

    private static let colours = ["#1e6ec8", "#c8501e", "#2f855a", "#805ad5"]

    private func lines(_ plot: Plot) -> String {
        let points = plot.series.flatMap { zip($0.x, $0.y).filter { $0.0.isFinite && $0.1.isFinite } }
        guard let left = points.map(\.0).min(), let right = points.map(\.0).max(),
            let low = points.map(\.1).min(), let high = points.map(\.1).max()
        else { return axes(plot) }
        func number(_ value: Double) -> String { formatted(value, decimals: 4, trimmed: true) }
        func place(_ x: Double, _ y: Double) -> String {
            let across = right > left ? (x - left) / (right - left) * 480 : 240
            let down = high > low ? (high - y) / (high - low) * 200 : 100
            return formatted(60 + across, decimals: 1) + "," + formatted(12 + down, decimals: 1)
        }
        let paths = plot.series.enumerated().map { index, series in
            let line = zip(series.x, series.y).filter { $0.0.isFinite && $0.1.isFinite }.map { place($0.0, $0.1) }
            let colour = Self.colours[index % Self.colours.count]
            return
                "<polyline fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\" points=\"\(line.joined(separator: " "))\"/>"
        }
        let names = plot.series.enumerated().filter { !$0.element.name.isEmpty }.map { index, series in
            "<b style=\"color: \(Self.colours[index % Self.colours.count])\">\(escaped(series.name))</b>"
        }
        func label(_ x: Int, _ y: Int, _ anchor: String, _ text: String) -> String {
            "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\" font-size=\"12\" fill=\"currentColor\">\(text)</text>"
        }
        let labels = [
            label(54, 16, "end", number(high)), label(54, 216, "end", number(low)),
            label(60, 232, "start", number(left)), label(540, 232, "end", number(right)),
        ]
        return axes(plot) + (names.isEmpty ? "" : "<p>\(names.joined(separator: " · "))</p>\n")
            + "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 560 240\" width=\"560\" role=\"img\">"
            + paths.joined() + labels.joined() + "</svg>\n"
    }

    private func axes(_ plot: Plot) -> String {
        let names = [plot.xLabel, plot.yLabel].filter { !$0.isEmpty }.map(escaped)
        return names.isEmpty ? "" : "<p>\(names.joined(separator: " · "))</p>\n"
    }
}
