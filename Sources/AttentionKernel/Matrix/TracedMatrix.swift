package import StepTrace

/// A matrix with the step that made it: what traced computations are put together from.
///
/// Functions that only put steps together are marked `@_optimize(none)`: their time is that of the operations on matrices
/// that they call, while the optimiser would take longer over their literals than over all the rest of the module.
package struct TracedMatrix: Sendable {
    package var matrix: Matrix
    package var name: String
    package var symbol: String
    package var formula: String
    package var operation: Operation
    package var operands: [String]
    /// Numbers that are not what the operation gives.
    var setNumbers: [Step.SetNumber] = []
    package var role: Step.Role {
        get { matrix.role }
        set { matrix.role = newValue }
    }

    package init(
        _ matrix: Matrix, _ name: String, _ symbol: String, formula: String = "", _ operation: Operation,
        of operands: [String] = [], _ role: Step.Role = .vector
    ) {
        self.matrix = matrix
        self.name = name
        self.symbol = symbol
        self.formula = formula
        self.operation = operation
        self.operands = operands
        self.role = role
    }

    /// A step of a trace.
    init(_ step: Step) {
        self.init(
            Matrix(step.value), step.name, step.symbol, formula: step.formula, step.operation, of: step.operands,
            step.role)
        matrix.rowLabels = step.rowLabels
        matrix.columnLabels = step.columnLabels
    }

    package var step: Step {
        var step = Step(
            name: name, symbol: symbol, formula: formula, operation: operation, operands: operands, value: matrix.grid,
            rowLabels: matrix.rowLabels, columnLabels: matrix.columnLabels, role: role)
        step.setNumbers = setNumbers
        return step
    }
}
