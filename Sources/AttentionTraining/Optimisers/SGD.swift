import AttentionKernel

/// Gradient descent, with momentum if asked for: each step goes against the gradient.
///
/// `v ← μ v + g`, `θ ← θ − η v`, as PyTorch's `SGD` (Sutskever et al. 2013, with the learning rate outside of v). The
/// velocities belong to the parameters it was first used with, in their order.
public struct SGD {
    /// η.
    public var learningRate: Double
    /// μ, from 0 (none) up to but not including 1.
    public var momentum: Double
    private var velocities: [[Double]] = []

    public init(learningRate: Double, momentum: Double = 0) {
        self.learningRate = learningRate
        self.momentum = momentum
    }

    /// One step for each parameter, by its gradient; one without a gradient stays as it is.
    ///
    /// The program stops when the parameters are not those of the steps before.
    public mutating func step(_ parameters: Parameters, file: StaticString = #filePath, line: UInt = #line) {
        velocities.prepare(for: parameters, "SGD", file: file, line: line)
        for (number, variable) in parameters.variables.enumerated() {
            guard let gradient = variable.storedGradient else { continue }
            for index in gradient.values.indices {
                let velocity = momentum * velocities[number][index] + gradient.values[index]
                velocities[number][index] = velocity
                variable.storedValue.values[index] -= learningRate * velocity
            }
        }
    }
}

extension [[Double]] {
    /// Zeros for each parameter before the first step; later the shapes must be the same.
    mutating func prepare(for parameters: Parameters, _ optimiser: String, file: StaticString, line: UInt) {
        if isEmpty {
            self = parameters.variables.map { Array<Double>(repeating: 0, count: $0.storedValue.values.count) }
        }
        guard count == parameters.variables.count,
            zip(self, parameters.variables).allSatisfy({ $0.count == $1.storedValue.values.count })
        else {
            stop(
                "\(optimiser): these are not the parameters of the steps before; each model needs an optimiser of its own",
                file: file, line: line)
        }
    }
}
