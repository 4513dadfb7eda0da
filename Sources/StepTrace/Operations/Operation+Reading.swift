extension Operation {
    /// Reads an operation back from its name and numbers; nil when no operation has that name with as many numbers.
    public init?(name: String, parameters: [Double]) {
        if parameters.isEmpty, let operation = Operation.withoutNumbers.first(where: { $0.name == name }) {
            self = operation
            return
        }
        guard let reader = Operation.readers.first(where: { $0.name == name && $0.count.contains(parameters.count) }),
            let operation = reader.read(parameters)
        else { return nil }
        self = operation
    }

    /// Every operation without numbers of its own.
    private static let withoutNumbers: [Operation] =
        [
            .given, .recorded, .copy, .transpose, .concatenate, .stack, .matmulTransposed, .matmul, .transposedMatmul,
            .weightedSum, .project, .additiveScore, .additiveScoreGradient(ofKeys: false),
            .additiveScoreGradient(ofKeys: true), .add, .subtract, .multiply, .weigh, .maximum, .mask, .expMinus,
            .rowMaximum, .rowSum, .rowMean, .rowMeanSquare, .rowNorm, .columnSum,
        ] + Function.allCases.map { .apply($0) } + PairLayout.allCases.map { .rotate($0) }

    /// How an operation is made from its numbers.
    private struct Reader: Sendable {
        var name: String
        var count: ClosedRange<Int>
        var read: @Sendable ([Double]) -> Operation?

        init(_ name: String, _ count: ClosedRange<Int>, _ read: @escaping @Sendable ([Double]) -> Operation?) {
            self.name = name
            self.count = count
            self.read = read
        }
    }

    private static let readers: [Reader] =
        [
            Reader("columns", 1...1) { Int(exactly: $0[0]).map { .columns(from: $0) } },
            Reader("rows", 1...1) { Int(exactly: $0[0]).map { .rows(from: $0) } },
            Reader("scale", 1...1) { .scale($0[0]) },
            Reader("divide-by-root", 1...1) { Int(exactly: $0[0]).map { .divideByRoot(of: $0) } },
            Reader("softcap", 1...1) { .softcap($0[0]) },
            Reader("softcap-slope", 1...1) { .softcapSlope($0[0]) },
            Reader("reciprocal-root", 1...1) { .reciprocalRoot(epsilon: $0[0]) },
            Reader("divide", 0...1) { .divide(emptyRow: $0.first) },
            Reader("angles", 2...2) { numbers in Int(exactly: numbers[1]).map { .angles(base: numbers[0], width: $0) }
            },
            Reader("distance-penalty", 2...2) { numbers in
                Int(exactly: numbers[1]).map { .distancePenalty(slope: numbers[0], offset: $0) }
            },
        ]
        + PairLayout.allCases.map { layout in
            Reader("sinusoid-\(layout.rawValue)", 1...1) { .sinusoid(layout, base: $0[0]) }
        }
}
