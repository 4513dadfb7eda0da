package import StepTrace

/// Which form of GELU: the exact one, or the one with tanh that GPT-2 uses.
public enum GELUForm: Sendable, Hashable {
    /// `x Φ(x)`, Φ being the standard normal distribution.
    case exact
    /// `x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))`.
    case tanh
}

/// `max(0, x)`, number by number; NaN stays NaN.
public func relu(_ x: Matrix) -> Matrix { x.applying(.relu) }

/// The Gaussian error linear unit, number by number (Hendrycks and Gimpel 2016).
public func gelu(_ x: Matrix, _ form: GELUForm = .exact) -> Matrix {
    x.applying(form == .exact ? .gelu : .geluTanh)
}

/// `x / (1 + e⁻ˣ)`, number by number, also called swish (Elfwing, Uchibe and Doya 2018).
public func silu(_ x: Matrix) -> Matrix { x.applying(.silu) }

/// The hyperbolic tangent, number by number.
public func tanh(_ x: Matrix) -> Matrix { x.applying(.tanh) }

/// `x + 1` where x is above 0 and `eˣ` elsewhere, number by number: linear attention's feature map.
///
/// Katharopoulos et al. 2020, eq. 7.
public func eluPlusOne(_ x: Matrix) -> Matrix { x.applying(.eluPlusOne) }

/// A function that is applied to each number.
public enum Activation: Sendable, Hashable, CaseIterable {
    case relu, gelu, geluTanh, silu, tanh, eluPlusOne

    package var function: Operation.Function {
        switch self {
        case .relu: .relu
        case .gelu: .gelu
        case .geluTanh: .geluTanh
        case .silu: .silu
        case .tanh: .tanh
        case .eluPlusOne: .eluPlusOne
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
                    x.applying(activation.function), "output", "Y", formula: activation.formula + "(X)",
                    .apply(activation.function), of: ["x"]),
            ])
    }
}
