/// A computation, step by step: every intermediate value with the operation and the operands it came from.
///
/// Traces nest: a multi-head layer has one child per head. A step is named from where one stands: `"weights"` here,
/// `"head 1/weights"` in a child, `"../queries"` in the trace that holds this one.
public struct Trace: Sendable, Hashable {
    /// What was computed, for captions: `"attention"`, `"head 1"`.
    ///
    /// Titles of one trace's children differ.
    public var title: String
    public var steps: [Step]
    public var children: [Trace]
    /// How much of it a figure shows; that of a child is not looked at.
    public var detail: Detail
    /// The paths of the only steps that a figure shows; none for all.
    public var selection: [String] = []

    /// How much of a trace a figure shows at first; a reader can open the rest.
    public enum Detail: String, Sendable, Hashable, CaseIterable {
        /// All but the inner steps of each softmax: maximum, exponentials, sum.
        case summary
        /// Every step.
        case all
        /// Its own steps as in a summary, and of the traces inside it only the titles.
        case skeleton
    }

    public init(title: String, steps: [Step] = [], children: [Trace] = [], detail: Detail = .summary) {
        self.title = title
        self.steps = steps
        self.children = children
        self.detail = detail
    }

    /// The step of that name or, for nested traces, of that path: `"head 1/weights"`.
    public func step(_ path: String) -> Step? {
        located(path)?.step
    }

    /// A step's name without the way to it: `"weights"` of `"head 1/weights"`.
    package static func name(at path: String) -> String { String(path.split(separator: "/").last ?? "") }

    /// A step, with the traces around it from the outermost to its own.
    struct Place {
        var traces: [Trace]
        var step: Step
    }

    func located(_ path: String, from around: [Trace] = []) -> Place? {
        var traces = around.isEmpty ? [self] : around
        var rest = path
        while true {
            // The whole name first: a step's name may hold a slash, as in "exponentials / row sum".
            if let step = traces[traces.count - 1].steps.first(where: { $0.name == rest }) {
                return Place(traces: traces, step: step)
            }
            guard let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
            let title = String(rest[..<slash])
            rest = String(rest[rest.utf8.index(after: slash)...])
            if title == ".." {
                traces.removeLast()
                if traces.isEmpty { return nil }
            } else if let child = traces[traces.count - 1].children.first(where: { $0.title == title }) {
                traces.append(child)
            } else {
                return nil
            }
        }
    }
}

extension Trace: Showable {
    public var shown: ShownValue { .trace(self) }
}
