/// What is computed from positions.
extension Operation {
    /// The sine of `A(p) / base^(2i/d)` in the first column of pair i, its cosine in the second.
    public static func sinusoid(_ layout: PairLayout, base: Double) -> Operation {
        Operation(
            "sinusoid-\(layout.rawValue)", with: [base],
            ofPosition(.sinusoid) { line in
                let width = line.step.value.columns
                let (pair, isSine) =
                    switch layout {
                    case .interleaved: (line.column / 2, line.column % 2 == 0)
                    case .halves: (line.column % ((width + 1) / 2), line.column < (width + 1) / 2)
                    }
                let power = ArithmeticLine.power(base, 2 * pair, width)
                return .function(isSine ? "sin" : "cos", of: [.entry(0) / power])
            })
    }

    /// Entry (p, i) is `A(p) / base^(2i/width)`: the angle by which the rotary embedding turns pair i.
    public static func angles(base: Double, width: Int) -> Operation {
        Operation(
            "angles", with: [base, Double(width)],
            ofPosition(.angle) { .entry(0) / ArithmeticLine.power(base, 2 * $0.column, width) })
    }

    private static func ofPosition(
        _ sentence: StepSentence, arithmetic: @escaping @Sendable (ArithmeticLine) -> Expression?
    ) -> OperationRule {
        OperationRule(
            operands: 1, fits: { $0[0].reaches($1.rows, 1) }, stage: .given,
            terms: { operands, row, _ in [[operands[0].entry(row, 0)]] }, arithmetic: arithmetic,
            sentence: { _ in sentence })
    }

    /// Pairs of columns of A turned by angles with the cosines B and the sines C.
    public static func rotate(_ layout: PairLayout) -> Operation {
        Operation(
            "rotate-\(layout.rawValue)",
            OperationRule(
                operands: 3,
                fits: { operands, size in
                    let pairs = operands[1].columns
                    return operands[0].reaches(size.rows, size.columns) && operands[0].columns / 2 >= pairs
                        && operands[1].rows >= size.rows && operands[2].reaches(size.rows, pairs)
                },
                stage: .given, terms: { turned(layout, $0, $1, $2) },
                arithmetic: { line in
                    guard line.terms.count == 2 else { return .text("\(line.words(.notTurned))") }
                    let isFirst =
                        switch layout {
                        case .interleaved: line.column % 2 == 0
                        case .halves: line.column < line.operands[1].value.columns
                        }
                    let (own, partner) = (line.product(0), line.product(1))
                    return isFirst ? own - partner : own + partner
                },
                sentence: { _ in .rotated }))
    }

    /// The entry itself and its cosine, then its partner and its sine; columns beyond the pairs stay as they are.
    private static func turned(
        _ layout: PairLayout, _ operands: OperationRule.Operands, _ row: Int, _ column: Int
    ) -> [[Arithmetic.Entry]] {
        let pairs = operands[1].value.columns
        guard column < 2 * pairs else { return [[operands[0].entry(row, column)]] }
        let pair = layout == .interleaved ? column / 2 : column % pairs
        let partner =
            switch layout {
            case .interleaved: column ^ 1
            case .halves: column < pairs ? column + pairs : column - pairs
            }
        return [
            [operands[0].entry(row, column), operands[1].entry(row, pair)],
            [operands[0].entry(row, partner), operands[2].entry(row, pair)],
        ]
    }

    /// Entry (i, j) is `−slope · |i + offset − j|`.
    public static func distancePenalty(slope: Double, offset: Int) -> Operation {
        Operation(
            "distance-penalty", with: [slope, Double(offset)],
            OperationRule(
                operands: 0, fits: { _, _ in true }, terms: { _, _, _ in [] },
                arithmetic: { line in
                    let row = Expression.constant(Double(line.row + 1))
                    let position = offset == 0 ? row : row + .constant(Double(offset))
                    return .constant(-slope) * .magnitude(position - .constant(Double(line.column + 1)))
                },
                note: { _ in .distancePenalty }, sentence: { _ in .distancePenalty }))
    }
}
