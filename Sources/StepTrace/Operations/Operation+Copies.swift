/// What a computation starts from, and the same numbers elsewhere.
extension Operation {
    /// A value that the computation was given: Q, K, V, a weight matrix, a mask.
    public static let given = Operation("given", withoutArithmetic(stage: .given) { _ in .given })

    /// A step that a lesson recorded itself; nothing is known of its arithmetic.
    public static let recorded = Operation(
        "recorded", withoutArithmetic(note: { _ in .recorded }) { _ in .recorded })

    private static func withoutArithmetic(
        stage: OperationRule.Stage? = nil, note: @escaping @Sendable (StepContext) -> StepNote? = { _ in nil },
        sentence: @escaping @Sendable (StepContext) -> StepSentence
    ) -> OperationRule {
        OperationRule(
            operands: 0, fits: { _, _ in true }, stage: stage, terms: { _, _, _ in [] }, arithmetic: { _ in nil },
            note: note, sentence: sentence)
    }

    /// The numbers of another step, often one of a nested trace.
    public static let copy = Operation(
        "copy",
        moved(
            fits: { $0.reaches($1.rows, $1.columns) }, from: { $0.entry($1, $2) }, note: { _ in .copied },
            sentence: { _ in .copied }))

    /// Columns of A, from that one on: what one head sees of a projection.
    public static func columns(from first: Int) -> Operation {
        Operation(
            "columns", with: [Double(first)],
            moved(
                fits: { first >= 0 && $0.rows >= $1.rows && $0.columns - $1.columns >= first },
                from: { $0.entry($1, $2 + first) }, note: { taken(from: first, $0) },
                sentence: { _ in .columnOf }))
    }

    private static func taken(from first: Int, _ context: StepContext) -> StepNote? {
        let count = context.step.value.columns
        let (last, isTooFar) = first.addingReportingOverflow(count)
        let source = context.name(of: 0)
        guard first >= 0, count > 0, !isTooFar, !source.isEmpty else { return nil }
        return count == 1 ? .column(String(last), of: source) : .columns(String(first + 1), String(last), of: source)
    }

    /// Rows of A, from that one on.
    public static func rows(from first: Int) -> Operation {
        Operation(
            "rows", with: [Double(first)],
            moved(
                fits: { first >= 0 && $0.columns >= $1.columns && $0.rows - $1.rows >= first },
                from: { $0.entry($1 + first, $2) }, sentence: { _ in .rowOf }))
    }

    /// Rows become columns: entry (i, j) is entry (j, i) of A.
    public static let transpose = Operation(
        "transpose",
        moved(
            keepsRole: false, stage: nil, fits: { $0.reaches($1.columns, $1.rows) }, from: { $0.entry($2, $1) },
            sentence: { _ in .transposed }))

    /// The operands side by side: all columns of A, then those of B, ….
    public static let concatenate = Operation(
        "concatenate",
        OperationRule(
            operands: 0, fits: { operands, size in operands.allSatisfy { $0.rows >= size.rows } }, isMove: true,
            terms: { operands, row, column in
                part(at: column, of: operands, size: { $0.columns }).map { [[$0.operand.entry(row, $0.index)]] } ?? []
            },
            arithmetic: { $0.source }, note: { _ in .concatenated }, sentence: { _ in .concatenated }))

    /// The operands one below the other: all rows of A, then those of B, ….
    public static let stack = Operation(
        "stack",
        OperationRule(
            operands: 0, fits: { operands, size in operands.allSatisfy { $0.columns >= size.columns } }, isMove: true,
            terms: { operands, row, column in
                part(at: row, of: operands, size: { $0.rows }).map { [[$0.operand.entry($0.index, column)]] } ?? []
            },
            arithmetic: { $0.source }, sentence: { _ in .stacked }))

    /// The operand that a row or column of all of them together lies in, and which of its own that is.
    private static func part(
        at index: Int, of operands: OperationRule.Operands, size: (Grid) -> Int
    ) -> (operand: Arithmetic.Operand, index: Int)? {
        var index = index
        for operand in operands {
            if index < size(operand.value) { return (operand, index) }
            index -= size(operand.value)
        }
        return nil
    }

    /// The rule of an operation whose numbers are those of A in other places.
    private static func moved(
        keepsRole: Bool = true, stage: OperationRule.Stage? = .given,
        fits: @escaping @Sendable (Grid, OperationRule.Size) -> Bool,
        from source: @escaping @Sendable (Arithmetic.Operand, _ row: Int, _ column: Int) -> Arithmetic.Entry,
        note: @escaping @Sendable (StepContext) -> StepNote? = { _ in nil },
        sentence: @escaping @Sendable (StepContext) -> StepSentence
    ) -> OperationRule {
        OperationRule(
            operands: 1, fits: { fits($0[0], $1) }, keepsRole: keepsRole, isMove: true, stage: stage,
            terms: { [[source($0[0], $1, $2)]] }, arithmetic: { $0.source }, note: note, sentence: sentence)
    }
}
