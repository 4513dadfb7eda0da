import StepTrace

/// The steps of an ordinary attention through which one query can be followed from its scores to its output.
struct RowView {
    /// Places of panels in their trace.
    var scores: Int
    var exponentials: Int
    var sums: Int
    var weights: Int
    var values: Int
    var output: Int

    private static let mostKeys = 16
    private static let mostFeatures = 8

    /// Nil unless the trace holds exponentials, their sums, shares made of both and a mix of values in these shares.
    init?(_ part: FigurePart) {
        let panels = part.figure.panels
        func place(_ name: String) -> Int? { panels.firstIndex { $0.name == name } }
        for (index, mix) in panels.enumerated() {
            guard mix.operation == .weightedSum, let weights = place(mix.operands[0]),
                let values = place(mix.operands[1]), panels[weights].role == .shares,
                case .divide = panels[weights].operation, let exponentials = place(panels[weights].operands[0]),
                let sums = place(panels[weights].operands[1]), panels[exponentials].operation == .expMinus,
                panels[exponentials].role == .amounts, let scores = place(panels[exponentials].operands[0]),
                panels[weights].grid.columns <= RowView.mostKeys, panels[weights].grid.columns > 1,
                panels[values].grid.columns <= RowView.mostFeatures, !panels[weights].grid.values.isEmpty,
                !mix.grid.values.isEmpty
            else { continue }
            self.scores = scores
            self.exponentials = exponentials
            self.sums = sums
            self.weights = weights
            self.values = values
            output = index
            return
        }
        return nil
    }
}
