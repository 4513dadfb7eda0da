package import StepTrace

/// An operation with operands and the shape of its result: the one list that tests of every operation go through.
package struct OperationSample: Sendable {
    package let operation: Operation
    /// Names of steps in `given`.
    package let operands: [String]
    package let rows: Int
    package let columns: Int

    private init(_ operation: Operation, _ operands: [String], _ rows: Int, _ columns: Int) {
        self.operation = operation
        self.operands = operands
        self.rows = rows
        self.columns = columns
    }

    /// Each operation once and more.
    package static let all: [OperationSample] = {
        var all = Operation.Function.allCases.map { OperationSample(.apply($0), ["queries"], 3, 4) }
        for layout in Operation.PairLayout.allCases {
            all.append(OperationSample(.sinusoid(layout, base: 10_000), ["column"], 3, 5))
            all.append(OperationSample(.rotate(layout), ["queries", "halves", "halves"], 3, 4))
        }
        return all + others.map { OperationSample($0.0, $0.1, $0.2, $0.3) }
    }()

    private static let others: [(Operation, [String], Int, Int)] = [
        (.given, [], 2, 2), (.recorded, ["queries"], 2, 2), (.copy, ["queries"], 3, 4),
        (.columns(from: 1), ["queries"], 3, 2), (.rows(from: 1), ["queries"], 2, 4), (.transpose, ["queries"], 4, 3),
        (.concatenate, ["queries", "halves"], 3, 6), (.stack, ["queries", "row"], 4, 4),
        (.matmulTransposed, ["queries", "keys"], 3, 3), (.matmul, ["queries", "square"], 3, 4),
        (.transposedMatmul, ["queries", "keys"], 4, 4), (.weightedSum, ["scores", "queries"], 3, 4),
        (.project, ["queries", "square"], 3, 4), (.project, ["queries", "square", "row"], 3, 4),
        (.additiveScore, ["queries", "keys", "row"], 3, 3),
        (.additiveScoreGradient(ofKeys: false), ["scores", "queries", "keys", "row"], 3, 4),
        (.additiveScoreGradient(ofKeys: true), ["scores", "queries", "keys", "row"], 3, 4),
        (.scale(0.5), ["queries"], 3, 4), (.divideByRoot(of: 3), ["queries"], 3, 4), (.scale(-2), ["queries"], 3, 4),
        (.add, ["queries", "row"], 3, 4),
        (.add, ["queries", "column"], 3, 4), (.subtract, ["queries", "keys"], 3, 4),
        (.multiply, ["queries", "column"], 3, 4), (.weigh, ["queries", "keys"], 3, 4),
        (.divide(emptyRow: nil), ["queries", "zeros"], 3, 4), (.divide(emptyRow: 0), ["queries", "zeros"], 3, 4),
        (.divide(emptyRow: nil), ["queries", "large"], 3, 4), (.maximum, ["queries", "keys"], 3, 4),
        (.mask, ["queries", "hiding"], 3, 4), (.softcap(5), ["queries"], 3, 4), (.softcapSlope(5), ["queries"], 3, 4),
        (.expMinus, ["queries", "column"], 3, 4), (.expMinus, ["hiding", "column"], 3, 4),
        (.reciprocalRoot(epsilon: 1e-5), ["column"], 3, 1), (.rowMaximum, ["queries", "keys"], 3, 1),
        (.rowMaximum, ["hiding"], 3, 1), (.rowSum, ["queries"], 3, 1), (.rowSum, ["queries", "keys", "square"], 3, 1),
        (.rowMean, ["queries"], 3, 1), (.rowMeanSquare, ["queries"], 3, 1), (.rowNorm, ["queries"], 3, 1),
        (.columnSum, ["queries"], 1, 4), (.angles(base: 10_000, width: 4), ["column"], 3, 2),
        (.distancePenalty(slope: 0.5, offset: 0), [], 3, 4), (.distancePenalty(slope: 0.25, offset: -1), [], 3, 4),
    ]

    /// Every operation, and those with numbers again with numbers that nobody means.
    package static let withExtremeNumbers: [Operation] =
        all.map(\.operation)
        + [Int.min, -1, 2, .max].flatMap { number -> [Operation] in
            [
                .columns(from: number), .rows(from: number), .angles(base: 10, width: number),
                .distancePenalty(slope: 1, offset: number),
            ]
        }
        + [Double.nan, .infinity, 1e300, 1e-300].flatMap { number -> [Operation] in
            [
                .scale(number), .softcap(number), .softcapSlope(number), .reciprocalRoot(epsilon: number),
                .sinusoid(.halves, base: number), .sinusoid(.interleaved, base: number), .divide(emptyRow: number),
                .angles(base: number, width: 0), .distancePenalty(slope: number, offset: 0),
            ]
        }

    /// The steps that the operands name.
    package static let given: [Step] = [
        Step(name: "queries", symbol: "Q", operation: .given, value: grid(3, 4, 1)),
        Step(name: "keys", symbol: "K", operation: .given, value: grid(3, 4, 2)),
        Step(name: "square", symbol: "W", operation: .given, value: grid(4, 4, 3)),
        Step(name: "row", symbol: "b", operation: .given, value: grid(1, 4, 4)),
        Step(name: "column", symbol: "c", operation: .given, value: grid(3, 1, 5)),
        Step(name: "scores", symbol: "S", operation: .given, value: grid(3, 3, 6)),
        Step(name: "hiding", symbol: "M", operation: .given, value: grid(3, 4, 7, hides: true)),
        Step(name: "halves", symbol: "C", operation: .given, value: grid(3, 2, 8)),
        Step(name: "zeros", symbol: "Z", operation: .given, value: Grid(rows: 3, columns: 1, values: [0, 2, -4])),
        Step(
            name: "large", symbol: "L", operation: .given, value: Grid(rows: 3, columns: 1, values: [1e-7, 3e20, -1e5])),
    ]

    /// Numbers of few digits, with zeros, negative ones and, where wanted, −∞.
    package static func grid(_ rows: Int, _ columns: Int, _ seed: Int, hides: Bool = false) -> Grid {
        let values = (0..<rows * columns).map { index -> Double in
            if hides, index % 3 == 1 { return -.infinity }
            let number = (index * 37 + seed * 11) % 41 - 20
            return Double(number) / 8
        }
        return Grid(rows: rows, columns: columns, values: values)
    }
}
