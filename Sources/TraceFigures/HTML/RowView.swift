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
    init?(_ part: Subfigure) {
        let panels = part.figure.panels
        func place(_ operand: Int, of panel: Panel) -> Int? {
            guard operand < panel.operands.count else { return nil }
            return panels.firstIndex { $0.name == panel.operands[operand] }
        }
        func areAlike(_ first: Int, _ second: Int) -> Bool {
            panels[first].grid.rows == panels[second].grid.rows
                && panels[first].grid.columns == panels[second].grid.columns
        }
        for (index, mix) in panels.enumerated() {
            guard mix.operation == .weightedSum, let weights = place(0, of: mix),
                let values = place(1, of: mix), panels[weights].role == .share,
                let exponentials = place(0, of: panels[weights]),
                let sums = place(1, of: panels[weights]), panels[exponentials].operation == .expMinus,
                panels[exponentials].role == .exponential, let scores = place(0, of: panels[exponentials]),
                areAlike(scores, weights), areAlike(exponentials, weights),
                mix.operation.takes([panels[weights].grid, panels[values].grid], making: mix.grid),
                mix.grid.rows == panels[weights].grid.rows,
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
