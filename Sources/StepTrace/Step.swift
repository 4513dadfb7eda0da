/// One step of a traced computation: its value, and what it was made of.
public struct Step: Sendable, Hashable {
    /// What kind of numbers the step holds; decides colours and how many digits are shown.
    public enum ValueRange: String, Sendable, Hashable, CaseIterable {
        /// Shares between 0 and 1: attention weights.
        case probability
        /// Numbers of either sign: vectors and scores.
        case signed
        /// Numbers from 0 up: exponentials, row sums.
        case positive
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
    public var range: ValueRange

    public init(
        name: String, symbol: String, formula: String = "", operation: Operation, operands: [String] = [],
        value: Grid, rowLabels: [String] = [], columnLabels: [String] = [], range: ValueRange = .signed
    ) {
        self.name = name
        self.symbol = symbol
        self.formula = formula
        self.operation = operation
        self.operands = operands
        self.value = value
        self.rowLabels = rowLabels
        self.columnLabels = columnLabels
        self.range = range
    }
}
