import StepTrace

/// Two linear maps with an activation between them, for each token on its own.
///
/// Vaswani et al. 2017, eq. 2, there called the feed-forward network.
public struct MLP: Sendable, Hashable {
    /// dModel × hidden.
    public var first: Linear
    /// hidden × dModel.
    public var second: Linear
    public var activation: Activation

    public init(first: Linear, second: Linear, activation: Activation = .gelu) {
        self.first = first
        self.second = second
        self.activation = activation
    }

    /// Two maps with random weights and biases of 0.
    public init(dModel: Int, hidden: Int, activation: Activation = .gelu, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        self.init(dModel: dModel, hidden: hidden, activation: activation, using: &generator)
    }

    init(dModel: Int, hidden: Int, activation: Activation, using generator: inout SeededGenerator) {
        self.init(
            first: Linear(from: dModel, to: hidden, using: &generator),
            second: Linear(from: hidden, to: dModel, using: &generator), activation: activation)
    }

    /// How many numbers are learned.
    public var parameterCount: Int { first.parameterCount + second.parameterCount }

    /// `activation(xW₁ + b₁) W₂ + b₂`, traced: the steps before the output are called `pre-activation` and `hidden`.
    @_optimize(none)
    public func callAsFunction(_ x: Matrix, file: StaticString = #filePath, line: UInt = #line) -> Traced {
        var steps = [TracedMatrix(x, "x", "X", .given)]
        steps += first.steps(
            x, input: "x", inputSymbol: "X", letter: "1", name: "pre-activation", symbol: "A", file: file, line: line)
        let hidden = steps[steps.count - 1].matrix.applying(activation.function)
        steps.append(
            TracedMatrix(
                hidden, "hidden", "H", formula: activation.formula + "(A)", .apply(activation.function),
                of: ["pre-activation"]))
        steps += second.steps(
            hidden, input: "hidden", inputSymbol: "H", letter: "2", name: "output", symbol: "Y", file: file, line: line)
        return Traced("MLP", steps)
    }
}
