public import AttentionKernel

/// Two linear maps that learn with an activation between them: `MLP` of variables.
public struct TrainableMLP {
    public let first: TrainableLinear
    public let second: TrainableLinear
    public let activation: Activation

    /// Maps that start from the numbers of others.
    public init(_ mlp: MLP) {
        first = TrainableLinear(mlp.first)
        second = TrainableLinear(mlp.second)
        activation = mlp.activation
    }

    /// Random weights and biases of 0.
    public init(dModel: Int, hidden: Int, activation: Activation = .gelu, seed: UInt64) {
        self.init(MLP(dModel: dModel, hidden: hidden, activation: activation, seed: seed))
    }

    /// `activation(xW₁ + b₁) W₂ + b₂`: n × dModel gives n × dModel.
    public func callAsFunction(_ x: Variable, file: StaticString = #filePath, line: UInt = #line) -> Variable {
        second(first(x, file: file, line: line).activated(by: activation), file: file, line: line)
    }

    /// `first.weight`, `first.bias`, `second.weight`, `second.bias`.
    public var parameters: Parameters { Parameters(["first": first.parameters, "second": second.parameters]) }

    /// The maps with the numbers they have learned so far.
    public var trained: MLP { MLP(first: first.trained, second: second.trained, activation: activation) }
}
