import StepTrace

extension Computation {
    /// One entry an operation.
    static let table: [Computation] =
        copies + numberByNumber + products + sums
        + Operation.Function.allCases.map { function in
            Computation(function.rawValue) { $0[0].applying(function) }
        }
        + PairLayout.allCases.flatMap { layout in
            [
                Computation("sinusoid-" + layout.rawValue) {
                    $0[0].sinusoids(layout, base: $0.parameters[0], columns: $0.columns)
                },
                Computation("rotate-" + layout.rawValue, fits: areTurnable) {
                    $0[0].turned(layout, cosines: $0[1], sines: $0[2])
                },
            ]
        }

    /// The same numbers elsewhere.
    private static let copies: [Computation] = [
        Computation("copy") { part(of: $0, row: 0, column: 0) },
        Computation("columns") { part(of: $0, row: 0, column: $0.whole(0)) },
        Computation("rows") { part(of: $0, row: $0.whole(0), column: 0) },
        Computation("transpose") { $0[0].transposed },
        Computation("concatenate", fits: { task in task.operands.allSatisfy { $0.rows == task.rows } }) {
            Matrix.concatenated($0.operands)
        },
        Computation(
            "stack",
            fits: { task in !task.operands.isEmpty && task.operands.allSatisfy { $0.columns == task.columns } }
        ) { task in task.operands.dropFirst().reduce(task[0]) { Matrix.stacked($0, $1) } },
    ]

    private static let numberByNumber: [Computation] = [
        Computation("scale") { $0[0] * $0.parameters[0] },
        Computation("divide-by-root") { $0[0] * Matrix.inverseRoot(of: $0.whole(0)) },
        Computation("add", fits: areRepeatable) { $0[0] + $0[1] },
        Computation("subtract", fits: areRepeatable) { $0[0] - $0[1] },
        Computation("multiply", fits: areRepeatable) { $0[0].hadamard($0[1]) },
        Computation("weigh", fits: areRepeatable) { $0[0].weigh($0[1]) },
        Computation("divide", fits: areRepeatable) { $0[0].divided(by: $0[1], emptyRow: $0.parameters.first) },
        Computation("maximum", fits: areRepeatable) { $0[0].larger($0[1]) },
        Computation("mask", fits: areRepeatable) { $0[0].masked(by: $0[1]) },
        Computation("exp-minus", fits: areRepeatable) { $0[0].exponentials(minus: $0[1]) },
        Computation("softcap") { $0[0].softcapped(at: $0.parameters[0]) },
        Computation("softcap-slope") { $0[0].softcapSlope(at: $0.parameters[0]) },
        Computation("reciprocal-root") { $0[0].reciprocalRoots(epsilon: $0.parameters[0]) },
        Computation("angles", fits: { $0.whole(1) / 2 == $0.columns }) {
            $0[0].angles(base: $0.parameters[0], width: $0.whole(1))
        },
        Computation("distance-penalty") { task in
            var penalties = Matrix(
                uncheckedRows: task.rows, columns: task.columns,
                values: Array(repeating: 0, count: task.rows * task.columns))
            penalties.penaliseDistances(slope: task.parameters[0], offset: task.whole(1))
            return penalties
        },
    ]

    private static let products: [Computation] = [
        Computation("matmul-transposed", fits: { $0[0].columns == $0[1].columns }) { $0[0].timesTransposed($0[1]) },
        Computation("matmul", fits: areFactors) { $0[0].product($0[1]) },
        Computation("transposed-matmul", fits: { $0[0].rows == $0[1].rows }) { $0[0].transposedTimes($0[1]) },
        Computation("weighted-sum", fits: areFactors) { $0[0].weightedSum(of: $0[1]) },
        Computation(
            "project",
            fits: { task in
                areFactors(task)
                    && task.operands.dropFirst(2).allSatisfy { $0.rows == 1 && $0.columns == task[1].columns }
            }
        ) { task in
            let bias = task.operands.count > 2 ? task[2].values : nil
            return task[0].projected(by: task[1], bias: bias)
        },
        Computation("additive-score", fits: { areLikeUnits($0.operands[...]) }) {
            $0[0].additiveScores($0[1], vector: $0[2])
        },
        Computation("additive-score-gradient-of-queries", fits: isGradientOfPairs) {
            $0[0].additiveScoreGradients($0[1], $0[2], vector: $0[3]).queries
        },
        Computation("additive-score-gradient-of-keys", fits: isGradientOfPairs) {
            $0[0].additiveScoreGradients($0[1], $0[2], vector: $0[3]).keys
        },
    ]

    private static let sums: [Computation] = [
        Computation("row-maximum") { Matrix.largestOfRows($0.operands) },
        Computation("row-sum", fits: { task in task.operands.allSatisfy { $0.rows >= task.rows } }) { task in
            Matrix.sumsOfRows(task.operands.map { $0.uncheckedRows(0..<task.rows) })
        },
        Computation("row-mean") { $0[0].meanOfRows },
        Computation("row-mean-square") { $0[0].meanOfSquares },
        Computation("row-norm") { $0[0].lengthsOfRows },
        Computation("column-sum") { $0[0].sumOfColumns },
    ]

    /// As much of A as the result holds, from a row and a column on; the operation itself tells that there is as much.
    private static func part(of task: Task, row: Int, column: Int) -> Matrix {
        task[0].uncheckedRows(row..<row + task.rows).uncheckedColumns(column..<column + task.columns)
    }

    // MARK: Sizes

    /// Of one size, one row or column being repeated.
    @Sendable private static func areRepeatable(_ task: Task) -> Bool {
        task.operands.allSatisfy {
            ($0.rows == 1 || $0.rows == task.rows) && ($0.columns == 1 || $0.columns == task.columns)
        }
    }

    @Sendable private static func areFactors(_ task: Task) -> Bool { task[0].columns == task[1].rows }

    /// Projected queries and keys, and a number for each of their features.
    private static func areLikeUnits(_ operands: ArraySlice<Matrix>) -> Bool {
        operands.allSatisfy { $0.columns == operands.first?.columns }
    }

    /// A cosine and a sine for each row and pair.
    @Sendable private static func areTurnable(_ task: Task) -> Bool {
        let (cosines, sines) = (task[1], task[2])
        return task[0].rows == cosines.rows && cosines.rows == sines.rows && cosines.columns == sines.columns
            && 2 * cosines.columns <= task[0].columns
    }

    @Sendable private static func isGradientOfPairs(_ task: Task) -> Bool {
        areLikeUnits(task.operands.dropFirst()) && task[0].rows == task[1].rows && task[0].columns == task[2].rows
    }
}
