/// The wire form of an operation: its name, and the numbers that belong to it.
extension Operation {
    /// The operation's name: `"matmul-transposed"`.
    public var name: String {
        switch self {
        case .given: "given"
        case .recorded: "recorded"
        case .copy: "copy"
        case .columns: "columns"
        case .rows: "rows"
        case .transpose: "transpose"
        case .concatenate: "concatenate"
        case .stack: "stack"
        case .matmulTransposed: "matmul-transposed"
        case .matmul: "matmul"
        case .transposedMatmul: "transposed-matmul"
        case .weightedSum: "weighted-sum"
        case .project: "project"
        case .additiveScore: "additive-score"
        case .additiveScoreGradient(ofKeys: false): "additive-score-gradient-of-queries"
        case .additiveScoreGradient(ofKeys: true): "additive-score-gradient-of-keys"
        case .scale: "scale"
        case .add: "add"
        case .subtract: "subtract"
        case .multiply: "multiply"
        case .weigh: "weigh"
        case .divide: "divide"
        case .maximum: "maximum"
        case .mask: "mask"
        case .softcap: "softcap"
        case .softcapSlope: "softcap-slope"
        case .expMinus: "exp-minus"
        case .reciprocalRoot: "reciprocal-root"
        case .apply(let function): function.rawValue
        case .rowMaximum: "row-maximum"
        case .rowSum: "row-sum"
        case .rowMean: "row-mean"
        case .rowMeanSquare: "row-mean-square"
        case .rowNorm: "row-norm"
        case .columnSum: "column-sum"
        case .sinusoid(.interleaved, _): "sinusoid-interleaved"
        case .sinusoid(.halves, _): "sinusoid-halves"
        case .angles: "angles"
        case .rotate(.interleaved): "rotate-interleaved"
        case .rotate(.halves): "rotate-halves"
        case .distancePenalty: "distance-penalty"
        }
    }

    /// The numbers that belong to the operation, in the order in which the case declares them; mostly none.
    public var parameters: [Double] {
        switch self {
        case .columns(let from), .rows(let from): [Double(from)]
        case .scale(let number), .softcap(let number), .softcapSlope(let number), .reciprocalRoot(let number),
            .sinusoid(_, let number):
            [number]
        case .divide(let emptyRow): emptyRow.map { [$0] } ?? []
        case .angles(let base, let width): [base, Double(width)]
        case .distancePenalty(let slope, let offset): [slope, Double(offset)]
        case .given, .recorded, .copy, .transpose, .concatenate, .stack, .matmulTransposed, .matmul, .transposedMatmul,
            .weightedSum, .project, .additiveScore, .additiveScoreGradient, .add, .subtract, .multiply, .weigh,
            .maximum,
            .mask, .expMinus, .apply, .rowMaximum, .rowSum, .rowMean, .rowMeanSquare, .rowNorm, .columnSum, .rotate:
            []
        }
    }

    /// Reads an operation back from its name and numbers; nil when no operation has that name with as many numbers.
    public init?(name: String, parameters: [Double]) {
        switch (name, parameters.count) {
        case ("columns", 1):
            guard let from = Int(exactly: parameters[0]) else { return nil }
            self = .columns(from: from)
        case ("rows", 1):
            guard let from = Int(exactly: parameters[0]) else { return nil }
            self = .rows(from: from)
        case ("scale", 1): self = .scale(parameters[0])
        case ("softcap", 1): self = .softcap(parameters[0])
        case ("softcap-slope", 1): self = .softcapSlope(parameters[0])
        case ("reciprocal-root", 1): self = .reciprocalRoot(epsilon: parameters[0])
        case ("sinusoid-interleaved", 1): self = .sinusoid(.interleaved, base: parameters[0])
        case ("sinusoid-halves", 1): self = .sinusoid(.halves, base: parameters[0])
        case ("divide", 0...1): self = .divide(emptyRow: parameters.first)
        case ("angles", 2):
            guard let width = Int(exactly: parameters[1]) else { return nil }
            self = .angles(base: parameters[0], width: width)
        case ("distance-penalty", 2):
            guard let offset = Int(exactly: parameters[1]) else { return nil }
            self = .distancePenalty(slope: parameters[0], offset: offset)
        case (_, 0):
            guard let operation = Operation.bare.first(where: { $0.name == name }) else { return nil }
            self = operation
        default: return nil
        }
    }

    /// Every operation without numbers of its own.
    private static var bare: [Operation] {
        let fixed: [Operation] = [
            .given, .recorded, .copy, .transpose, .concatenate, .stack, .matmulTransposed, .matmul, .transposedMatmul,
            .weightedSum,
            .project, .additiveScore, .additiveScoreGradient(ofKeys: false), .additiveScoreGradient(ofKeys: true), .add,
            .subtract, .multiply, .weigh, .maximum, .mask, .expMinus, .rowMaximum,
            .rowSum, .rowMean, .rowMeanSquare, .rowNorm, .columnSum,
        ]
        return fixed + Function.allCases.map { .apply($0) } + PairLayout.allCases.map { .rotate($0) }
    }
}
