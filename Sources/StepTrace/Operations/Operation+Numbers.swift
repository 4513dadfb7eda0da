/// Number by number: an entry comes from the entries at its own place.
extension Operation {
    /// `A × factor`.
    public static func scale(_ factor: Double) -> Operation {
        Operation(
            "scale", with: [factor],
            each(
                of: 1, keepsRole: true, arithmetic: { _ in .entry(0) * .constant(factor) },
                note: { _ in factor == 1 ? .unscaled : .scaled(short(factor)) },
                sentence: { _ in factor > 0 ? .scaled : .multipliedByFactor }))
    }

    /// `A / √d`, d being the number of features that went into each of A's sums.
    public static func divideByRoot(of dimension: Int) -> Operation {
        Operation(
            "divide-by-root", with: [Double(dimension)],
            each(
                of: 1, keepsRole: true, arithmetic: { _ in .entry(0) / .root(.constant(Double(dimension))) },
                note: { context in
                    if dimension == 1 { return .unscaled }
                    let root = short(Double(dimension).squareRoot())
                    return context.role == .score ? .dividedByRoot(of: String(dimension), which: root) : nil
                },
                sentence: { _ in .scaled }))
    }

    private static func short(_ number: Double) -> String { formatted(number, decimals: 3, trimmed: true) }

    /// `A + B`.
    public static let add = Operation(
        "add",
        each(
            of: 2, keepsRole: true, arithmetic: { _ in .entry(0) + .entry(1) }, sentence: { _ in .added }))

    /// `A − B`.
    public static let subtract = Operation(
        "subtract",
        each(
            of: 2, keepsRole: true, arithmetic: { _ in .entry(0) - .entry(1) },
            sentence: { _ in .subtracted }))

    /// `A × B`, number by number.
    public static let multiply = Operation(
        "multiply",
        each(of: 2, arithmetic: { _ in .entry(0) * .entry(1) }, sentence: { _ in .multiplied }))

    /// `A × B`, number by number, where a weight in A of exactly 0 gives 0, even when B holds NaN or ∞.
    public static let weigh = Operation(
        "weigh",
        OperationRule(
            operands: 2, fits: areRepeated,
            terms: { operands, row, column in
                let weight = operands[0].repeated(row, column)
                return weight.value == 0 ? [[weight]] : [[weight], [operands[1].repeated(row, column)]]
            },
            arithmetic: {
                $0.terms.count == 1 ? .text("\($0.words(.zeroForWeight))") : .entry(0) * .entry(1)
            },
            sentence: { _ in .weighed }))

    /// `A / B`; where B is 0, the number given instead, or 0/0 = NaN if there is none.
    public static func divide(emptyRow: Double?) -> Operation {
        Operation(
            "divide", with: emptyRow.map { [$0] } ?? [],
            each(
                of: 2, stage: .normalise,
                arithmetic: { line in
                    let quotient = Expression.entry(0) / .entry(1)
                    guard let emptyRow, line.value(1) == 0 else { return quotient }
                    return .remarked(quotient, line.words(.taken(as: ArithmeticLine.text(emptyRow))))
                },
                note: { $0.areWhole ? .shares : $0.role == .share ? .divided(by: $0.name(of: 1)) : nil },
                sentence: { $0.areWhole ? .share : .divided }))
    }

    /// The larger of A and B.
    public static let maximum = Operation(
        "maximum",
        each(
            of: 2, keepsRole: true, arithmetic: { .largest($0.entries) },
            sentence: { _ in .maximum }))

    /// `A + M`, where M holds 0 and −∞ (or an additive mask); exactly −∞ where M is, whatever A holds.
    public static let mask = Operation(
        "mask",
        each(
            of: 2, keepsRole: true, arithmetic: { _ in .entry(0) + .entry(1) },
            remark: { $0.value(1) == -.infinity ? $0.words(.hiddenKey) : nil }, note: { _ in .masked },
            sentence: { _ in .masked }))

    /// `cap × tanh(A / cap)`.
    public static func softcap(_ cap: Double) -> Operation {
        Operation(
            "softcap", with: [cap],
            each(
                of: 1, keepsRole: true,
                arithmetic: { _ in .constant(cap) * .function("tanh", of: [.entry(0) / .constant(cap)]) },
                note: { _ in .capped(short(cap)) }, sentence: { _ in .capped }))
    }

    /// The slope of `softcap`: `1 − tanh²(A / cap)`.
    public static func softcapSlope(_ cap: Double) -> Operation {
        Operation(
            "softcap-slope", with: [cap],
            each(
                of: 1, arithmetic: { _ in .constant(1) - .function("tanh²", of: [.entry(0) / .constant(cap)]) },
                sentence: { _ in .slopeOfCap }))
    }

    /// `e^(A − m)`; 0 where A is −∞, whatever m holds.
    public static let expMinus = Operation(
        "exp-minus",
        each(
            of: 2, stage: .normalise, arithmetic: { _ in .exponential(.entry(0) - .entry(1)) },
            note: { context in
                switch context.role {
                case .exponential: context.areAtMostOne ? .exponentials : .powers
                case .factor: .correction
                default: nil
                }
            },
            sentence: { context in
                switch context.role {
                case .exponential where context.areAtMostOne: .exponentialOfScore
                case .factor: .correction
                default: .exponential
                }
            }))

    /// `1 / √(A + ε)`.
    public static func reciprocalRoot(epsilon: Double) -> Operation {
        Operation(
            "reciprocal-root", with: [epsilon],
            each(
                of: 1, arithmetic: { _ in .constant(1) / .root(.entry(0) + .constant(epsilon)) },
                sentence: { _ in .reciprocalRoot }))
    }

    /// A function of one number.
    public static func apply(_ function: Function) -> Operation {
        Operation(
            function.rawValue,
            each(of: 1, arithmetic: { _ in .function(function.written, of: [.entry(0)]) }, sentence: { _ in .applied }))
    }

    /// The rule of an operation that takes the entry at the same place of each operand.
    private static func each(
        of operands: Int, keepsRole: Bool = false, stage: OperationRule.Stage? = nil,
        arithmetic: @escaping @Sendable (ArithmeticLine) -> Expression?,
        remark: @escaping @Sendable (ArithmeticLine) -> String? = { _ in nil },
        note: @escaping @Sendable (StepContext) -> StepNote? = { _ in nil },
        sentence: @escaping @Sendable (StepContext) -> StepSentence
    ) -> OperationRule {
        OperationRule(
            operands: operands, fits: areRepeated, keepsRole: keepsRole, stage: stage,
            terms: { operands, row, column in operands.map { [$0.repeated(row, column)] } }, arithmetic: arithmetic,
            remark: remark, note: note, sentence: sentence)
    }

    @Sendable private static func areRepeated(_ operands: [Grid], _ size: OperationRule.Size) -> Bool {
        operands.allSatisfy { $0.isRepeated(to: size) }
    }
}
