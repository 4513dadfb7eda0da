/// A layer norm with its learned gain and bias.
public struct LayerNorm: Sendable, Hashable {
    /// γ, one number a column.
    public var gain: [Double]
    /// β, one number a column.
    public var bias: [Double]
    public var epsilon: Double

    public init(gain: [Double], bias: [Double], epsilon: Double = 1e-5) {
        self.gain = gain
        self.bias = bias
        self.epsilon = epsilon
    }

    /// A layer norm before training: gain 1 and bias 0.
    public init(dModel: Int, epsilon: Double = 1e-5) {
        self.init(
            gain: Array(repeating: 1, count: dModel), bias: Array(repeating: 0, count: dModel), epsilon: epsilon)
    }

    /// How many numbers are learned.
    public var parameterCount: Int { gain.count + bias.count }

    /// The rows of x normalised; see the function `layerNorm`.
    public func callAsFunction(_ x: Matrix, file: StaticString = #filePath, line: UInt = #line) -> Matrix {
        traced(x, file: file, line: line).output
    }

    func traced(_ x: Matrix, file: StaticString, line: UInt) -> Traced {
        Traced.layerNorm(x, gain: gain, bias: bias, epsilon: epsilon, file: file, line: line)
    }
}
