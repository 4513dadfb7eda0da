import StepTrace

/// One line for a learner on what a step does.
enum StepNote {
    static func text(_ step: Step, role: Role) -> String {
        switch step.operation {
        case .recorded: "Recorded by the lesson."
        case .copy: "The same numbers, carried on."
        case .columns(let first): columns(from: first, step)
        case .concatenate: "Side by side."
        case .matmulTransposed where role == .scores: "Each query times each key: how well the two match."
        case .additiveScore: "Query and key added, bent by tanh, weighed."
        case .weightedSum: "Each row mixes the rows of \(source(step.operands.last)) in these shares."
        case .project: "Each row times a weight matrix: the same token, seen in another way."
        case .scale(let factor): scaling(factor)
        case .distancePenalty: "The further the key, the larger the penalty."
        case .mask: "−∞ where the query may not look; all else stays."
        case .softcap(let cap): "Bent to stay between −\(short(cap)) and \(short(cap))."
        case .rowMaximum: "The largest of each row."
        case .expMinus where role == .amounts: "e to the power of score minus row maximum: never above 1."
        case .rowSum: "Each row added up."
        case .divide where role == .shares: "Each row divided by its sum: shares that add up to 1."
        default: ""
        }
    }

    /// Counted from 1.
    private static func columns(from first: Int, _ step: Step) -> String {
        let count = step.value.columns
        let (last, isTooFar) = first.addingReportingOverflow(count)
        guard first >= 0, count > 0, !isTooFar else { return "" }
        let which = count == 1 ? "Column \(last)" : "Columns \(first + 1) to \(last)"
        return "\(which) of \(source(step.operands.first))."
    }

    /// A step's name without the way to it.
    private static func source(_ path: String?) -> String {
        guard let path, let name = path.split(separator: "/").last else { return "the values" }
        return String(name)
    }

    /// Says √d when the factor is 1/√d of a whole number d.
    private static func scaling(_ factor: Double) -> String {
        if factor == 1 { return "Times 1: nothing changes." }
        let inverse = 1 / factor
        let dimension = (inverse * inverse).rounded()
        if factor > 0, factor < 1, dimension < 1e6, (inverse * inverse - dimension).magnitude < 1e-9 * dimension {
            return
                "Divided by √\(Int(dimension)) = \(short(inverse)), so that vectors of many features score no higher."
        }
        return "Every entry times \(short(factor))."
    }

    private static func short(_ value: Double) -> String {
        formatted(value, decimals: 3, trimmed: true)
    }
}
