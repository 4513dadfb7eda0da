import StepTrace

extension Subfigure {
    /// What the page's module needs to show the figure itself: its trace, its names in the page and, if it is compared with
    /// another, that trace.
    func data(_ figure: Figure, label: String) -> JSONValue {
        guard case .object(let members) = data(figure.trace) else { return .null }
        return .object(
            members + [.init("id", .string(id)), .init("label", .string(label))]
                + (figure.compared.map { [.init("original", $0.json)] } ?? []))
    }

    /// A trace in its wire form; in place of the numbers of a large matrix, which stand in the page
    /// to be read, is the id of their element.
    func data(_ trace: Trace) -> JSONValue {
        let steps = zip(trace.steps, figure.panels).map { step, panel in
            isOnPageAsText(panel) ? step.json.replacing("values", with: .string("\(stepID(panel))-all")) : step.json
        }
        let inner = zip(children, trace.children).map { $0.data($1) }
        return trace.json.replacing("steps", with: .array(steps)).replacing("children", with: .array(inner))
    }

    private func isOnPageAsText(_ panel: Panel) -> Bool {
        MatrixHTML.isLarge(panel) && shownPanels.contains(panel.index)
    }
}

extension JSONValue {
    fileprivate func replacing(_ name: String, with value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.map { $0.name == name ? .init(name, value) : $0 })
    }
}
