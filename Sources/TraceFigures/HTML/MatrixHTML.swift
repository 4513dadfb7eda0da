import StepTrace

/// A panel's matrix as a table: labels, numbers in their colours, brackets.
///
/// Of a large one the first and last rows and columns stand for the rest, and all its numbers follow as text.
package struct MatrixHTML {
    let panel: Panel
    /// For the numbers of a large matrix.
    var id: String
    var caption: String
    var words: FigureWords
    /// Marks of entries that belong to the worked one, by row and column.
    var marks = CellMarks()

    /// More entries than this are not all drawn.
    private static let mostEntries = 256
    private static let mostRowsOfLarge = 10
    private static let mostColumnsOfLarge = 8

    package static func isLarge(_ panel: Panel) -> Bool { panel.grid.rows * panel.grid.columns > mostEntries }

    /// Which rows and columns are drawn, `nil` standing for those left out.
    private static func rows(_ panel: Panel) -> [Int?] { selection(panel, panel.grid.rows, most: mostRowsOfLarge) }
    private static func columns(_ panel: Panel) -> [Int?] {
        selection(panel, panel.grid.columns, most: mostColumnsOfLarge)
    }
    private var rows: [Int?] { MatrixHTML.rows(panel) }
    private var columns: [Int?] { MatrixHTML.columns(panel) }

    private static func selection(_ panel: Panel, _ count: Int, most: Int) -> [Int?] {
        // An empty matrix may claim any number of columns.
        if panel.grid.values.isEmpty { return [] }
        return MatrixText.selection(count, most: MatrixHTML.isLarge(panel) ? most : count)
    }

    var html: String {
        if panel.grid.values.isEmpty { return "<p class=\"eg\">\(words(.empty))</p>" }
        let isLarge = MatrixHTML.isLarge(panel)
        let classes =
            ["mx", "k\(cellWidth)"] + (labelWidth.map { ["l\($0)"] } ?? []) + (panel.grid.columns <= 4 ? ["few"] : [])
            + (isLarge ? ["big"] : [])
        let tall = panel.grid.rows > 16 && !isLarge ? " tall" : ""
        let size = isLarge ? " data-rows=\"\(panel.grid.rows)\" data-columns=\"\(panel.grid.columns)\"" : ""
        return "<div class=\"scroll\(tall)\"><table class=\"\(classes.joined(separator: " "))\"\(size)>"
            + "<caption class=\"vh\">\(Markup.escaped(caption))</caption>\(head)\(body)</table></div>"
            + (isLarge ? allNumbers : "")
    }

    // MARK: Rows

    private var head: String {
        var axes = ""
        if let axis = panel.columnAxis { axes += "<span>\(words(.axis(axis))) →</span>" }
        if let axis = panel.rowAxis { axes += "<span>\(words(.axis(axis))) ↓</span>" }
        let cells = columns.map { column in
            guard let column else { return "<td class=\"gap\">⋯</td>" }
            return "<th scope=\"col\">\(Markup.escaped(panel.label(ofColumn: column)))</th>"
        }
        return "<thead><tr><td class=\"ax\">\(axes)</td>\(cells.joined())</tr></thead>"
    }

    private var body: String {
        var body = "<tbody>"
        for row in rows {
            guard let row else {
                let gaps = String(repeating: "<td class=\"gap\">⋮</td>", count: columns.count - 1)
                body += "<tr><td class=\"gap sp\"></td>\(gaps)<td class=\"gap e\">⋮</td></tr>"
                continue
            }
            body += "<tr><th scope=\"row\">\(Markup.escaped(panel.label(ofRow: row)))</th>"
            for (place, column) in columns.enumerated() {
                let end = place == columns.count - 1 ? " e" : ""
                guard let column else {
                    body += "<td class=\"gap\">⋯</td>"
                    continue
                }
                let heat = HeatClass.marked(panel, row: row, column: column)
                let text = Markup.escaped(panel.text(row: row, column: column))
                body += "<td class=\"m \(heat)\(end)\(marks.classes(row, column))\">\(text)</td>"
            }
            body += "</tr>"
        }
        return body + "</tbody>"
    }

    /// The numbers again, all of them.
    private var allNumbers: String {
        let (rows, columns) = (panel.grid.rows, panel.grid.columns)
        return
            "<details class=\"all\"><summary>\(words(.allNumbers(rows: String(rows), columns: String(columns))))</summary>"
            + "<pre id=\"\(Markup.escaped(id))\" tabindex=\"0\" role=\"group\" aria-label=\"\(Markup.escaped(caption))\">"
            + NumberData(panel.numbers).text(panel.grid) + "</pre></details>"
    }

    // MARK: Widths

    /// How many characters a cell must hold, in steps that the style sheet knows.
    package static func cellWidth(_ panel: Panel) -> Int {
        var most = 0
        for row in rows(panel) {
            guard let row else { continue }
            for column in columns(panel) {
                guard let column else { continue }
                most = max(most, panel.text(row: row, column: column).unicodeScalars.count)
            }
        }
        return min(max(most, 2), MatrixHTML.widths.count + 1)
    }

    private var cellWidth: Int { MatrixHTML.cellWidth(panel) }

    /// All columns are as wide as the longest label over one asks for, in the same steps; nil where the numbers need as much.
    ///
    /// A label that is longer still, or one over many columns, is broken.
    private var labelWidth: Int? {
        let widest = columns.compactMap { $0.map { MatrixHTML.width(of: panel.label(ofColumn: $0)) } }.max() ?? 0
        let most = panel.grid.columns > MatrixHTML.mostColumnsOfLarge ? 3 : MatrixHTML.widths.count - 1
        let step = min(MatrixHTML.widths.firstIndex { $0 >= widest + 0.3 } ?? most, most) + 2
        return step > cellWidth ? step : nil
    }

    /// Lengths as in the style sheet, in rem.
    private static let widths = [2.05, 2.4, 2.7, 3, 3.5, 4, 4.5, 5, 5.5]

    /// About what a label takes, in rem; signs of Chinese and the like are twice as wide.
    private static func width(of label: String) -> Double {
        label.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 0.8 : 0.42) }
    }

    /// How many of the three columns of steps the table needs.
    var span: Int {
        let cell = MatrixHTML.widths[(labelWidth ?? cellWidth) - 2] + 0.125
        let rowLabel = 1.2 + (panel.rowLabels.map { MatrixHTML.width(of: $0) }.max() ?? 0)
        let width = max(rowLabel, panel.rowAxis == nil ? 0 : 3.4) + cell * Double(columns.count)
        if MatrixHTML.isLarge(panel), panel.grid.columns > 8 { return 3 }
        return width <= 16.8 ? 1 : width <= 35 ? 2 : 3
    }
}
