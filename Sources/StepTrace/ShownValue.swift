/// The form of a value that a cell shows, sent from the chapter program to the runner.
public enum ShownValue: Sendable, Hashable {
    /// Anything without a picture of its own, as Swift describes it.
    case text(String)
    /// A matrix, with what its numbers are and, entry by entry, whether a mask hides them; nothing for hides none.
    case matrix(
        Grid, rowLabels: [String], columnLabels: [String], role: Step.Role = .vector, hidden: [Bool] = [])
    /// Compared with the original that it was changed from, or with nothing.
    case trace(Trace, comparedWith: Trace? = nil)
    case plot(Plot)
}

/// A value that shows itself as more than text: matrices, attention results, layers' results.
public protocol Showable {
    var shown: ShownValue { get }
}

/// A line or bar chart.
public struct Plot: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case line, bar
    }

    public struct Series: Sendable, Hashable {
        public var name: String
        /// As many as `y`; for bars the positions 0, 1, 2 ….
        public var x: [Double]
        public var y: [Double]

        public init(name: String, x: [Double], y: [Double]) {
            self.name = name
            self.x = x
            self.y = y
        }
    }

    public var kind: Kind
    public var series: [Series]
    public var xLabel: String
    public var yLabel: String
    /// Names under the bars; empty for numbers.
    public var categories: [String]

    public init(kind: Kind, series: [Series], xLabel: String = "", yLabel: String = "", categories: [String] = []) {
        self.kind = kind
        self.series = series
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.categories = categories
    }
}
