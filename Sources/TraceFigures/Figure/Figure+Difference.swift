import StepTrace

/// How a figure's numbers differ from those of the trace that it is compared with.
extension Figure {
    /// The paths of the steps that differ, in the order in which they are made.
    package var differing: [String] {
        sequence.flatMap { item -> [String] in
            switch item {
            case .panel(let index): panels[index].differs ? [path + panels[index].name] : []
            case .child(let index): children[index].differing
            }
        }
    }

    /// How many numbers differ, those of steps that the original does not have among them.
    package var differingNumbers: Int {
        panels.reduce(children.reduce(0) { $0 + $1.differingNumbers }) { count, panel in
            if panel.isNew { return count + panel.grid.values.count }
            guard panel.original != nil else { return count }
            return panel.grid.values.indices.reduce(count) { count, index in
                let (row, column) = (index / panel.grid.columns, index % panel.grid.columns)
                return count + (panel.isChanged(row: row, column: column) ? 1 : 0)
            }
        }
    }
}
