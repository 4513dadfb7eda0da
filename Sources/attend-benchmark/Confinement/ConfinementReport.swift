import Foundation

/// What it costs to confine the check of an answer.
struct ConfinementReport: BenchmarkReport {
    var format = "attend.benchmark.confinement/1"
    var rounds: Int
    /// Median seconds of a check.
    var confined: Double
    var unconfined: Double
    /// The median of the differences within a round.
    var difference: Double

    init(rounds: Int, confined: [Double], unconfined: [Double]) {
        self.rounds = rounds
        self.confined = confined.median
        self.unconfined = unconfined.median
        difference = zip(confined, unconfined).map { $0 - $1 }.median
    }

    var text: String {
        let rows = [("confined", confined), ("not confined", unconfined), ("difference", difference)]
        return Table.text(
            [["check of one new answer", "ms"]] + rows.map { [$0.0, String(format: "%.1f", $0.1 * 1000)] })
            + "\n\nmedians of \(rounds) rounds, taken in turns"
    }
}
