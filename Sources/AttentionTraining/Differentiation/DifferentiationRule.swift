import AttentionKernel
import StepTrace

/// How an operation computed its result, for traces, and how a gradient at the result becomes gradients at the operands.
struct DifferentiationRule {
    /// The operation, in a word: what traces call a result without a name of its own.
    let kind: String
    /// Writes the steps that end in the result, which goes by the name given; gives the steps before it.
    let write: (inout StepWriter, _ operands: [Term], _ result: Term) -> [Term]
    /// Hands on the gradient at the result.
    let pullBack: (inout GradientPass, _ result: Variable, _ gradient: Term) -> Void

    init(
        _ kind: String, write: @escaping (inout StepWriter, [Term], Term) -> [Term],
        pullBack: @escaping (inout GradientPass, Variable, Term) -> Void
    ) {
        self.kind = kind
        self.write = write
        self.pullBack = pullBack
    }

    /// An operation of one step.
    init(
        _ kind: String, _ operation: Operation, formula: @escaping ([String]) -> String,
        role: Step.Role? = nil, pullBack: @escaping (inout GradientPass, Variable, Term) -> Void
    ) {
        self.init(
            kind,
            write: { writer, operands, result in
                writer.write(
                    result.matrix, result.name, symbol: result.symbol, formula: formula(operands.map { $0.tex }),
                    operation,
                    of: operands, role)
                return []
            }, pullBack: pullBack)
    }

    /// The same numbers under another name.
    static var copy: DifferentiationRule {
        DifferentiationRule("copy", .copy, formula: { $0[0] }) { pass, result, gradient in
            pass.give(gradient, to: result.operands[0])
        }
    }
}
