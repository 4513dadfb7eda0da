/// One step of a traced computation: its value, and what it was made of.
public struct Step: Sendable, Hashable {
    /// What the numbers of a step are: decides colours, digits and captions.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        /// Queries, keys, values, outputs, weight matrices: numbers of either sign.
        case vector
        /// How well keys fit queries; scaled, capped and masked scores too.
        case score
        /// Powers of e: what a softmax divides by their sum.
        case exponential
        /// Numbers from 0 up that others are divided by: sums of exponentials, variances, lengths.
        case sum
        /// Shares between 0 and 1: attention weights.
        case share
        /// What is added to scores to hide keys: 0 and −∞.
        case mask
        /// Numbers from 0 up that others are multiplied by: the corrections of online attention.
        case factor
        /// How much a loss changes with another step's numbers.
        case gradient
        /// Whole numbers that name something: token ids, positions.
        case index
    }

    /// The stage's name, unique within its trace: `"scaled scores"`.
    ///
    /// Operands are named by it.
    public var name: String
    /// The letter that formulas use for it: `"S"`.
    public var symbol: String
    /// How it is computed, as TeX: `"QK^\\top"`.
    public var formula: String
    public var operation: Operation
    /// Names of the steps that the operation takes, in its order.
    public var operands: [String]
    public var value: Grid
    /// One label a row, or none at all.
    public var rowLabels: [String]
    /// One label a column, or none at all.
    public var columnLabels: [String]
    public var role: Role
    /// The numbers that were set in place of what the operation gives.
    public var setNumbers: [SetNumber] = []

    /// The place of a number that was set, and what the operation gives there.
    public struct SetNumber: Sendable, Hashable {
        /// Counted from 0.
        public var row: Int
        /// Counted from 0.
        public var column: Int
        public var computed: Double

        public init(row: Int, column: Int, computed: Double) {
            self.row = row
            self.column = column
            self.computed = computed
        }
    }

    public init(
        name: String, symbol: String, formula: String = "", operation: Operation, operands: [String] = [],
        value: Grid, rowLabels: [String] = [], columnLabels: [String] = [], role: Role = .vector
    ) {
        self.name = name
        self.symbol = symbol
        self.formula = formula
        self.operation = operation
        self.operands = operands
        self.value = value
        self.rowLabels = rowLabels
        self.columnLabels = columnLabels
        self.role = role
    }

    /// Some numbers are not what the operation gives.
    var isSet: Bool { setNumbers.contains { computed($0.row, $0.column) != nil } }

    /// What the operation gives in place of a number that was set to another one; nil elsewhere.
    package func computed(_ row: Int, _ column: Int) -> Double? {
        setNumbers.first { $0.row == row && $0.column == column && $0.computed.differs(from: value[row, column]) }?
            .computed
    }
}
