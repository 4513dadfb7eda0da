import LessonModel

/// What became of a cell, in words.
enum CellStatusText {
    /// Nil when the cell did what its author meant it to.
    static func words(_ cell: Cell, _ report: CellReport) -> String? {
        switch report.status {
        case nil, .passed: nil
        case .failed: "Does not compile"
        case .trapped: "Ended the program"
        case .timedOut: "Stopped: it took too long"
        case .overLimit: "Stopped: over its limit"
        case .skipped: report.diagnostics.isEmpty ? "Not run: an earlier cell ended the program" : "Not run"
        case .unexpectedSuccess:
            cell.action == .trap ? "Meant to fail, but ran to its end" : "Meant to fail, but compiles"
        }
    }
}
