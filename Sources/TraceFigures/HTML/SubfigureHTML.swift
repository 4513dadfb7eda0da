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
    private var count: Int { part.figure.sequence.count }

    var strip: String {
        count > 1 ? StepNavigationHTML(part: part, label: label, mathML: mathML, words: words).html + "\n" : ""
    }

    /// The buttons to step with.
    var controls: String {
        guard count > 1 else { return "" }
        let keys =
            isOutermost
            ? "<span class=\"keys\"><kbd>←</kbd> <kbd>→</kbd> \(words(.keysToStep))</span>"
            : ""
        let trace = isOutermost ? nil : Markup.escaped(part.figure.title)
        return
            "<div class=\"ctl live-only\"><button type=\"button\" class=\"btn\" data-b=\"prev\" aria-label=\"\(words(.previousStep(of: trace)))\">"
            + "← \(words(.back))</button><button type=\"button\" class=\"btn\" data-b=\"next\" aria-label=\"\(words(.nextStep(of: trace)))\">"
            + "\(words(.next)) →</button>"
            + "<button type=\"button\" class=\"btn\" data-b=\"all\">\(words(.showAll))</button>"
            + "<output aria-live=\"polite\">\(words(.allStepsShown(String(count))))</output>\(keys)</div>\n"
    }

    var steps: String {
        let legend = LegendHTML(part, words).html
        var html = ""
        var hasLegend = false
        for segment in part.figure.segments {
            switch segment {
            case .child(let index): html += nested(index)
            case .panels(let panels):
                html += steps(panels) + panels.compactMap { part.figure.fold(of: $0) }.map(folded).joined()
                html += hasLegend ? "" : legend
                hasLegend = true
            }
        }
        return html + (hasLegend ? "" : legend) + (RowViewHTML(part, words)?.html(label) ?? "")
    }

    private func steps(_ panels: [Int]) -> String {
        let steps = panels.map { index in
            let panel = part.figure.panels[index]
            return StepHTML(
                part: part, panel: panel, index: part.firstPanel + index,
                marks: worked?.marks(of: panel, in: part) ?? CellMarks(), mathML: mathML, words: words
            ).html
        }
        return "<div class=\"steps\">" + steps.joined() + "</div>\n"
    }

    /// Steps that a reader opens.
    private func folded(_ fold: Figure.Fold) -> String {
        let result = part.figure.panels[fold.result]
        let names = fold.panels.map { Markup.escaped(part.figure.panels[$0].name) }
        return "<details class=\"fold\" id=\"\(Markup.escaped(part.foldID(result)))\""
            + " data-of=\"\(part.firstPanel + fold.result)\"><summary>"
            + "<span class=\"i\">\(result.number)</span> <b>\(words(.softmax).withCapital)</b>"
            + " <span>\(words(.folded(steps: names)))</span></summary>\(steps(fold.panels))</details>\n"
    }

    private func nested(_ index: Int) -> String {
        let child = part.children[index]
        let inner = SubfigureHTML(
            part: child, label: "\(label), \(child.figure.title)", worked: worked, mathML: mathML, words: words)
        let isOpen = worked?.isInside(child) == true || index == 0 && !part.figure.isSkeleton
        return "<details class=\"part\" id=\"\(child.id)\"\(isOpen ? " open" : "")><summary>"
            + "<span class=\"i\">\(part.figure.number(ofChild: index))</span> <b>"
            + Markup.escaped(child.figure.title.withCapital)
            + "</b> <span>\(words(.steps(inner.count)))</span></summary>"
            + "<div class=\"bench\" data-part=\"\(child.number)\">\(inner.strip)\(inner.controls)\(inner.steps)</div></details>\n"
    }
}
