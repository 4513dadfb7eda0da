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
        var roles = trace.steps.map { role(of: $0, &scores) }
        // A mask or bias is given before anything says that it is added to scores.
        for step in trace.steps where scores.contains(step.name) && step.operands.count == 2 {
            guard let added = trace.steps.firstIndex(where: { $0.name == step.operands[1] }) else { continue }
            if case .given = trace.steps[added].operation, isSum(step.operation) { roles[added] = .scores }
        }
        return roles
    }

    private static func isSum(_ operation: StepTrace.Operation) -> Bool {
        operation == .mask || operation == .add
    }

    private static func role(of step: Step, _ scores: inout Set<String>) -> Role {
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
        case .given, .recorded, .columns, .rows, .transpose, .concatenate, .stack, .matmul, .transposedMatmul,
            .weightedSum, .project, .additiveScoreGradient, .multiply, .weigh, .divide, .maximum, .softcapSlope,
            .expMinus, .reciprocalRoot, .apply, .rowSum, .rowMean, .rowMeanSquare, .rowNorm, .columnSum, .sinusoid,
            .angles, .rotate:
            return .vectors
        }
        scores.insert(step.name)
        return .scores
    }
}
