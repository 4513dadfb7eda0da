/// Sums and the like: one number for each row, or for each column.
extension Operation {
    /// The largest entry of each row, over all operands: one column.
    public static let rowMaximum = Operation(
        "row-maximum",
        ofRows(
            areOperandsAlike: true, keepsRole: true, stage: .normalise, written: { "max(\($0.list))" },
            note: { _ in .rowMaximum }, sentence: { _ in .rowMaximum }))

    /// The sum of each row, over all operands: one column.
    public static let rowSum = Operation(
        "row-sum",
        ofRows(
            areOperandsAlike: true, stage: .normalise, written: { line in line.sum { line.bracketed($0) } },
            note: { _ in .rowSums }, sentence: { _ in .rowSum }))

    /// The mean of each row of A: one column.
    public static let rowMean = Operation(
        "row-mean",
        ofRows(
            written: { line in "(\(line.sum { line.bracketed($0) })) / \(String(line.terms.count))" },
            sentence: { _ in .rowMean }))

    /// The mean of the squares of each row of A: one column.
    public static let rowMeanSquare = Operation(
        "row-mean-square",
        ofRows(
            written: { line in "(\(line.sum { "\(line.bracketed($0))²" })) / \(String(line.terms.count))" },
            sentence: { _ in .rowMeanSquare }))

    /// The length of each row of A, the root of its sum of squares: one column.
    public static let rowNorm = Operation(
        "row-norm",
        ofRows(
            written: { line in "√(\(line.sum { "\(line.bracketed($0))²" }))" }, sentence: { _ in .rowNorm }))

    /// The sum of each column of A: one row.
    public static let columnSum = Operation(
        "column-sum",
        OperationRule(
            operands: 1, fits: { $0[0].columns >= $1.columns },
            terms: { operands, _, column in
                (0..<operands[0].value.rows).map { [operands[0].entry($0, column)] }
            },
            written: { line in line.sum { line.bracketed($0) } }, sentence: { _ in .columnSum }))

    private static func ofRows(
        areOperandsAlike: Bool = false, keepsRole: Bool = false, stage: OperationRule.Stage? = nil,
        written: @escaping @Sendable (ArithmeticLine) -> WrittenArithmetic?,
        note: @escaping @Sendable (StepContext) -> StepNote? = { _ in nil },
        sentence: @escaping @Sendable (StepContext) -> StepSentence
    ) -> OperationRule {
        OperationRule(
            operands: 1, fits: { operands, size in operands.allSatisfy { $0.rows == 1 || $0.rows >= size.rows } },
            areOperandsAlike: areOperandsAlike, keepsRole: keepsRole, stage: stage,
            terms: { operands, row, _ in operands.flatMap { $0.row(row) } }, written: written, note: note,
            sentence: sentence)
    }
}
