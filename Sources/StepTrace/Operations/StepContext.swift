/// A step and what it was made of: what a rule knows when it puts a step into words.
struct StepContext {
    let step: Step
    /// The role of each operand, where it is known.
    let roles: [Step.Role?]

    var role: Step.Role { step.role }

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
            return (rule.note(context), rule.sentence(context))
        }
    }
}
