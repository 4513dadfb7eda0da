import AttentionKernel

/// Adam: steps of about the learning rate in each number, whatever the gradient's size (Kingma and Ba 2015, algorithm 1).
///
/// `m ← β₁ m + (1 − β₁) g`, `s ← β₂ s + (1 − β₂) g²`, `θ ← θ − η · m̂ / (√ŝ + ε)`, where m̂ = m / (1 − β₁ᵗ) and
/// ŝ = s / (1 − β₂ᵗ) make up for m and s starting from 0. The weight decay is decoupled: `θ ← θ − η λ θ` before each step
/// (Loshchilov and Hutter 2019), as PyTorch's `AdamW`; without it this is PyTorch's `Adam`.
public struct Adam {
    /// η.
    public var learningRate: Double
    public var beta1: Double
    public var beta2: Double
    public var epsilon: Double
    /// λ.
    public var weightDecay: Double
    /// t, the steps taken so far.
    public private(set) var steps = 0
    private var means: [[Double]] = []
    private var squares: [[Double]] = []

    public init(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        weightDecay: Double = 0
    ) {
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weightDecay = weightDecay
    }

    /// One step for each parameter, by its gradient; one without a gradient stays as it is.
    ///
    /// The program stops when the parameters are not those of the steps before.
    public mutating func step(_ parameters: Parameters, file: StaticString = #filePath, line: UInt = #line) {
        means.prepare(for: parameters, "Adam", file: file, line: line)
        squares.prepare(for: parameters, "Adam", file: file, line: line)
        steps += 1
        let meanCorrection = 1 - Self.power(beta1, steps)
        let squareCorrection = (1 - Self.power(beta2, steps)).squareRoot()
        let rate = learningRate / meanCorrection
        for (number, variable) in parameters.variables.enumerated() {
            guard let gradient = variable.storedGradient else { continue }
            for (index, slope) in gradient.values.enumerated() {
                let mean = beta1 * means[number][index] + (1 - beta1) * slope
                let square = beta2 * squares[number][index] + (1 - beta2) * slope * slope
                means[number][index] = mean
                squares[number][index] = square
                let old = variable.storedValue.values[index]
                variable.storedValue.values[index] =
                    old - learningRate * weightDecay * old - rate * mean
                    / (square.squareRoot() / squareCorrection + epsilon)
            }
        }
    }

    /// β to a whole number, by squaring.
    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, factor, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= factor }
            factor *= factor
            rest >>= 1
        }
        return result
    }
}
