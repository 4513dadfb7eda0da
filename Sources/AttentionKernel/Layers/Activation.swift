package import StepTrace

/// Which form of GELU: the exact one, or the one with tanh that GPT-2 uses.
public enum GELUForm: Sendable, Hashable {
    /// `x Φ(x)`, Φ being the standard normal distribution.
    case exact
    /// `x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))`.
    case tanh
}

/// `max(0, x)`, number by number; NaN stays NaN.
public func relu(_ x: Matrix) -> Matrix { x.map(Activation.relu.value) }

/// The Gaussian error linear unit, number by number (Hendrycks and Gimpel 2016).
public func gelu(_ x: Matrix, _ form: GELUForm = .exact) -> Matrix {
    x.map((form == .exact ? Activation.gelu : .geluTanh).value)
}

/// `x / (1 + e⁻ˣ)`, number by number, also called swish (Elfwing, Uchibe and Doya 2018).
public func silu(_ x: Matrix) -> Matrix { x.map(Activation.silu.value) }

/// The hyperbolic tangent, number by number.
public func tanh(_ x: Matrix) -> Matrix { x.map(Activation.tanh.value) }

/// `x + 1` where x is above 0 and `eˣ` elsewhere, number by number: linear attention's feature map.
///
/// Katharopoulos et al. 2020, eq. 7.
public func eluPlusOne(_ x: Matrix) -> Matrix { x.map(Activation.eluPlusOne.value) }

/// A function that is applied to each number.
public enum Activation: Sendable, Hashable, CaseIterable {
    case relu, gelu, geluTanh, silu, tanh, eluPlusOne

    package func value(_ x: Double) -> Double {
        switch self {
        case .relu: return x < 0 ? 0 : x
        case .gelu: return x * normalDistribution(x)
        case .geluTanh: return 0.5 * x * (1 + hyperbolicTangent(0.7978845608028654 * (x + 0.044715 * x * x * x)))
        case .silu: return x / (1 + exponential(-x))
        case .tanh: return hyperbolicTangent(x)
        case .eluPlusOne: return x > 0 ? x + 1 : exponential(x)
        }
    }

    package var operation: Operation {
        switch self {
        case .relu: .apply(.relu)
        case .gelu: .apply(.gelu)
        case .geluTanh: .apply(.geluTanh)
        case .silu: .apply(.silu)
        case .tanh: .apply(.tanh)
        case .eluPlusOne: .apply(.eluPlusOne)
        }
    }

    /// What formulas call it, as TeX.
    package var formula: String {
        switch self {
        case .relu: "\\operatorname{ReLU}"
        case .gelu, .geluTanh: "\\operatorname{GELU}"
        case .silu: "\\operatorname{SiLU}"
        case .tanh: "\\tanh"
        case .eluPlusOne: "\\phi"
        }
    }
}

extension Traced {
    /// An activation, traced.
    public static func activation(_ activation: Activation, _ x: Matrix) -> Traced {
        Traced(
            "activation",
            [
                TracedMatrix(x, "x", "X", .given),
                TracedMatrix(
                    x.map(activation.value), "output", "Y", formula: activation.formula + "(X)", activation.operation,
                    of: ["x"]),
            ])
    }
}
