import StepTrace

/// One sentence on where a number of a step comes from; `{r}` and `{c}` stand for its row and column.
package enum StepSentence {
    static func phrase(_ panel: Panel) -> Phrase {
        let names = panel.operands.map { String($0.split(separator: "/").last ?? "") }
        let first = names.first ?? ""
        let second = names.count > 1 ? names[1] : ""
        return switch panel.operation {
        case .given: .given
        case .recorded: .recorded
        case .copy: .copied(first)
        case .columns: .columnOf(first)
        case .rows: .rowOf(first)
        case .transpose: .transposed(first)
        case .concatenate: .concatenated
        case .stack: .stacked
        case .matmulTransposed: .rowTimesRow(first, second)
        case .matmul: .rowTimesColumn(first, second)
        case .project: names.count > 2 ? .rowTimesColumnWithBias(first, second) : .rowTimesColumn(first, second)
        case .transposedMatmul: .columnTimesColumn(first, second)
        case .weightedSum: .mixed(values: second, shares: first)
        case .additiveScore: .additiveScore
        case .additiveScoreGradient: .additiveScoreGradient
        case .scale: .scaled
        case .add: .added
        case .subtract: .subtracted
        case .multiply: .multiplied
        case .weigh: .weighed
        case .divide: panel.role == .shares ? .share : .divided
        case .maximum: .maximum
        case .mask: .masked
        case .softcap: .capped
        case .softcapSlope: .slopeOfCap
        case .expMinus: panel.role == .amounts ? .exponentialOfScore : .exponential
        case .reciprocalRoot: .reciprocalRoot
        case .apply: .applied
        case .rowMaximum: .rowMaximum
        case .rowSum: .rowSum
        case .rowMean: .rowMean
        case .rowMeanSquare: .rowMeanSquare
        case .rowNorm: .rowNorm
        case .columnSum: .columnSum
        case .sinusoid: .sinusoid
        case .angles: .angle
        case .rotate: .rotated
        case .distancePenalty: .distancePenalty
        }
    }

    /// For an entry that the mask hides.
    static func hidden(_ panel: Panel) -> Phrase { panel.role == .scores ? .hiddenScore : .hiddenShare }
}
