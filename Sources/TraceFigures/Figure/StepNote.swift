import StepTrace

/// One line for a learner on what a step does.
enum StepNote {
    static func text(_ step: Step, role: Role) -> String {
        switch step.operation {
        case .given: ""
        case .recorded: "Recorded by the lesson."
        case .matmulTransposed: "Each query times each key: how well the two match."
        case .matmul where role == .scores: "Each row times each column."
        case .matmul: "Each row mixes the rows of \(step.operands.last ?? "the values") in these shares."
        case .project: "Each row times the weight matrix: the same tokens, seen from another side."
        case .scale(let factor): scaling(factor)
        case .add: "Added entry by entry."
        case .mask: "−∞ where the query may not look; all else stays."
        case .softcap(let cap): "Bent to stay between −\(short(cap)) and \(short(cap))."
        case .rowMaximum: "The largest of each row."
        case .expMinus: "e to the power of score minus row maximum: never above 1."
        case .rowSum: "Each row added up."
        case .divide: "Each row divided by its sum: shares that add up to 1."
        }
    }

    /// Says √d when the factor is 1/√d of a whole number d.
    private static func scaling(_ factor: Double) -> String {
        if factor == 1 { return "Times 1: not scaled." }
        let inverse = 1 / factor
        let dimension = (inverse * inverse).rounded()
        if factor > 0, factor < 1, dimension < 1e6, (inverse * inverse - dimension).magnitude < 1e-9 * dimension {
            return "Divided by √\(Int(dimension)) = \(short(inverse)), so that long vectors score no higher."
        }
        return "Every entry times \(short(factor))."
    }

    private static func short(_ value: Double) -> String {
        NumberStyle([value], cap: 3).text(value)
    }
}
