/// Sums and the like: one number for each row, or for each column.
extension Operation {
    /// The largest entry of each row, over all operands: one column.
    public static let rowMaximum = Operation(
        "row-maximum",
        ofRows(
            areOperandsAlike: true, keepsRole: true, stage: .normalise, arithmetic: { .largest($0.entries) },
            note: { _ in .rowMaximum }, sentence: { _ in .rowMaximum }))

    /// The sum of each row, over all operands: one column.
    public static let rowSum = Operation(
        "row-sum",
        ofRows(
            areOperandsAlike: true, stage: .normalise, arithmetic: { .sum($0.entries) },
            note: { _ in .rowSums }, sentence: { _ in .rowSum }))

    /// The mean of each row of A: one column.
    public static let rowMean = Operation(
        "row-mean",
        ofRows(
            arithmetic: { .sum($0.entries) / .constant(Double($0.terms.count)) },
            sentence: { _ in .rowMean }))

    /// The mean of the squares of each row of A: one column.
    public static let rowMeanSquare = Operation(
        "row-mean-square",
        ofRows(
            arithmetic: { .sum($0.entries.map { .square($0) }) / .constant(Double($0.terms.count)) },
            sentence: { _ in .rowMeanSquare }))

    /// The length of each row of A, the root of its sum of squares: one column.
    public static let rowNorm = Operation(
        "row-norm",
        ofRows(
            arithmetic: { .root(.sum($0.entries.map { .square($0) })) }, sentence: { _ in .rowNorm }))

    /// The sum of each column of A: one row.
    public static let columnSum = Operation(
        "column-sum",
        OperationRule(
            operands: 1, fits: { $0[0].columns >= $1.columns },
            terms: { operands, _, column in
                (0..<operands[0].value.rows).map { [operands[0].entry($0, column)] }
            },
            arithmetic: { .sum($0.entries) }, sentence: { _ in .columnSum }))

    private static func ofRows(
        areOperandsAlike: Bool = false, keepsRole: Bool = false, stage: OperationRule.Stage? = nil,
        arithmetic: @escaping @Sendable (ArithmeticLine) -> Expression?,
        note: @escaping @Sendable (StepContext) -> StepNote? = { _ in nil },
        sentence: @escaping @Sendable (StepContext) -> StepSentence
    ) -> OperationRule {
        OperationRule(
            operands: 1, fits: { operands, size in operands.allSatisfy { $0.rows == 1 || $0.rows >= size.rows } },
            areOperandsAlike: areOperandsAlike, keepsRole: keepsRole, stage: stage,
            terms: { operands, row, _ in operands.flatMap { $0.row(row) } }, arithmetic: arithmetic, note: note,
            sentence: sentence)
    }
}
