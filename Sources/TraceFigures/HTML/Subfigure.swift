import StepTrace

/// One trace of a figure, outermost or nested, and its place among the others.
package struct Subfigure {
    package var figure: Figure
    /// Unique on the page: `trace-3-1`, `trace-3-1-p2`.
    var id: String
    /// The way from the outermost trace: empty, or `"head 1/"`.
    package var path: String
    /// Its place among all parts of the figure.
    let number: Int
    /// How many panels of the whole figure come before its own.
    package var firstPanel: Int
    var children: [Subfigure]

    /// The outermost trace with all those inside it.
    package init(_ figure: Figure, id: String) {
        var (part, panel) = (0, 0)
        self.init(figure, id: id, path: "", &part, &panel)
    }

    private init(_ figure: Figure, id: String, path: String, _ part: inout Int, _ panel: inout Int) {
        self.figure = figure
        self.id = id
        self.path = path
        (number, firstPanel) = (part, panel)
        part += 1
        panel += figure.panels.count
        children = []
        for (index, child) in figure.children.enumerated() {
            children.append(
                Subfigure(child, id: "\(id)-p\(index + 1)", path: path + child.title + "/", &part, &panel))
        }
    }

    /// This part and those inside it, in the order in which their panels are counted.
    package var all: [Subfigure] { [self] + children.flatMap { $0.all } }

    package func stepID(_ panel: Panel) -> String { "\(id)-s\(panel.number)" }

    /// The element that holds the steps folded behind a panel.
    func foldID(_ result: Panel) -> String { "\(id)-f\(result.number)" }

    /// The places of the panels that stand on the page, in their order.
    var shownPanels: [Int] {
        figure.sequence.flatMap { item -> [Int] in
            guard case .panel(let index) = item else { return [] }
            return (figure.fold(of: index)?.panels ?? []) + [index]
        }
    }

    /// The part whose own panels hold one that is counted over the whole figure.
    package func part(of index: Int) -> Subfigure? {
        all.first { $0.firstPanel..<$0.firstPanel + $0.figure.panels.count ~= index }
    }
}
