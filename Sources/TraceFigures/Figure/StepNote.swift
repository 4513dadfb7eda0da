import StepTrace

/// One line for a learner on what a step does.
package enum StepNote {
    /// Empty when there is nothing to say.
    static func text(_ step: Step, role: Role, _ words: FigureWords) -> String {
        phrase(step, role: role, words).map { words(.note($0)) } ?? ""
    }

    private static func phrase(_ step: Step, role: Role, _ words: FigureWords) -> Phrase? {
        switch step.operation {
        case .recorded: .recorded
        case .copy: .copied
        case .columns(let first): columns(from: first, step, words)
        case .concatenate: .concatenated
        case .matmulTransposed where role == .scores: .compared
        case .additiveScore: .comparedByAddition
        case .weightedSum: .mixed(source(step.operands.last, words))
        case .project: .projected
        case .scale(let factor): scaling(factor)
        case .distancePenalty: .distancePenalty
        case .mask: .masked
        case .softcap(let cap): .capped(short(cap))
        case .rowMaximum: .rowMaximum
        case .expMinus where role == .amounts: .exponentials
        case .rowSum: .rowSums
        case .divide where role == .shares: .shares
        case .given, .rows, .transpose, .stack, .matmulTransposed, .matmul, .transposedMatmul, .additiveScoreGradient,
            .add, .subtract, .multiply, .weigh, .divide, .maximum, .softcapSlope, .expMinus, .reciprocalRoot, .apply,
            .rowMean, .rowMeanSquare, .rowNorm, .columnSum, .sinusoid, .angles, .rotate:
            nil
        }
    }

    /// Counted from 1.
    private static func columns(from first: Int, _ step: Step, _ words: FigureWords) -> Phrase? {
        let count = step.value.columns
        let (last, isTooFar) = first.addingReportingOverflow(count)
        guard first >= 0, count > 0, !isTooFar else { return nil }
        let source = source(step.operands.first, words)
        return count == 1 ? .column(last, of: source) : .columns(first + 1, last, of: source)
    }

    /// A step's name without the way to it.
    private static func source(_ path: String?, _ words: FigureWords) -> String {
        guard let path, let name = path.split(separator: "/").last else { return words(.note(.unnamedSource)) }
        return String(name)
    }

    /// Says √d when the factor is 1/√d of a whole number d.
    private static func scaling(_ factor: Double) -> Phrase {
        if factor == 1 { return .unscaled }
        let inverse = 1 / factor
        let dimension = (inverse * inverse).rounded()
        if factor > 0, factor < 1, dimension < 1e6, (inverse * inverse - dimension).magnitude < 1e-9 * dimension {
            return .dividedByRoot(of: Int(dimension), which: short(inverse))
        }
        return .scaled(short(factor))
    }

    private static func short(_ value: Double) -> String {
        formatted(value, decimals: 3, trimmed: true)
    }
}
