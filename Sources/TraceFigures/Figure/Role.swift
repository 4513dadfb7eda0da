import StepTrace

/// What the numbers of a panel are, which decides the colours they share with other panels.
package enum Role: Sendable, Hashable {
    /// Queries, keys, values, outputs, weight matrices.
    case vectors
    /// Scores, and what scaling and masking make of them.
    case scores
    /// Shares of attention, 0 to 1.
    case shares
    /// Numbers from 0 up: exponentials, row sums.
    case amounts
    /// Whole numbers that name something.
    case names

    /// The role of each step of a trace, in its order.
    static func all(in trace: Trace) -> [Role] {
        var scores: Set<String> = []
        return trace.steps.map { step in
            switch step.range {
            case .probability: return .shares
            case .positive: return .amounts
            case .index: return .names
            case .signed: break
            }
            switch step.operation {
            case .matmulTransposed, .additiveScore, .distancePenalty: break
            case .scale, .add, .subtract, .mask, .softcap, .copy, .rowMaximum:
                guard let operand = step.operands.first, scores.contains(operand) else { return .vectors }
            default: return .vectors
            }
            scores.insert(step.name)
            return .scores
        }
    }
}
