import LessonModel

/// The phrase for how a cell ended.
enum CellStatusText {
    /// Nil when the cell did what its author intended.
    static func phrase(_ cell: Cell, _ report: CellReport) -> LessonPhrase? {
        switch report.status {
        case nil, .passed: nil
        case .failed: .doesNotCompile
        case .trapped: .endedProgram
        case .timedOut: .tookTooLong
        case .overLimit: .overLimit
        case .skipped: report.diagnostics.contains { $0.severity != .warning } ? .notRun : .notRunAfterEnd
        case .unexpectedSuccess where cell.warning != nil: .meantToWarnButDoesNot
        case .unexpectedSuccess: cell.action == .trap ? .meantToFailButRan : .meantToFailButCompiles
        }
    }
}
