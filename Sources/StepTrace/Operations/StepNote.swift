/// One line on what a step does; sources are names of steps, numbers are written already,
/// so that a script can be given marks to fill.
package enum StepNote: Sendable, Hashable {
    case recorded, copied
    case column(String, of: String)
    case columns(String, String, of: String)
    case concatenated, compared, comparedByAddition
    case mixed(String)
    /// The mix of online attention, which divides last.
    case summedByExponential(String)
    case projected, unscaled
    case dividedByRoot(of: String, which: String)
    case scaled(String)
    case distancePenalty, masked
    case capped(String)
    case rowMaximum, exponentials, correction, rowSums, shares
    /// Powers of e some of which are above 1, and quotients that do not add up to 1.
    case powers
    case divided(by: String)
    /// Some of its numbers were set.
    case set

    package var english: String {
        switch self {
        case .recorded: "Recorded by the lesson."
        case .copied: "The same numbers, carried on."
        case .column(let number, let source): "Column \(number) of \(source)."
        case .columns(let first, let last, let source): "Columns \(first) to \(last) of \(source)."
        case .concatenated: "Side by side."
        case .compared: "Each query times each key: how well the two match."
        case .comparedByAddition: "Query and key added, bent by tanh, weighed."
        case .mixed(let source): "Each row mixes the rows of \(source) in these shares."
        case .summedByExponential(let source):
            "Each row adds up the rows of \(source), each times its exponential; the division comes last."
        case .projected: "Each row times a weight matrix: the same token, seen in another way."
        case .unscaled: "Times 1: nothing changes."
        case .dividedByRoot(let dimension, let root):
            "Divided by √\(dimension) = \(root), so that vectors of many features score no higher."
        case .scaled(let factor): "Every entry times \(factor)."
        case .distancePenalty: "The further the key, the larger the penalty."
        case .masked: "−∞ where the query may not look; all else stays."
        case .capped(let cap): "Bent to stay between −\(cap) and \(cap)."
        case .rowMaximum: "The largest of each row."
        case .exponentials: "e to the power of score minus row maximum: never above 1."
        case .correction:
            "What earlier sums are multiplied by: e to the power of the old maximum minus the new."
        case .rowSums: "Each row added up."
        case .shares: "Each row divided by its sum: shares that add up to 1."
        case .powers: "e to the power of score minus row maximum."
        case .divided(let source): "Each row divided by its number in \(source)."
        case .set: "Some numbers are set here; the rule gives the others."
        }
    }
}
