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
        return String(step.operands[operand].split(separator: "/").last ?? "")
    }
}

extension Trace {
    /// One line on what a step does; nil when there is nothing to say, or no such step.
    package func note(on path: String) -> StepNote? {
        context(of: path).flatMap { $0.step.operation.rule.note($0) }
    }

    /// A sentence on where each number of a step comes from; nil when there is no such step.
    package func sentence(on path: String) -> StepSentence? {
        context(of: path).map { $0.step.operation.rule.sentence($0) }
    }

    private func context(of path: String) -> StepContext? {
        located(path).map { place in
            StepContext(
                step: place.step, roles: place.step.operands.map { located($0, from: place.traces)?.step.role })
        }
    }
}
