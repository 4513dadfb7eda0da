import StepTrace

/// What a caption says of a trace: how many queries and keys, their features, the mask.
struct FigureFacts {
    private let panels: [Panel]
    private let words: FigureWords

    init(_ root: Subfigure, _ words: @escaping FigureWords) {
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
        let masked = panels.first { panel in
            if case .mask = panel.operation { true } else { false }
        }
        if let masked, !masked.hidden.isEmpty { facts.append(words(isCausal(masked) ? .causalMask : .masked)) }
        return facts
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
