package import LessonModel

/// A verdict in words: its status, and why it is no better.
package enum VerdictWords {
    package static func status(_ status: Verdict.Status) -> String {
        switch status {
        case .passed: "passed"
        case .failed: "not right yet"
        case .partial: "partly right"
        case .notStarted: "not started"
        case .doesNotCompile: "does not compile"
        case .trapped: "stopped"
        case .timedOut: "ran out of time"
        case .overLimit: "went over a limit"
        }
    }

    /// The first of what there is to say: the author's words on a mistake, the step that differs, what else is wrong.
    package static func reason(_ verdict: Verdict) -> String {
        if verdict.isKnownMistake || verdict.divergence == nil || !verdict.diagnostics.isEmpty {
            return verdict.message
        }
        return verdict.divergence.map { DivergenceText($0).sentence } ?? ""
    }

    /// An entry by its row and column, counted from 1.
    static func entry(_ row: Int, _ column: Int) -> String { "row \(row + 1), column \(column + 1)" }
}
