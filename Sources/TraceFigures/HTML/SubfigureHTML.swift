import StepTrace

/// The steps of one trace, and those of the traces inside it where they belong.
struct SubfigureHTML {
    let part: Subfigure
    /// `Trace 3.1`, `Trace 3.1, head 1`.
    let label: String
    let worked: WorkedEntry?
    let mathML: (_ tex: String) -> String
    let words: FigureWords

    private var isOutermost: Bool { part.path.isEmpty }

    /// Strip and controls.
    var navigation: String {
        let count = part.figure.sequence.count
        guard count > 1 else { return "" }
        let keys =
            isOutermost
            ? "<span class=\"keys\"><kbd>←</kbd> <kbd>→</kbd> \(words(.keysToStep))</span>"
            : ""
        let trace = isOutermost ? nil : Markup.escaped(part.figure.title)
        return StepNavigationHTML(part: part, label: label, mathML: mathML, words: words).html
            + "<div class=\"ctl js-only\"><button type=\"button\" class=\"btn\" data-b=\"prev\" aria-label=\"\(words(.previousStep(of: trace)))\">"
            + "← \(words(.back))</button><button type=\"button\" class=\"btn\" data-b=\"next\" aria-label=\"\(words(.nextStep(of: trace)))\">"
            + "\(words(.next)) →</button>"
            + "<button type=\"button\" class=\"btn\" data-b=\"all\">\(words(.showAll))</button>"
            + "<output aria-live=\"polite\">\(words(.allStepsShown(String(count))))</output>\(keys)</div>\n"
    }

    var steps: String {
        let panels = part.figure.panels.enumerated().map { index, panel in
            StepHTML(
                part: part, panel: panel, index: part.firstPanel + index,
                marks: worked?.marks(of: panel, in: part) ?? CellMarks(), mathML: mathML, words: words
            ).html
        }
        let legend = LegendHTML(part, words).html
        var html = ""
        var hasLegend = false
        for segment in part.figure.segments {
            switch segment {
            case .child(let index): html += nested(index)
            case .panels(let range):
                html += "<div class=\"steps\">" + panels[range].joined() + (hasLegend ? "" : legend) + "</div>\n"
                hasLegend = true
            }
        }
        return html + (hasLegend ? "" : "<div class=\"steps\">\(legend)</div>\n") + rowView
    }

    private func nested(_ index: Int) -> String {
        let child = part.children[index]
        let inner = SubfigureHTML(
            part: child, label: "\(label), \(child.figure.title)", worked: worked, mathML: mathML, words: words)
        let count = child.figure.sequence.count
        return "<details class=\"part\" id=\"\(child.id)\"\(index == 0 ? " open" : "")><summary>"
            + "<span class=\"i\">\(part.figure.number(ofChild: index))</span> <b>"
            + Markup.escaped(child.figure.title.withCapital)
            + "</b> <span>\(words(.steps(count)))</span></summary>"
            + "<div class=\"bench\" data-part=\"\(child.id)\">\(inner.navigation)\(inner.steps)</div></details>\n"
    }

    private var rowView: String {
        RowViewHTML(part, words)?.html(label) ?? ""
    }
}
