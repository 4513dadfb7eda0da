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
    package static func name(at path: String) -> String { path.pieces(between: "/").last { !$0.isEmpty } ?? "" }

    /// A step, with the traces around it from the outermost to its own.
    package struct Place {
        package fileprivate(set) var traces: [Trace]
        /// Which child each of them is of the one before.
        package fileprivate(set) var children: [Int] = []
        /// Its place among its trace's steps.
        package fileprivate(set) var index = 0

        package var step: Step { traces[traces.count - 1].steps[index] }

        /// It is the same step of the same trace.
        package func isSame(as other: Place) -> Bool { index == other.index && children == other.children }

        /// Its name seen from the outermost trace.
        package var path: String { traces.dropFirst().map { $0.title + "/" }.joined() + step.name }
    }

    /// The step of that path, seen from where another stands.
    package func located(_ path: String, from other: Place? = nil) -> Place? {
        var place = other ?? Place(traces: [self])
        var rest = path
        while true {
            let trace = place.traces[place.traces.count - 1]
            // The whole name first: a step's name may hold a slash, as in "exponentials / row sum".
            if let index = trace.steps.firstIndex(where: { $0.name == rest }) {
                place.index = index
                return place
            }
            guard let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
            let title = String(rest[..<slash])
            rest = String(rest[rest.utf8.index(after: slash)...])
            if title == ".." {
                if place.children.isEmpty { return nil }
                place.traces.removeLast()
                place.children.removeLast()
            } else if let child = trace.children.firstIndex(where: { $0.title == title }) {
                place.traces.append(trace.children[child])
                place.children.append(child)
            } else {
                return nil
            }
        }
    }

    /// All steps, those of each trace before those inside it.
    package var places: [Place] { Trace.places(in: Place(traces: [self])) }

    private static func places(in place: Place) -> [Place] {
        let trace = place.traces[place.traces.count - 1]
        let own = trace.steps.indices.map { index in
            var place = place
            place.index = index
            return place
        }
        return trace.children.enumerated().reduce(own) { places, child in
            var inner = place
            inner.traces.append(child.element)
            inner.children.append(child.offset)
            return places + Trace.places(in: inner)
        }
    }
}

extension Trace: Showable {
    public var shown: ShownValue { .trace(self) }
}
