import Foundation

/// The results of the lesson benchmark.
struct LessonReport: BenchmarkReport {
    /// One scenario; the median seconds of each tool.
    struct Row: Encodable {
        var chapters: Int
        var scenario: LessonScenario
        var seconds: [String: Double]

        /// Another tool's time divided by Attend's.
        func ratio(to name: String) -> Double? {
            guard let theirs = seconds[name], let ours = seconds["attend"] else { return nil }
            return theirs / ours
        }
    }

    /// One command of this project.
    struct Command: Encodable {
        var title: String
        var seconds: Double
        /// The peak memory of the largest process, including compilers and lesson programs, in MiB; nil where it was
        /// not measured.
        var peakMemory: Double?
    }

    var format = "attend.benchmark.lessons/1"
    var rounds: Int
    var tools: [String]
    var rows: [Row]
    var commands: [Command] = []

    var text: String {
        let others = tools.filter { $0 != "attend" }
        var lines = [["30-cell chapters to HTML", "attend"] + others.flatMap { [$0, ""] }]
        for row in rows {
            let cells = others.flatMap { name in
                [Self.seconds(row.seconds[name]), row.ratio(to: name).map { String(format: "%.1f ×", $0) } ?? "–"]
            }
            lines.append(
                ["\(row.chapters), \(row.scenario.title)", Self.seconds(row.seconds["attend"])] + cells)
        }
        let own = commands.map {
            [$0.title, Self.seconds($0.seconds), $0.peakMemory.map { String(format: "%.0f MiB", $0) } ?? ""]
        }
        return Table.text(lines) + "\n\n" + Table.text([["this project's course", "", "peak"]] + own)
            + "\n\nmedians of \(rounds) rounds, taken in turns"
    }

    private static func seconds(_ number: Double?) -> String {
        number.map { String(format: $0 < 1 ? "%.3f s" : "%.2f s", $0) } ?? "–"
    }
}
