import AttentionKernel
package import StepTrace
import TraceFigures

extension LiveFigure {
    /// What can be set of each attention beside its numbers, as HTML, and the panels whose entries hide keys.
    package var settings: JSONValue {
        let parts = isTooLarge ? [] : root.all
        let attentions = parts.enumerated().compactMap { index, part in
            attention(of: part.path).map { (index: index, title: part.figure.title.withCapital, attention: $0) }
        }
        var html = ""
        var masks: [JSONValue] = []
        for (index, title, attention) in attentions {
            let name = Markup.escaped(words(.reader(.settings(of: title))))
            html += "<div class=\"row\" role=\"group\" aria-label=\"\(name)\">"
            if attentions.count > 1 { html += "<b>\(Markup.escaped(title))</b>" }
            html += causal(attention, index) + scale(attention, index) + "</div>"
            if attention.mask != nil, let mask = panel(at: attention.path + attention.maskName) {
                masks.append(JSONValue(mask))
            }
        }
        html +=
            "<p class=\"key\"><i class=\"mine\"></i><span>\(words(.reader(.changed)))</span>"
            + "<i class=\"ch\"></i><span>\(words(.reader(.followed)))</span></p>"
        return .object([.init("html", .string(html)), .init("masks", .array(masks))])
    }

    private func causal(_ attention: AttentionPart, _ part: Int) -> String {
        guard let isCausal = attention.isCausal else { return "" }
        return "<label><input type=\"checkbox\" data-part=\"\(part)\"\(isCausal ? " checked" : "")> "
            + words(.reader(.causal)) + "</label>"
    }

    private func scale(_ attention: AttentionPart, _ part: Int) -> String {
        let original = trace.attentionPart(attention.path)?.scale ?? 1
        func text(_ number: Double) -> String { JSONValue.number(number).text }
        return "<label>\(words(.reader(.scale))) <input type=\"range\" data-part=\"\(part)\""
            + " min=\"\(text(min(0, 2 * original)))\" max=\"\(text(max(2, 2 * original)))\" step=\"0.01\""
            + " value=\"\(text(attention.scale))\"></label>"
            + "<output>\(formatted(attention.scale, decimals: 4, trimmed: true))</output>"
    }
}
