import Foundation

/// The results of the class benchmark.
struct ClassReport: BenchmarkReport {
    struct Row: Encodable {
        var scenario: String
        var seconds: Double
        var secondsASubmission: Double
        /// Of all processes together, for a submission.
        var processorSecondsASubmission: Double
        /// Mebibytes of the largest process.
        var peakMemory: Double
        /// Mebibytes of all processes together; nil where the system does not say.
        var treePeak: Double?
    }

    var format = "attend.benchmark.class/1"
    var students: Int
    var exercises: Int
    var nbgraderStudents: Int
    var rows: [Row] = []
    /// What nbgrader takes for a submission; nil without it.
    var nbgrader: NbgraderClass.Times?

    /// How many times as long nbgrader takes for a submission; nil without it.
    func ratio(_ row: Row) -> Double? { nbgrader.map { $0.seconds / row.secondsASubmission } }

    func processorRatio(_ row: Row) -> Double? {
        nbgrader.map { $0.processorSeconds / row.processorSecondsASubmission }
    }

    var text: String {
        var lines = [
            [
                "\(students) students × \(exercises) exercises", "in all", "a submission", "nbgrader's", "processors",
                "nbgrader's", "largest", "together",
            ]
        ]
        for row in rows {
            lines.append([
                row.scenario, String(format: "%.1f s", row.seconds), String(format: "%.4f s", row.secondsASubmission),
                ratio(row).map { String(format: "%.0f ×", $0) } ?? "–",
                String(format: "%.4f s", row.processorSecondsASubmission),
                processorRatio(row).map { String(format: "%.0f ×", $0) } ?? "–",
                String(format: "%.0f MiB", row.peakMemory),
                row.treePeak.map { String(format: "%.0f MiB", $0) } ?? "–",
            ])
        }
        let other =
            nbgrader.map {
                String(
                    format:
                        "nbgrader: %.2f s a submission, %.2f s on processors, of %d students with as many exercises",
                    $0.seconds, $0.processorSeconds, nbgraderStudents)
            } ?? "without nbgrader: `pip install nbgrader` puts it beside"
        return Table.text(lines) + "\n\n" + other
    }
}
