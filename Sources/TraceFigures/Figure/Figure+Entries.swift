import StepTrace

/// Which entries are hidden, and which one of each panel is worked out beside it.
extension Figure {
    /// An entry is hidden where a score or a mask is −∞, and where exponentials and shares of those scores are 0.
    mutating func markHidden() {
        for index in panels.indices {
            let grid = panels[index].grid
            let scores = panels[..<index].last {
                $0.role == .score && $0.grid.rows == grid.rows && $0.grid.columns == grid.columns
            }
            panels[index].hide(scores?.hidden ?? [])
        }
    }

    mutating func markExplained() {
        let scores = panels.firstIndex { $0.role == .score && $0.columnAxis == .key }
        if let scores { panels[scores].explained = explainedEntry(of: scores, scores: scores, row: nil) }
        let row = scores.flatMap { panels[$0].explained?.row }
        for index in panels.indices where index != scores {
            panels[index].explained = explainedEntry(of: index, scores: scores, row: row)
        }
        // What is compared is worked out where it differs.
        for index in panels.indices where panels[index].isComputed && panels[index].original != nil {
            let differing = panels[index].differences
            let place = differing.first { says(panels[index], $0[0], $0[1]) } ?? differing[0]
            panels[index].explained = Entry(panel: index, row: place[0], column: place[1])
        }
    }

    /// The largest visible score of the last query that has any but 0, and in other panels what belongs to it; elsewhere the
    /// last row's first number.
    ///
    /// Of an entry that is 0, such as `0×0 = 0`, nothing can be seen: where there is another, that is taken.
    private func explainedEntry(of index: Int, scores: Int?, row focus: Int?) -> Entry? {
        let panel = panels[index]
        guard panel.isComputed, panel.grid.rows > 0, panel.grid.columns > 0 else { return nil }
        let last = panel.grid.rows - 1
        let rows = (focus.map { [min($0, last)] } ?? []) + (0...last).reversed()
        for row in rows {
            let columns = columns(of: panel, row: row, scores: scores)
            if let column = columns.first(where: { says(panel, row, $0) }) {
                return Entry(panel: index, row: row, column: column)
            }
        }
        return Entry(panel: index, row: rows[0], column: columns(of: panel, row: rows[0], scores: scores).first ?? 0)
    }

    private func says(_ panel: Panel, _ row: Int, _ column: Int) -> Bool {
        let value = panel.grid[row, column]
        return value != 0 && value.isFinite && !panel.isHidden(row: row, column: column)
    }

    /// The columns of a row from the first to be worked out on: keys by their score, visible ones before hidden ones.
    private func columns(of panel: Panel, row: Int, scores: Int?) -> [Int] {
        let columns = 0..<panel.grid.columns
        guard panel.columnAxis == .key, let scores = scores.map({ panels[$0].grid }), scores.rows > 0,
            scores.columns == panel.grid.columns
        else { return Array(columns) }
        let masked = panels.first {
            !$0.hidden.isEmpty && $0.grid.rows == panel.grid.rows && $0.grid.columns == panel.grid.columns
        }
        func rank(_ column: Int) -> Double {
            let score = scores[min(row, scores.rows - 1), column]
            return score.isNaN || (masked ?? panel).isHidden(row: row, column: column) ? -.infinity : score
        }
        return columns.sorted { rank($0) > rank($1) }
    }
}
