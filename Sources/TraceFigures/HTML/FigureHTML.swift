package import StepTrace

/// The HTML of a shown value: a trace step by step, a matrix, a plot.
///
/// What it writes is complete without a script; the page's style sheet gives it colours, its script lets a reader step
/// through it and point at numbers.
package struct FigureHTML {
    /// Unique on the page; every id inside begins with it: `trace-3-1`.
    package var id: String
    /// `Trace 3.1`.
    package var label: String
    /// What recorded it, as HTML: `recorded by cell 3.3`.
    package var source: String
    /// Turns TeX into MathML.
    package var mathML: (_ tex: String) -> String
    /// Terminal columns of a character, by which names beside bars get their room.
    private let width: @Sendable (Character) -> Int
    private let words: FigureWords

    package init(
        id: String, label: String, source: String, mathML: @escaping (_ tex: String) -> String,
        width: @escaping @Sendable (Character) -> Int = { _ in 1 }, words: @escaping FigureWords = { $0.english }
    ) {
        self.id = id
        self.label = label
        self.source = source
        self.mathML = mathML
        self.width = width
        self.words = words
    }

    /// A trace as a figure with all its steps.
    package func html(_ figure: Figure) -> String {
        let root = Subfigure(figure, id: id)
        let all = FigureFacts(root, words)
        let given = all.html.joined(separator: ", ")
        let facts =
            given + "<span class=\"mk\">\(all.mask)</span>" + (given.isEmpty || source.isEmpty ? "" : ", ")
        return "<figure class=\"trace wide\" id=\"\(Markup.escaped(id))\">\n"
            + "<figcaption><b><a class=\"lk\" href=\"#\(Markup.escaped(id))\">\(Markup.escaped(label))</a></b><span>\(Markup.escaped(figure.title.withCapital))</span>"
            + "<span class=\"r\">\(facts)\(source)</span></figcaption>\n" + comparison(figure) + body(figure)
            + "<script type=\"application/json\">" + Markup.json(root.data(figure, label: label))
            + "</script>\n</figure>\n"
    }

    /// Which step differs first from what the figure is compared with; of changes that a reader makes, on paper.
    private func comparison(_ figure: Figure) -> String {
        "<p class=\"eg cmp\(figure.compared == nil ? " paper" : "")\"><i class=\"ch\"></i><span>"
            + (figure.comparison.map { Markup.escaped(words(.edit($0))) } ?? "") + "</span></p>\n"
    }

    /// What stands between a figure's caption and its data.
    package func body(_ figure: Figure) -> String {
        let root = Subfigure(figure, id: id)
        let worked = WorkedEntry(root, words)
        let content = SubfigureHTML(part: root, label: label, worked: worked, mathML: mathML, words: words)
        return content.strip
            + "<div class=\"bench \(ReadoutSize(root, words).classes)\" data-part=\"\(root.number)\">"
            + ReaderBarHTML(root: root, words: words).html + "<div class=\"bar\">\(content.controls)"
            + "<div class=\"rd\" role=\"status\" aria-live=\"polite\">\(worked?.html ?? WorkedEntry.empty)</div></div>\n"
            + content.steps + "</div>\n"
    }

    /// A matrix on its own.
    package func html(_ matrix: Panel) -> String {
        let name = Markup.escaped(matrix.name)
        let caption = words(
            .matrixCaption(
                name: matrix.name.isEmpty ? words(.matrix) : matrix.name, rows: matrix.grid.rows,
                columns: matrix.grid.columns))
        return "<div class=\"matrix\" id=\"\(Markup.escaped(id))\">"
            + (name.isEmpty ? "" : "<p class=\"sh\">\(name)</p>")
            + MatrixHTML(panel: matrix, id: "\(id)-all", caption: caption, words: words).html + "</div>\n"
    }

    /// A line chart or bar chart, drawn as SVG.
    package func html(_ plot: Plot, caption: String?) -> String {
        PlotHTML(plot: plot, id: id, caption: caption, words: words, width: width).html
    }
}
