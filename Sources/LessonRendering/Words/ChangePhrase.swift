package import LessonModel
import StepTrace

/// What a page says of a cell whose result is another one since a reader has changed code: half a sentence each, apart from the
/// last.
package enum ChangePhrase: Sendable, Hashable {
    /// It did not end so before.
    case ends(CellStatus)
    case runs, failsAsMeant
    case otherMessages
    case variesAnyway
    case noOutput

    /// A line of what the cell prints, counted from 1; nil where there is none.
    case line(Int, old: String?, new: String?)
    case value(caption: String?, old: String, new: String)
    /// - Parameter largest: nil where it is infinite, or none at all.
    case numbers(caption: String?, differing: Int, of: Int, largest: String?)
    /// Rows and columns.
    case shape(caption: String?, old: String, new: String)
    case labels(caption: String?)
    case plot(caption: String?)
    case caption(old: String?, new: String?)
    case added(OutputPairs.Kind, caption: String?)
    case removed(OutputPairs.Kind, caption: String?)

    // MARK: Traces

    /// The first step that differs, and its first number that does.
    case step(String, entry: String, old: String, new: String)
    case stepShape(String, old: String, new: String)
    case stepAdded(String), stepRemoved(String)
    case trace(caption: String?)

    // MARK: The whole

    /// - Parameter more: how many more outputs differ.
    case sentence(String, more: Int)

    package var english: String {
        switch self {
        case .ends(.failed): "It does not compile now"
        case .ends(.trapped): "It ends the program now"
        case .ends(.timedOut): "It takes too long now"
        case .ends(.overLimit): "It goes over its limit now"
        case .ends(.skipped): "It is not run now"
        case .ends(.unexpectedSuccess): "It is meant to fail, and does not now"
        case .ends(.passed), .runs: "It runs now"
        case .failsAsMeant: "It fails now, as it is meant to"
        case .otherMessages: "Its messages are different now"
        case .variesAnyway: "It differs from run to run"
        case .noOutput: "It has no output now"

        case .line(let number, let old?, let new?): "Printed line \(number) was “\(old)” and is “\(new)”"
        case .line(let number, nil, let new): "Printed line \(number) is new: “\(new ?? "")”"
        case .line(let number, let old?, nil): "Printed line \(number) is gone: “\(old)”"
        case .value(let caption, let old, let new): "\(the("value", caption)) was \(old) and is \(new)"
        case .numbers(let caption, let differing, let count, let largest):
            (caption.map { "“\($0)”: " } ?? "")
                + "\(differing) of \(counted(count, "number")) \(differing == 1 ? "differs" : "differ")"
                + (largest.map { differing == 1 ? ", by \($0)" : ", by \($0) at most" } ?? "")
        case .shape(let caption, let old, let new): "\(the("matrix", caption)) was \(old) and is \(new)"
        case .labels(let caption): "\(the("matrix", caption)) has the same numbers under other labels"
        case .plot(let caption): "\(the("plot", caption)) has changed"
        case .trace(let caption): "\(the("trace", caption)) has changed"
        case .caption(let old?, let new?): "“\(old)” is called “\(new)” now"
        case .caption(nil, let new): "What it shows is called “\(new ?? "")” now"
        case .caption(let old?, nil): "What was called “\(old)” has no caption now"
        case .added(let kind, let caption): "It \(shows(kind, caption)) now, and did not before"
        case .removed(let kind, let caption): "It \(shows(kind, caption)) no longer"

        case .step(let step, let entry, let old, let new):
            "The first step that differs is “\(step)”: \(entry) was \(old) and is \(new)"
        case .stepShape(let step, let old, let new):
            "The first step that differs is “\(step)”: it was \(old) and is \(new)"
        case .stepAdded(let step): "The first step that differs is “\(step)”, which is new"
        case .stepRemoved(let step): "The step “\(step)” is gone"

        case .sentence(let text, let more):
            text + (more == 0 ? "." : "; \(counted(more, "more output")) \(more == 1 ? "differs" : "differ").")
        }
    }

    private func the(_ noun: String, _ caption: String?) -> String { caption.map { "“\($0)”" } ?? "The \(noun)" }

    private func shows(_ kind: OutputPairs.Kind, _ caption: String?) -> String {
        if let caption { return "shows “\(caption)”" }
        return switch kind {
        case .printed: "prints something"
        case .text: "shows a value"
        case .matrix: "shows a matrix"
        case .trace: "shows a trace"
        case .plot: "shows a plot"
        }
    }
}
