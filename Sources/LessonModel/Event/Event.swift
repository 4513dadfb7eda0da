package import StepTrace

/// Something that happened while a chapter was compiled and run; a report is the fold of a chapter's events.
package enum Event: Sendable, Hashable {
    /// The compiler starts on the chapter's programs.
    case compileStarted
    /// The programs are built, or cannot be.
    case compileFinished(seconds: Double)
    /// Something is wrong with a cell (or with the chapter as a whole when `cell` is `nil`).
    case diagnostic(Diagnostic, cell: Int?)
    case cellStarted(Int)
    /// Printed text as it arrives, in pieces that need not be whole lines.
    case printed(String, cell: Int)
    case shown(ShownValue, caption: String?, cell: Int)
    /// An inline value of the prose, by its index in the chapter's list.
    case inlineValue(String, index: Int)
    case cellFinished(Int, CellStatus, seconds: Double)
    /// The peak memory use of one of the chapter's programs, in bytes.
    case memoryPeak(Int)
    /// The last event of every chapter. `cached` means that nothing was compiled or run for it.
    case chapterFinished(runSeconds: Double, cached: Bool)
}

/// How a cell ended.
package enum CellStatus: String, Sendable, Hashable, CaseIterable {
    /// As intended, which includes failing on purpose.
    case passed
    /// It does not compile.
    case failed
    /// The program ended in it: a trap, an uncaught error, `exit`.
    case trapped
    case timedOut = "timed-out"
    /// Too much memory or too much output.
    case overLimit = "over-limit"
    /// Never reached: an earlier cell ended the program, or what it needs did not compile.
    case skipped
    /// It was meant to fail and did not.
    case unexpectedSuccess = "unexpected-success"
}
