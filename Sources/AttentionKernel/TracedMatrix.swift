import StepTrace

/// A matrix with the step that made it: what traced computations are put together from.
struct TracedMatrix: Sendable {
    var matrix: Matrix
    var name: String
    var symbol: String
    var formula: String
    var operation: Operation
    var operands: [String]
    var range: Step.ValueRange

    init(
        _ matrix: Matrix, _ name: String, _ symbol: String, formula: String = "", _ operation: Operation,
        of operands: [String] = [], _ range: Step.ValueRange = .signed
    ) {
        self.matrix = matrix
        self.name = name
        self.symbol = symbol
        self.formula = formula
        self.operation = operation
        self.operands = operands
        self.range = range
    }

    var step: Step {
        Step(
            name: name, symbol: symbol, formula: formula, operation: operation, operands: operands, value: matrix.grid,
            rowLabels: matrix.rowLabels, columnLabels: matrix.columnLabels, range: range)
    }
}
