/// One line on the private channel from a chapter program to the runner.
///
/// A line is `<nonce> <number> <JSON object>`. The nonce is the run's secret: a line without it is not from the runtime
/// and counts for nothing. The number counts the records from 1; the same number stands in a mark on standard output
/// at the moment of the record, which is how printed text and records are put in order. Cells are numbered from 1, as
/// in their chapter.
public enum WireRecord: Sendable, Hashable {
    /// The program is up, and the version of its wire form.
    case started(version: Int)
    /// A cell begins; every byte printed until the next record belongs to it.
    case cellBegan(Int)
    case cellEnded(Int)
    /// A cell runs again, without a sound, in another process of the program, for what the program waits for.
    case cellRepeated(Int)
    /// A cell that is to trap did, or did not; it ran in a process of its own.
    case trapAwaited(cell: Int, process: Int, ending: Ending)
    /// A value shown, by a trailing expression or by `show`.
    case shown(cell: Int, value: ShownValue, caption: String?)
    /// The text of an inline value in the prose, by its index in the chapter.
    case inlineValue(index: Int, text: String)
    /// The value of an inline expression is about to be computed.
    case inlineBegan(index: Int)
    /// A value recorded for comparison, see `probe`. That of an answer's check has the nonce of its program's text.
    case probed(label: String, value: ShownValue, nonce: String? = nil)
    /// A property claimed by a check, and whether it holds.
    case expected(holds: Bool, message: String, line: Int, nonce: String? = nil)
    /// An error that nothing caught ends the program. `stack` says where it was thrown, as distances from the
    /// program's beginning in memory, innermost first.
    case uncaught(message: String, stack: [Int])
    /// The program calls `exit`.
    case exits(stack: [Int])
    /// Where a process that the program has forked was when a signal stopped or ended it.
    case whereabouts(stack: [Int])
    /// The program reached its end.
    case finished
    /// A variant of an exercise begins in a process of its own; from here on that process has a channel of its own, with
    /// that nonce.
    case variantBegan(Int, process: Int, nonce: String)
    /// The process of a variant has ended.
    case variantEnded(Int, ending: Ending)
    /// A check begins. Only the program's own text knows the nonce.
    case checkBegan(Int, nonce: String)
    /// A check is about to compute an expression.
    case asked(String)
    /// The value of a variable in that expression.
    case given(name: String, value: ShownValue)
    /// A step taken since the last probe.
    case stepped(Step)
    case checkEnded(Int, nonce: String)
    /// A variant reached the end of its checks.
    case variantFinished(nonce: String)

    /// The version that this source writes and reads.
    public static let version = 1

    /// How the process of a cell that is to trap ended.
    public enum Ending: Sendable, Hashable {
        /// By that signal: it trapped.
        case signal(Int)
        /// By itself, with that exit code.
        case exited(Int)
        /// It reached the end of the cell.
        case completed
    }
}
