import StepTrace

extension Computation {
    /// One entry an operation, by its name.
    static let table: [String: Computation] = {
        var table: [String: Computation] = [:]
        for part in [copies, numberByNumber, products, sums] {
            for (name, computation) in part { table[name] = computation }
        }
        for function in Operation.Function.allCases {
            table[function.rawValue] = Computation { $0[0].applying(function) }
        }
        for layout in PairLayout.allCases {
            table["sinusoid-\(layout.rawValue)"] = Computation {
                $0[0].sinusoids(layout, base: $0.parameters[0], columns: $0.columns)
            }
            table["rotate-\(layout.rawValue)"] = Computation(fits: areTurnable) {
                $0[0].turned(layout, cosines: $0[1], sines: $0[2])
            }
        }
        return table
    }()

    /// The same numbers elsewhere; their operations have told that there are as many.
    private static let copies: [String: Computation] = [
        "copy": Computation { $0[0].rows(0..<$0.rows).columns(0..<$0.columns) },
        "columns": Computation { $0[0].rows(0..<$0.rows).columns($0.whole(0)..<$0.whole(0) + $0.columns) },
        "rows": Computation { $0[0].columns(0..<$0.columns).rows($0.whole(0)..<$0.whole(0) + $0.rows) },
        "transpose": Computation { $0[0].transposed },
        "concatenate": Computation(fits: { task in task.operands.allSatisfy { $0.rows == task.rows } }) {
            Matrix.concatenated($0.operands)
        },
        "stack": Computation(
            fits: { task in !task.operands.isEmpty && task.operands.allSatisfy { $0.columns == task.columns } }
        ) { task in task.operands.dropFirst().reduce(task[0]) { Matrix.stacked($0, $1) } },
    ]

    private static let numberByNumber: [String: Computation] = [
        "scale": Computation { $0[0] * $0.parameters[0] },
        "divide-by-root": Computation { $0[0] * Matrix.inverseRoot(of: $0.whole(0)) },
        "add": Computation(fits: areRepeatable) { $0[0] + $0[1] },
        "subtract": Computation(fits: areRepeatable) { $0[0] - $0[1] },
        "multiply": Computation(fits: areRepeatable) { $0[0].hadamard($0[1]) },
        "weigh": Computation(fits: areRepeatable) { $0[0].weigh($0[1]) },
        "divide": Computation(fits: areRepeatable) { $0[0].divided(by: $0[1], emptyRow: $0.parameters.first) },
        "maximum": Computation(fits: areRepeatable) { $0[0].larger($0[1]) },
        "mask": Computation(fits: areRepeatable) { $0[0].masked(by: $0[1]) },
        "exp-minus": Computation(fits: areRepeatable) { $0[0].exponentials(minus: $0[1]) },
        "softcap": Computation { $0[0].softcapped(at: $0.parameters[0]) },
        "softcap-slope": Computation { $0[0].softcapSlope(at: $0.parameters[0]) },
        "reciprocal-root": Computation { $0[0].reciprocalRoots(epsilon: $0.parameters[0]) },
        "angles": Computation(fits: { $0.whole(1) / 2 == $0.columns }) { $0[0].angles(base: $0.parameters[0], width: $0.whole(1)) },
        "distance-penalty": Computation { task in
            var penalties = Matrix(rows: task.rows, columns: task.columns, repeating: 0)
            penalties.penaliseDistances(slope: task.parameters[0], offset: task.whole(1))
            return penalties
        },
    ]

    private static let products: [String: Computation] = [
        "matmul-transposed": Computation(fits: { $0[0].columns == $0[1].columns }) { $0[0].timesTransposed($0[1]) },
        "matmul": Computation(fits: areFactors) { $0[0].matmul($0[1]) },
        "transposed-matmul": Computation(fits: { $0[0].rows == $0[1].rows }) { $0[0].transposedTimes($0[1]) },
        "weighted-sum": Computation(fits: areFactors) { $0[0].weightedSum(of: $0[1]) },
        "project": Computation(
            fits: { task in
                areFactors(task)
                    && task.operands.dropFirst(2).allSatisfy { $0.rows == 1 && $0.columns == task[1].columns }
            }
        ) { task in
            let bias = task.operands.count > 2 ? task[2].values : nil
            return Linear(weight: task[1], bias: bias)(task[0])
        },
        "additive-score": Computation(fits: { areLikeUnits($0.operands[...]) }) {
            $0[0].additiveScores($0[1], vector: $0[2])
        },
        "additive-score-gradient-of-queries": Computation(fits: isGradientOfPairs) {
            $0[0].additiveScoreGradients($0[1], $0[2], vector: $0[3]).queries
        },
        "additive-score-gradient-of-keys": Computation(fits: isGradientOfPairs) {
            $0[0].additiveScoreGradients($0[1], $0[2], vector: $0[3]).keys
        },
    ]

    private static let sums: [String: Computation] = [
        "row-maximum": Computation { Matrix.largestOfRows($0.operands) },
        "row-sum": Computation(fits: { task in task.operands.allSatisfy { $0.rows == task[0].rows } }) {
            Matrix.sumsOfRows($0.operands)
        },
        "row-mean": Computation { $0[0].meanOfRows },
        "row-mean-square": Computation { $0[0].meanOfSquares },
        "row-norm": Computation { $0[0].lengthsOfRows },
        "column-sum": Computation { $0[0].sumOfColumns },
    ]

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
