/// Products of matrices, and sums over features that are alike.
extension Operation {
    /// `A Bᵀ`: entry (i, j) is row i of A times row j of B.
    public static let matmulTransposed = Operation(
        "matmul-transposed",
        OperationRule(
            operands: 2, fits: { $0[0].rows >= $1.rows && $0[1].reaches($1.columns, $0[0].columns) },
            terms: { operands, row, column in
                (0..<operands[0].value.columns).map { [operands[0].entry(row, $0), operands[1].entry(column, $0)] }
            },
            arithmetic: { .alias("\($0.row($0.row, of: 0))·\($0.row($0.column, of: 1))", $0.sumOfProducts) },
            note: { $0.role == .score ? .compared : nil },
            sentence: { _ in .rowTimesRow }))

    /// `A B`: entry (i, j) is row i of A times column j of B.
    public static let matmul = Operation(
        "matmul",
        OperationRule(
            operands: 2, fits: fitsProduct, terms: rowTimesColumn, arithmetic: { $0.sumOfProducts },
            sentence: { _ in .rowTimesColumn }))

    /// `Aᵀ B`: entry (i, j) is column i of A times column j of B.
    public static let transposedMatmul = Operation(
        "transposed-matmul",
        OperationRule(
            operands: 2, fits: { $0[0].columns >= $1.rows && $0[1].reaches($0[0].rows, $1.columns) },
            terms: { operands, row, column in
                (0..<operands[0].value.rows).map { [operands[0].entry($0, row), operands[1].entry($0, column)] }
            },
            arithmetic: { $0.sumOfProducts }, sentence: { _ in .columnTimesColumn }))

    /// `A B`, where a weight in A of exactly 0 leaves its row of B out, even when that row holds NaN or ∞.
    public static let weightedSum = Operation(
        "weighted-sum",
        OperationRule(
            operands: 2, fits: fitsProduct,
            terms: { rowTimesColumn($0, $1, $2).filter { $0[0].value != 0 } }, arithmetic: { $0.sumOfProducts },
            note: { context in
                switch context.role(of: 0) {
                case .share: .mixed(context.name(of: 1))
                case .exponential: .summedByExponential(context.name(of: 1))
                default: nil
                }
            },
            sentence: { context in
                switch context.role(of: 0) {
                case .share: .mixed
                case .exponential: .summedByExponential
                default: .rowTimesColumn
                }
            }))

    /// `A W + b`, b being optional and one row.
    public static let project = Operation(
        "project",
        OperationRule(
            operands: 2, fits: fitsProduct, stage: .given,
            terms: { operands, row, column in
                rowTimesColumn(operands, row, column) + operands.dropFirst(2).map { [$0.entry(0, column)] }
            },
            arithmetic: { $0.sumOfProducts }, note: { $0.role == .vector ? .projected : nil },
            sentence: { $0.step.operands.count > 2 ? .rowTimesColumnWithBias : .rowTimesColumn }))

    @Sendable private static func fitsProduct(_ operands: [Grid], _ size: OperationRule.Size) -> Bool {
        operands[0].rows >= size.rows && operands[1].reaches(operands[0].columns, size.columns)
            && operands.dropFirst(2).allSatisfy { $0.reaches(1, size.columns) }
    }

    @Sendable private static func rowTimesColumn(
        _ operands: OperationRule.Operands, _ row: Int, _ column: Int
    ) -> [[Arithmetic.Entry]] {
        (0..<operands[0].value.columns).map { [operands[0].entry(row, $0), operands[1].entry($0, column)] }
    }

    /// Entry (i, j) is the sum over u of `v(u) · tanh(A(i, u) + B(j, u))`; the third operand v is one row.
    public static let additiveScore = Operation(
        "additive-score",
        OperationRule(
            operands: 3,
            fits: { operands, size in
                let features = operands[0].columns
                return operands[0].rows >= size.rows && operands[1].reaches(size.columns, features)
                    && operands[2].reaches(1, features)
            },
            pens: [.third, .first, .second],
            terms: { operands, row, column in
                (0..<operands[0].value.columns).map {
                    [operands[2].entry(0, $0), operands[0].entry(row, $0), operands[1].entry(column, $0)]
                }
            },
            arithmetic: { line in
                .sum(line.terms.indices.map { .entry($0) * .function("tanh", of: [.entry($0, 1) + .entry($0, 2)]) })
            },
            note: { _ in .comparedByAddition }, sentence: { _ in .additiveScore }))

    /// The gradient of `additiveScore`.
    ///
    /// It is `dS(i, j) · v(u) · (1 − tanh²(A(i, u) + B(j, u)))`, summed over j for entry (i, u) of A's gradient, or over i for
    /// entry (j, u) of B's. The operands are dS, A, B, v.
    public static func additiveScoreGradient(ofKeys: Bool) -> Operation {
        Operation(
            ofKeys ? "additive-score-gradient-of-keys" : "additive-score-gradient-of-queries",
            OperationRule(
                operands: 4,
                fits: { operands, size in
                    let queries = ofKeys ? operands[1].rows : size.rows
                    let keys = ofKeys ? size.rows : operands[2].rows
                    return operands[0].reaches(queries, keys) && operands[1].reaches(queries, size.columns)
                        && operands[2].reaches(keys, size.columns) && operands[3].reaches(1, size.columns)
                },
                pens: [.first, .third, .second, .second],
                terms: { operands, row, column in
                    (0..<operands[ofKeys ? 1 : 2].value.rows).map { other in
                        let (query, key) = ofKeys ? (other, row) : (row, other)
                        return [
                            operands[0].entry(query, key), operands[3].entry(0, column),
                            operands[1].entry(query, column), operands[2].entry(key, column),
                        ]
                    }
                },
                arithmetic: { line in
                    .sum(
                        line.terms.indices.map {
                            let slope = .constant(1) - .function("tanh²", of: [.entry($0, 2) + .entry($0, 3)])
                            return .product([.entry($0), .entry($0, 1), slope])
                        })
                },
                sentence: { _ in .additiveScoreGradient }))
    }
}
