import Foundation

/// How long readers of served pages wait, and what the server takes of the machine.
struct ServeReport: BenchmarkReport {
    var format = "attend.benchmark.serve/1"
    var rounds: Int
    /// Median seconds until the server says its address, and from there until the first page is there.
    var start = 0.0
    var firstPage = 0.0
    /// Median seconds from a save until the open page shows it.
    var savedCell = 0.0
    var savedProse = 0.0
    /// Median seconds of a check of a new answer; the difference is the median of those within a round.
    var checkInPage = 0.0
    var checkByCommand = 0.0
    var checkDifference = 0.0
    var tabs = 0
    /// Seconds in which nothing was done in the open tabs, and seconds on processors in this time.
    var idleSeconds = 0.0
    var idleProcessorSeconds = 0.0
    var checks = 0
    /// Before and after all checks in a row.
    var before: ServerProcess.Usage?
    var after: ServerProcess.Usage?

    var text: String {
        let times = [
            ("start, until the address is told", start), ("first page, from there", firstPage),
            ("a cell among thirty saved, until the page shows it", savedCell),
            ("prose saved, until the page shows it", savedProse),
            ("check of one new answer in the page", checkInPage),
            ("the same by attend check", checkByCommand), ("difference", checkDifference),
            ("processors, \(tabs) tabs open for \(Int(idleSeconds)) s", idleProcessorSeconds),
        ]
        var text = Table.text(
            [["attend serve", "ms"]] + times.map { [$0.0, String(format: "%.0f", $0.1 * 1000)] })
        if let before, let after {
            text += "\n\n"
            text += Table.text(
                [["the server", "memory", "open files", "processes"]]
                    + [("before", before), ("after \(checks) checks", after)].map { name, usage in
                        [name, String(format: "%.0f MiB", usage.memory), "\(usage.openFiles)", "\(usage.children)"]
                    })
        }
        return text + "\n\nmedians of \(rounds) rounds, the checks taken in turns"
    }
}
