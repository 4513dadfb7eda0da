/// One line on the private channel from a chapter program to the runner.
///
/// Version 1. A line is `<nonce> <JSON object>`; a line without the run's nonce is not from the runtime and counts for
/// nothing. Cells are numbered from 1, as in their chapter.
public enum WireRecord: Sendable, Hashable {
    /// The program is up, and its wire form.
    case started(version: Int)
    /// A cell begins; every byte printed until the next record belongs to it.
    case cellBegan(Int)
    case cellEnded(Int)
    /// A value shown, by a trailing expression or by `show`.
    case shown(cell: Int, value: ShownValue, caption: String?)
    /// The text of an inline value in the prose, in the order of the chapter.
    case inlineValue(index: Int, text: String)
    /// A value recorded for comparison, see `probe`.
    case probed(label: String, value: ShownValue)
    /// A property claimed by a check, and whether it holds.
    case expected(holds: Bool, message: String, line: Int)
    /// The program reached its end.
    case finished
}
