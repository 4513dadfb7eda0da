/// How long the parts of a program may run.
package struct TimeLimits: Sendable, Hashable {
    /// Seconds that each cell may run, by cell index.
    package var cells: [Int: Double]
    /// Seconds that anything else may run.
    package var otherwise: Double

    package init(cells: [Int: Double], otherwise: Double) {
        self.cells = cells
        self.otherwise = otherwise
    }

    package func seconds(for piece: Program.Piece?) -> Double {
        piece?.cell.flatMap { cells[$0.index] } ?? otherwise
    }
}
