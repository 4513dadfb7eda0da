/// Where one number of a trace comes from: the entries it was computed from, and how.
public struct Arithmetic: Sendable, Hashable {
    /// One number of one step.
    public struct Entry: Sendable, Hashable {
        /// The step's name, seen from the trace that was asked.
        public var step: String
        /// Counted from 0.
        public var row: Int
        /// Counted from 0.
        public var column: Int
        public var value: Double

        public init(step: String, row: Int, column: Int, value: Double) {
            self.step = step
            self.row = row
            self.column = column
            self.value = value
        }
    }

    /// The number explained.
    public var result: Entry
    public var operation: Operation
    /// What the operation took, in the order of its definition.
    ///
    /// For sums of products (`matmul`, `project`, …) each term holds the factors of one product; otherwise each term
    /// holds one entry. Entries that a weight of exactly 0 leaves out are not listed.
    public var terms: [[Entry]]
    /// The arithmetic written out, rows and columns counted from 1: `scores[2,1] = Q₂·K₁ = 0.31×0.82 + … = 0.54`.
    public var text: String

    public init(result: Entry, operation: Operation, terms: [[Entry]], text: String) {
        self.result = result
        self.operation = operation
        self.terms = terms
        self.text = text
    }
}
