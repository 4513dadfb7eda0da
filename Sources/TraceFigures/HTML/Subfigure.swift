import StepTrace

/// One trace of a figure, outermost or nested, and its place among the others.
struct Subfigure {
    var figure: Figure
    /// Unique on the page: `trace-3-1`, `trace-3-1-p2`.
    var id: String
    /// The way from the outermost trace: empty, or `"head 1/"`.
    var path: String
    /// How many panels of the whole figure come before its own.
    var firstPanel: Int
    var children: [Subfigure]

    /// The outermost trace with all those inside it.
    init(_ figure: Figure, id: String) {
        var count = 0
        self.init(figure, id: id, path: "", count: &count)
    }

    private init(_ figure: Figure, id: String, path: String, count: inout Int) {
        self.figure = figure
        self.id = id
        self.path = path
        firstPanel = count
        count += figure.panels.count
        children = []
        for (index, child) in figure.children.enumerated() {
            children.append(
                Subfigure(child, id: "\(id)-p\(index + 1)", path: path + child.title + "/", count: &count))
        }
    }

    /// This part and those inside it, in the order in which their panels are counted.
    var all: [Subfigure] { [self] + children.flatMap { $0.all } }

    func stepID(_ panel: Panel) -> String { "\(id)-s\(panel.number)" }

    /// The panel that a step names, seen from the innermost of these parts; counted over the whole figure.
    ///
    /// The same way that a trace finds a step.
    static func panel(named name: String, from around: [Subfigure]) -> Int? {
        var parts = around
        var rest = name
        while let part = parts.last {
            if let index = part.figure.panels.firstIndex(where: { $0.name == rest }) { return part.firstPanel + index }
            guard let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
            let title = String(rest[..<slash])
            rest = String(rest[rest.utf8.index(after: slash)...])
            if title == ".." {
                parts.removeLast()
            } else if let child = part.children.first(where: { $0.figure.title == title }) {
                parts.append(child)
            } else {
                return nil
            }
        }
        return nil
    }
}
