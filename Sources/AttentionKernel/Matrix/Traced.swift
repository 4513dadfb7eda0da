public import StepTrace

/// A computation's result together with every step that led to it.
///
/// The plain functions give the result alone, `layerNorm(x)`; the traced ones all of it, `Traced.layerNorm(x)`.
public struct Traced: Sendable {
    /// What was computed.
    public let title: String
    let stages: [TracedMatrix]
    let children: [Trace]

    init(_ title: String, _ stages: [TracedMatrix], children: [Trace] = []) {
        self.title = title
        self.stages = stages
        self.children = children
    }

    /// The last step's value.
    public var output: Matrix { stages[stages.count - 1].matrix }

    /// Every step, with nested computations.
    public var trace: Trace { Trace(title: title, steps: stages.map { $0.step }, children: children) }

    /// The value of the step of that name.
    public subscript(step: String, file: StaticString = #filePath, line: UInt = #line) -> Matrix {
        guard let stage = stages.first(where: { $0.name == step }) else {
            let names = stages.map { "“\($0.name)”" }.joined(separator: ", ")
            stop("\(title): there is no step “\(step)”; the steps are \(names)", file: file, line: line)
        }
        return stage.matrix
    }
}

extension Traced: Showable {
    public var shown: ShownValue { .trace(trace) }
}

extension Traced {
    /// The trace as a part of a larger one, its input being a step of the trace around it.
    func nested(_ title: String, input: String) -> Trace {
        var stages = stages
        stages[0].operation = .copy
        stages[0].operands = ["../" + input]
        return Trace(title: title, steps: stages.map { $0.step }, children: children)
    }
}
