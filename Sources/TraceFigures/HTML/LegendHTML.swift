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

    /// Empty where there is nothing to explain.
    var html: String {
        let content = content
        return content.isEmpty ? "" : "<div class=\"legend\">\(content)</div>\n"
    }

    package var content: String {
        let scales = signed + (hasShares || hasAmounts ? shares : "")
        let keys =
            hasPens
            ? "<ul class=\"keys\"><li><i class=\"ka\"></i>\(words(.firstOperand))</li>"
                + "<li><i class=\"kb\"></i>\(words(.secondOperand))</li>"
                + "<li><i class=\"kt\"></i>\(words(.samePlace))</li>"
                + (LegendHTML.hasHidden(figure) ? "<li><i class=\"x\"></i>\(words(.hiddenByMask))</li>" : "") + "</ul>"
            : ""
        return scales + keys
    }

    private static func hasHidden(_ figure: Figure) -> Bool {
        figure.panels.contains { !$0.hidden.isEmpty } || figure.children.contains(where: hasHidden)
    }

    private var signed: String {
        let domains = figure.domains
        guard !domains.isEmpty else { return "" }
        let ranges = domains.map {
            words(.range(of: name(of: $0, isAlone: domains.count == 1), from: text(-$0.size), to: text($0.size)))
        }
        let colours = (1...6).reversed().map { "n\($0)" } + (0...6).map { "p\($0)" }
        return scale(colours, words(.signedScale), ranges)
    }

    /// A ramp, and whose numbers it stands for.
    private func scale(_ colours: [String], _ meaning: String, _ ranges: [String]) -> String {
        let swatches = colours.map { "<i class=\"\($0)\"></i>" }.joined()
        let lines = ranges.map { "<span>\($0)</span>" }.joined(separator: " ")
        return "<div class=\"scale\"><div class=\"sw\" role=\"img\" aria-label=\"\(meaning)\">\(swatches)</div>"
            + "<p>\(lines)</p></div>"
    }

    /// Named steps where a ramp is not that of all of its kind; a few of them.
    private func name(of domain: Domain, isAlone: Bool) -> String {
        guard domain.names.isEmpty else {
            let few = domain.names.prefix(3).map { Markup.escaped($0) }.joined(separator: ", ")
            return few + (domain.names.count > 3 ? ", …" : "")
        }
        switch domain.kind {
        case .vectors: return words(isAlone ? .numbers : .vectors)
        case .values: return words(.valuesAndOutputs)
        case .scores: return words(.scores)
        case .gradients: return words(.gradients)
        }
    }

    private var hasShares: Bool { figure.panels.contains { $0.role == .share } }

    /// Numbers from 0 up that are no shares, coloured up to the largest of their step.
    private var hasAmounts: Bool {
        figure.panels.contains { if case .amount = $0.scale { true } else { false } }
    }

    private var shares: String {
        let ranges =
            (hasShares ? [words(.range(of: words(.weights), from: "0", to: "1"))] : [])
            + (hasAmounts ? [words(.amountsScale)] : [])
        return scale((0...10).map { "w\($0)" }, words(.shareScale), ranges)
    }

    private func text(_ number: Double) -> String { NumberStyle([number], cap: 2).text(number) }
}
