import Foundation

/// The results of the class benchmark.
struct ClassReport: BenchmarkReport {
    struct Row: Encodable {
        var scenario: String
        var seconds: Double
        var secondsASubmission: Double
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
    /// nil without nbgrader.
    var nbgraderSeconds: Double?

    /// How many times nbgrader's time a submission takes Attend's; nil without nbgrader.
    func ratio(_ row: Row) -> Double? { nbgraderSeconds.map { $0 / row.secondsASubmission } }

    var text: String {
        var lines = [
            [
                "\(students) students × \(exercises) exercises", "in all", "a submission", "nbgrader's", "largest",
                "together",
            ]
        ]
        for row in rows {
            lines.append([
                row.scenario, String(format: "%.1f s", row.seconds), String(format: "%.4f s", row.secondsASubmission),
                ratio(row).map { String(format: "%.0f ×", $0) } ?? "–", String(format: "%.0f MiB", row.peakMemory),
                row.treePeak.map { String(format: "%.0f MiB", $0) } ?? "–",
            ])
        }
        let other =
            nbgraderSeconds.map {
                String(
                    format: "nbgrader: %.2f s a submission, of %d students with as many exercises", $0, nbgraderStudents
                )
            } ?? "without nbgrader: `pip install nbgrader` puts it beside"
        return Table.text(lines) + "\n\n" + other
    }
}
