import StepTrace

/// What the colours of a trace mean.
package struct LegendHTML {
    private let figure: Figure
    /// Pens and hatching are explained once, beside the outermost steps.
    private let hasPens: Bool
    private let words: FigureWords

    package init(_ part: Subfigure, _ words: @escaping FigureWords) {
        figure = part.figure
        hasPens = part.path.isEmpty
        self.words = words
    }

    package var html: String { "<div class=\"legend\">\(content)</div>" }

    package var content: String {
        var html = "<p class=\"lh\">\(words(.howToRead))</p>"
        html += signed
        if hasShares || hasAmounts { html += shares }
        if hasPens {
            html +=
                "<ul class=\"keys\"><li><i class=\"ka\"></i>\(words(.firstOperand))</li>"
                + "<li><i class=\"kb\"></i>\(words(.secondOperand))</li>"
                + "<li><i class=\"kt\"></i>\(words(.samePlace))</li>"
                + (LegendHTML.hasHidden(figure) ? "<li><i class=\"x\"></i>\(words(.hiddenByMask))</li>" : "") + "</ul>"
        }
        return html
    }

    private static func hasHidden(_ figure: Figure) -> Bool {
        figure.panels.contains { !$0.hidden.isEmpty } || figure.children.contains(where: hasHidden)
    }

    private var signed: String {
        var domains: [(name: String, size: Double)] = []
        let names: [(role: Step.Role, name: FigurePhrase)] = [
            (.vector, .vectors), (.score, .scores), (.gradient, .gradients),
        ]
        for (role, name) in names {
            if let size = figure.domains[role], size > 0 { domains.append((words(name), size)) }
        }
        if domains.count == 1, figure.domains[.vector] != nil { domains[0].name = words(.numbers) }
        guard let first = domains.first else { return "" }
        let ranges = domains.map { words(.range(of: $0.name, from: text(-$0.size), to: text($0.size))) }
        var html =
            "<div class=\"scale\" role=\"img\" aria-label=\"\(words(.signedScale(ranges)))\">"
        html += ticks(first, isAbove: true)
        let colours = (1...6).reversed().map { "n\($0)" } + (0...6).map { "p\($0)" }
        html += "<div class=\"sw\">" + colours.map { "<i class=\"\($0)\"></i>" }.joined() + "</div>"
        for domain in domains.dropFirst() { html += ticks(domain, isAbove: false) }
        return html + "</div>"
    }

    private func ticks(_ domain: (name: String, size: Double), isAbove: Bool) -> String {
        "<p class=\"ticks\(isAbove ? " up" : "")\"><span>\(text(-domain.size))<em>\(domain.name)</em></span>"
            + "<span>0</span><span>\(text(domain.size))</span></p>"
    }

    private var hasShares: Bool { figure.panels.contains { $0.role == .share } }

    /// Numbers from 0 up that are no shares, coloured up to the largest of their step.
    private var hasAmounts: Bool {
        figure.panels.contains { if case .amount = $0.scale { true } else { false } }
    }

    private var shares: String {
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
