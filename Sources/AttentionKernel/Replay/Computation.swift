import StepTrace

/// How the numbers of a step are computed from those of its operands: by the functions that traced computations call.
///
/// What has no entry in the table, such as a step that a lesson recorded, cannot be computed again.
struct Computation: Sendable {
    /// What an operation takes and makes.
    struct Task {
        var operands: [Matrix]
        /// The operation's own numbers.
        var parameters: [Double]
        /// The size of its result.
        var rows: Int
        var columns: Int

        subscript(operand: Int) -> Matrix { operands[operand] }

        /// A whole number among the operation's own, below 2³¹.
        func whole(_ index: Int) -> Int { Int(Int32(exactly: parameters[index]) ?? -1) }
    }

    /// The operation's name.
    let operation: String
    /// Whether the operands have the very sizes that the function takes; the operation itself may take larger ones.
    let fits: @Sendable (Task) -> Bool
    let value: @Sendable (Task) -> Matrix

    init(
        _ operation: String, fits: @escaping @Sendable (Task) -> Bool = { _ in true },
        _ value: @escaping @Sendable (Task) -> Matrix
    ) {
        self.operation = operation
        self.fits = fits
        self.value = value
    }

    /// A step's numbers; nil where they cannot be computed from these operands.
    static func value(of step: Step, from operands: [Matrix]) -> Matrix? {
        let task = Task(
            operands: operands, parameters: step.operation.parameters, rows: step.value.rows,
            columns: step.value.columns)
        guard let computation = table.first(where: { $0.operation == step.operation.name }),
            step.operation.takes(operands.map { $0.grid }, making: step.value), computation.fits(task)
        else { return nil }
        let value = computation.value(task)
        return value.rows == task.rows && value.columns == task.columns ? value : nil
    }
}
