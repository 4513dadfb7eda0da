import StepTrace

/// What a caption says of a trace: how many queries and keys, their features, the mask.
package struct FigureFacts {
    private let panels: [Panel]
    private let words: FigureWords

    package init(_ root: Subfigure, _ words: @escaping FigureWords) {
        self.words = words
        panels = root.all.flatMap { $0.figure.panels }
    }

    /// As HTML, one fact each.
    var html: [String] {
        guard let scores = panels.first(where: { $0.role == .score && $0.isComputed }) else { return [] }
        var facts = [words(.queries(scores.grid.rows)), words(.keys(scores.grid.columns))]
        if scores.operation == .matmulTransposed, let source = scores.operands.first,
            let queries = panels.last(where: { $0.name == source && $0.grid.rows == scores.grid.rows })
        {
            facts.append("<i class=\"v\">d<sub>k</sub></i> = \(queries.grid.columns)")
        }
        return facts
    }

    /// What hides keys, after a comma; empty where nothing does.
    package var mask: String {
        let masked = panels.first { !$0.hidden.isEmpty && $0.operation == .mask }
        return masked.map { ", " + words(isCausal($0) ? .causalMask : .masked) } ?? ""
    }

    /// Each query sees itself and what is before it; nothing after.
    private func isCausal(_ panel: Panel) -> Bool {
        let (rows, columns) = (panel.grid.rows, panel.grid.columns)
        guard rows == columns, rows > 1 else { return false }
        return (0..<rows).allSatisfy { row in
            (0..<columns).allSatisfy { panel.isHidden(row: row, column: $0) == ($0 > row) }
        }
    }
}
