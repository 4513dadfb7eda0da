public import AttentionKernel

/// A linear map that learns: `y = xW + b`, as `Linear` of variables.
public struct TrainableLinear {
    /// W, dIn × dOut; PyTorch's `Linear` stores the transpose.
    public let weight: Variable
    /// b, 1 × dOut, or none.
    public let bias: Variable?

    /// A map that starts from the numbers of another.
    public init(_ linear: Linear) {
        weight = Variable(linear.weight, name: "weight")
        bias = linear.bias.map { Variable(Matrix(rows: 1, columns: $0.count, values: $0), name: "bias") }
    }

    /// A map with random weights, normal with deviation 1/√dIn, and a bias of 0.
    public init(from dIn: Int, to dOut: Int, bias: Bool = true, seed: UInt64) {
        self.init(Linear(from: dIn, to: dOut, bias: bias, seed: seed))
    }

    /// n × dIn gives n × dOut.
    public func callAsFunction(_ x: Variable, file: StaticString = #filePath, line: UInt = #line) -> Variable {
        let product = x.matmul(weight, file: file, line: line)
        return bias.map { product + $0 } ?? product
    }

    /// `weight` and, if there is one, `bias`.
    public var parameters: Parameters {
        var parameters = Parameters()
        parameters.add(weight, named: "weight")
        if let bias { parameters.add(bias, named: "bias") }
        return parameters
    }

    /// The map with the numbers it has learned so far.
    public var trained: Linear { Linear(weight: weight.value, bias: bias?.value.values) }
}
