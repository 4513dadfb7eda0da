/// What the colours of a trace mean.
struct LegendHTML {
    let figure: Figure
    /// Pens and hatching are explained once, beside the outermost steps.
    let hasPens: Bool

    var html: String {
        var html = "<div class=\"legend\"><p class=\"lh\">How to read the cells</p>"
        html += signed
        if figure.panels.contains(where: { $0.role == .shares || $0.role == .amounts }) { html += shares }
        if hasPens {
            html +=
                "<ul class=\"keys\"><li><i class=\"ka\"></i>first operand</li><li><i class=\"kb\"></i>second operand</li>"
                + "<li><i class=\"kt\"></i>same place</li><li><i class=\"x\"></i>hidden by a mask</li></ul>"
        }
        return html + "</div>"
    }

    private var signed: String {
        var domains: [(name: String, size: Double)] = []
        for role in [Role.vectors, .scores] {
            let size = role == .vectors ? figure.vectorDomain : figure.scoreDomain
            guard size > 0, figure.panels.contains(where: { $0.role == role }) else { continue }
            let hasScores = figure.panels.contains { $0.role == .scores }
            domains.append((role == .scores ? "scores" : hasScores ? "vectors" : "numbers", size))
        }
        guard let first = domains.first else { return "" }
        let said = domains.map { "\($0.name) from \(text(-$0.size)) to \(text($0.size))" }
        var html =
            "<div class=\"scale\" role=\"img\" aria-label=\"Numbers of either sign: brown below 0, pale at 0, blue above."
            + " \(Markup.escaped(said.joined(separator: ", "))).\">"
        html += ticks(first, isAbove: true)
        let colours = (1...6).reversed().map { "n\($0)" } + (0...6).map { "p\($0)" }
        html += "<div class=\"sw\">" + colours.map { "<i class=\"\($0)\"></i>" }.joined() + "</div>"
        if domains.count > 1 { html += ticks(domains[1], isAbove: false) }
        return html + "</div>"
    }

    private func ticks(_ domain: (name: String, size: Double), isAbove: Bool) -> String {
        "<p class=\"ticks\(isAbove ? " up" : "")\"><span>\(text(-domain.size))<em>\(domain.name)</em></span>"
            + "<span>0</span><span>\(text(domain.size))</span></p>"
    }

    private var shares: String {
        let hasShares = figure.panels.contains { $0.role == .shares }
        let hasAmounts = figure.panels.contains { $0.role == .amounts }
        let swatches = (0...10).map { "<i class=\"w\($0)\"></i>" }.joined()
        let ticks =
            hasShares
            ? "<p class=\"ticks\"><span>0<em>weights</em></span><span>0.5</span><span>1</span></p>"
            : "<p class=\"ticks\"><span>0</span><span>largest</span></p>"
        let amounts =
            hasAmounts && hasShares ? "<p>Exponentials and sums: from 0 to the largest of their step.</p>" : ""
        return
            "<div class=\"scale\" role=\"img\" aria-label=\"Weights: pale for 0 to deep green for 1.\"><div class=\"sw\">"
            + swatches + "</div>\(ticks)</div>\(amounts)"
    }

    private func text(_ number: Double) -> String { NumberStyle([number], cap: 2).text(number) }
}
