package import StepTrace

/// What steps are computed by, number by number.
///
/// Each stands once: traced computations, their gradients and changed traces call the same function.
extension Matrix {
    /// The product number by number, where a weight of exactly 0 gives 0 whatever it weighs.
    package func weigh(_ other: Matrix) -> Matrix { Matrix.combined("×", self, other) { $0 == 0 ? 0 : $0 * $1 } }

    /// The sum with a mask: exactly −∞ where the mask is, whatever stands there.
    package func masked(by mask: Matrix) -> Matrix {
        Matrix.combined("+", self, mask) { $1 == -.infinity ? $1 : $0 + $1 }
    }

    /// The quotient; where the divisor is 0, the number given, or NaN or ∞ without one.
    package func divided(by divisor: Matrix, emptyRow: Double?) -> Matrix {
        guard let emptyRow else { return dividedElementwise(by: divisor) }
        return Matrix.combined("/", self, divisor) { $1 == 0 ? emptyRow : $0 / $1 }
    }

    /// The larger of two; NaN if one is.
    func larger(_ other: Matrix) -> Matrix { Matrix.combined("max", self, other) { $0.isNaN || $0 > $1 ? $0 : $1 } }

    /// `cap · tanh(x / cap)`: between −cap and cap.
    func softcapped(at cap: Double) -> Matrix { map { cap * hyperbolicTangent($0 / cap) } }

    /// The slope of `softcapped`: `1 − tanh²(x / cap)`.
    func softcapSlope(at cap: Double) -> Matrix {
        map { score in
            let ratio = hyperbolicTangent(score / cap)
            return 1 - ratio * ratio
        }
    }

    /// `1 / √(x + ε)`.
    package func reciprocalRoots(epsilon: Double) -> Matrix { map { 1 / ($0 + epsilon).squareRoot() } }

    /// What each number is multiplied by to divide it by √d; 1 for vectors of no features.
    package static func inverseRoot(of dimension: Int) -> Double {
        dimension == 0 ? 1 : 1 / Double(dimension).squareRoot()
    }

    /// A function of one number, applied to each.
    package func applying(_ function: Operation.Function) -> Matrix { map { function.value($0) } }
}

extension Operation.Function {
    package func value(_ x: Double) -> Double {
        switch self {
        case .relu: return x < 0 ? 0 : x
        case .gelu: return x * normalDistribution(x)
        case .geluTanh: return 0.5 * x * (1 + hyperbolicTangent(0.7978845608028654 * (x + 0.044715 * x * x * x)))
        case .silu: return x / (1 + exponential(-x))
        case .tanh: return hyperbolicTangent(x)
        case .eluPlusOne: return x > 0 ? x + 1 : exponential(x)
        case .cosine: return sineAndCosine(x).cosine
        case .sine: return sineAndCosine(x).sine
        case .logarithm: return AttentionKernel.logarithm(x)
        case .reluSlope: return x > 0 ? 1 : 0
        case .geluSlope: return normalDistribution(x) + x * exponential(-0.5 * x * x) * 0.3989422804014327
        case .geluTanhSlope:
            let t = hyperbolicTangent(0.7978845608028654 * (x + 0.044715 * x * x * x))
            return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * 0.7978845608028654 * (1 + 0.134145 * x * x)
        case .siluSlope:
            let share = 1 / (1 + exponential(-x))
            return share + x * share * (1 - share)
        case .tanhSlope:
            let t = hyperbolicTangent(x)
            return 1 - t * t
        case .eluPlusOneSlope: return x > 0 ? 1 : exponential(x)
        }
    }
}
