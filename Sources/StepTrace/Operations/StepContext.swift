/// A step and what it was made of: what a rule knows when it puts a step into words.
struct StepContext {
    let step: Step
    /// The role of each operand, where it is known.
    let roles: [Step.Role?]

    var role: Step.Role { step.role }

    /// Shares of which those of each row add up to 1, but for rows in which all is hidden.
    var areWhole: Bool {
        role == .share
            && (0..<step.value.rows).allSatisfy { row in
                let sum = step.value.row(row).reduce(0, +)
                return sum == 0 || (sum - 1).magnitude < 1e-3
            }
    }

    /// Exponentials of what is at most 0.
    var areAtMostOne: Bool { role == .exponential && step.value.values.allSatisfy { $0 <= 1 } }

    func role(of operand: Int) -> Step.Role? { operand < roles.count ? roles[operand] : nil }

    /// An operand's name without the way to it; empty when there is none.
    func name(of operand: Int) -> String {
        guard operand < step.operands.count else { return "" }
        return Trace.name(at: step.operands[operand])
    }
}

extension Trace {
    /// What is said of a step: one line on what it does, if there is anything to say, and where each of its numbers comes
    /// from; nil when there is no such step.
    package func described(_ path: String) -> (note: StepNote?, sentence: StepSentence)? {
        located(path).map { place in
            let context = StepContext(
                step: place.step, roles: place.step.operands.map { located($0, from: place)?.step.role })
            let rule = place.step.operation.rule
            return (place.step.isSet ? .set : rule.note(context), rule.sentence(context))
        }
    }
}
