import StepTrace

extension Panel {
    /// What has no name but its symbol is not named twice, and a symbol keeps its letters: `v`, `b_Q`.
    var isNamedBySymbol: Bool { name == symbol || Markup.capitalised(name) == symbol }

    /// Its rows and columns: `3 × 4`.
    var shape: String { "\(grid.rows) × \(grid.columns)" }
}
