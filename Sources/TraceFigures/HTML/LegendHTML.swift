/// What the colours of a trace mean.
struct LegendHTML {
    let figure: Figure
    /// Pens and hatching are explained once, beside the outermost steps.
    let hasPens: Bool
    let words: FigureWords

    var html: String {
        var html = "<div class=\"legend\"><p class=\"lh\">\(words(.howToRead))</p>"
        html += signed
        if figure.panels.contains(where: { $0.role == .shares || $0.role == .amounts }) { html += shares }
        if hasPens {
            html +=
                "<ul class=\"keys\"><li><i class=\"ka\"></i>\(words(.firstOperand))</li>"
                + "<li><i class=\"kb\"></i>\(words(.secondOperand))</li>"
                + "<li><i class=\"kt\"></i>\(words(.samePlace))</li>"
                + (LegendHTML.hasHidden(figure) ? "<li><i class=\"x\"></i>\(words(.hiddenByMask))</li>" : "") + "</ul>"
        }
        return html + "</div>"
    }

    private static func hasHidden(_ figure: Figure) -> Bool {
        figure.panels.contains { !$0.hidden.isEmpty } || figure.children.contains(where: hasHidden)
    }

    private var signed: String {
        var domains: [(name: String, size: Double)] = []
        for role in [Role.vectors, .scores] {
            let size = role == .vectors ? figure.vectorDomain : figure.scoreDomain
            guard size > 0, figure.panels.contains(where: { $0.role == role }) else { continue }
            let hasScores = figure.panels.contains { $0.role == .scores }
            domains.append((words(role == .scores ? .scores : hasScores ? .vectors : .numbers), size))
        }
        guard let first = domains.first else { return "" }
        let ranges = domains.map { words(.range(of: $0.name, from: text(-$0.size), to: text($0.size))) }
        var html =
            "<div class=\"scale\" role=\"img\" aria-label=\"\(words(.signedScale(ranges)))\">"
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
            ? "<p class=\"ticks\"><span>0<em>\(words(.weights))</em></span><span>0.5</span><span>1</span></p>"
            : "<p class=\"ticks\"><span>0</span><span>\(words(.largest))</span></p>"
        let amounts =
            hasAmounts && hasShares ? "<p>\(words(.amountsScale))</p>" : ""
        return
            "<div class=\"scale\" role=\"img\" aria-label=\"\(words(.shareScale))\"><div class=\"sw\">"
            + swatches + "</div>\(ticks)</div>\(amounts)"
    }

    private func text(_ number: Double) -> String { NumberStyle([number], cap: 2).text(number) }
}
