import Foundation

/// What the benchmark found, as tables and as JSON.
struct LessonReport: Codable {
    /// One thing that was built; medians in seconds by contender.
    struct Row: Codable {
        var chapters: Int
        var scenario: LessonScenario
        var seconds: [String: Double]

        /// How many times as fast as a contender Attend is.
        func ratio(to name: String) -> Double? {
            guard let theirs = seconds[name], let ours = seconds["attend"] else { return nil }
            return theirs / ours
        }
    }

    /// One command of this project.
    struct Command: Codable {
        var title: String
        var seconds: Double
        /// Mebibytes of the largest process.
        var peakMemory: Double
    }

    var format = "attend.benchmark.lessons/1"
    var rounds: Int
    var contenders: [String]
    var rows: [Row]
    var commands: [Command] = []

    var text: String {
        let others = contenders.filter { $0 != "attend" }
        var lines = [["30-cell chapters to HTML", "attend"] + others.flatMap { [$0, ""] }]
        for row in rows {
            let cells = others.flatMap { name in
                [Self.seconds(row.seconds[name]), row.ratio(to: name).map { String(format: "%.1f ×", $0) } ?? "–"]
            }
            lines.append(
                ["\(row.chapters), \(row.scenario.title)", Self.seconds(row.seconds["attend"])] + cells)
        }
        let own = commands.map { [$0.title, Self.seconds($0.seconds), String(format: "%.0f MiB", $0.peakMemory)] }
        return Self.aligned(lines) + "\n\n" + Self.aligned([["this project's course", "", "peak"]] + own)
            + "\n\nmedians of \(rounds) rounds, taken in turns"
    }

    private static func seconds(_ number: Double?) -> String {
        number.map { String(format: $0 < 1 ? "%.3f s" : "%.2f s", $0) } ?? "–"
    }

    /// The first column to the left, the others to the right.
    private static func aligned(_ rows: [[String]]) -> String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
