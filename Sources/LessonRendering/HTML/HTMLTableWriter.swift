import LessonModel

/// Writes pipe tables.
struct HTMLTableWriter {
    let body: HTMLBody

    /// - Parameter id: that of the table on the page.
    func write(_ table: Table, caption: String? = nil, id: String? = nil, to html: inout String) {
        let anchor = id.map { " id=\"\($0)\"" } ?? ""
        html += body.style == .page ? "<div class=\"scroll\"\(anchor)><table class=\"data\">\n" : "<table>\n"
        if let caption, !caption.isEmpty { html += "<caption>\(caption)</caption>\n" }
        html += "<thead>\n"
        write(table.header, "th", table.alignments, to: &html)
        html += "</thead>\n"
        if !table.rows.isEmpty {
            html += "<tbody>\n"
            for row in table.rows { write(row, "td", table.alignments, to: &html) }
            html += "</tbody>\n"
        }
        html += body.style == .page ? "</table></div>" : "</table>"
    }

    private func write(_ row: [[Inline]], _ element: String, _ alignments: [Table.Alignment], to html: inout String) {
        html += "<tr>\n"
        for (cell, alignment) in zip(row, alignments) {
            // An empty header cell labels no column.
            let element = body.style == .page && cell.isEmpty ? "td" : element
            html += "<\(element)\(attributes(element, alignment))>\(body.html(of: cell))</\(element)>\n"
        }
        html += "</tr>\n"
    }

    private func attributes(_ element: String, _ alignment: Table.Alignment) -> String {
        let scope = body.style == .page && element == "th" ? " scope=\"col\"" : ""
        guard alignment != .none else { return scope }
        switch body.style {
        case .specification: return " align=\"\(alignment.rawValue)\""
        case .page: return scope + " class=\"align-\(alignment.rawValue)\""
        }
    }
}
