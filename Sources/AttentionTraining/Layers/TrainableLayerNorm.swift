public import AttentionKernel

/// A layer norm whose gain and bias learn.
public struct TrainableLayerNorm {
    /// γ, 1 × dModel.
    public let gain: Variable
    /// β, 1 × dModel.
    public let bias: Variable
    public let epsilon: Double

    /// A norm that starts from the numbers of another.
    public init(_ norm: LayerNorm) {
        gain = Variable(Matrix(rows: 1, columns: norm.gain.count, values: norm.gain), name: "gain")
        bias = Variable(Matrix(rows: 1, columns: norm.bias.count, values: norm.bias), name: "bias")
        epsilon = norm.epsilon
    }

    /// Gain 1 and bias 0.
    public init(dModel: Int, epsilon: Double = 1e-5) { self.init(LayerNorm(dModel: dModel, epsilon: epsilon)) }

    /// n × dModel gives n × dModel; see the function `layerNorm`.
    public func callAsFunction(_ x: Variable, file: StaticString = #filePath, line: UInt = #line) -> Variable {
        layerNorm(x, gain: gain, bias: bias, epsilon: epsilon, file: file, line: line)
    }

    /// `weight` and `bias`, as PyTorch names gain and bias.
    public var parameters: Parameters {
        var parameters = Parameters()
        parameters.add(gain, named: "weight")
        parameters.add(bias, named: "bias")
        return parameters
    }

    /// The norm with the numbers it has learned so far.
    public var trained: LayerNorm { LayerNorm(gain: gain.value.values, bias: bias.value.values, epsilon: epsilon) }
}
