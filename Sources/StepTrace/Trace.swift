/// A computation, step by step: every intermediate value with the operation and the operands it came from.
///
/// Traces nest: a multi-head layer has one child per head.
public struct Trace: Sendable, Hashable {
    /// What was computed, for captions: `"attention"`, `"head 1"`.
    public var title: String
    public var steps: [Step]
    public var children: [Trace]

    public init(title: String, steps: [Step] = [], children: [Trace] = []) {
        self.title = title
        self.steps = steps
        self.children = children
    }

    /// The step of that name, here or (for the operands of nested steps) nowhere.
    public func step(_ name: String) -> Step? {
        steps.first { $0.name == name }
    }
}
