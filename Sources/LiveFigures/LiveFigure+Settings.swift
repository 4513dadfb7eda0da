package import StepTrace
import TraceFigures

extension LiveFigure {
    /// What can be set of each attention beside its numbers, as HTML, and the panels whose entries hide keys.
    package var settings: JSONValue {
        let controls = controls.array ?? []
        let html = controls.map { control in
            let part = control["part"]?.integer ?? 0
            let title = root.all[part].figure.title.withCapital
            let name = Markup.escaped(words(.reader(.settings(of: title))))
            return "<div class=\"row\" role=\"group\" aria-label=\"\(name)\">"
                + (controls.count > 1 ? "<b>\(Markup.escaped(title))</b>" : "")
                + causal(control, part) + scale(control["scale"], part) + "</div>"
        }
        let key =
            "<p class=\"key\"><i class=\"mine\"></i><span>\(words(.reader(.changed)))</span>"
            + "<i class=\"ch\"></i><span>\(words(.reader(.followed)))</span></p>"
        return .object([
            .init("html", .string(html.joined() + key)),
            .init("masks", .array(controls.compactMap { $0["mask"]?.integer }.map { JSONValue($0) })),
        ])
    }

    private func causal(_ control: JSONValue, _ part: Int) -> String {
        guard let isCausal = control["causal"]?.boolean else { return "" }
        return "<label><input type=\"checkbox\" data-part=\"\(part)\"\(isCausal ? " checked" : "")> "
            + words(.reader(.causal)) + "</label>"
    }

    private func scale(_ scale: JSONValue?, _ part: Int) -> String {
        guard let scale, let value = scale["value"]?.double else { return "" }
        let limits = [("min", "least"), ("max", "most"), ("step", "step"), ("value", "value")].map { name, member in
            " \(name)=\"\(scale[member]?.text ?? "")\""
        }
        return "<label>\(words(.reader(.scale))) <input type=\"range\" data-part=\"\(part)\"\(limits.joined())></label>"
            + "<output>\(formatted(value, decimals: 4, trimmed: true))</output>"
    }
}
