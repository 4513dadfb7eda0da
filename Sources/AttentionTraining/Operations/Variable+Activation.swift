public import AttentionKernel
import StepTrace

/// `max(0, x)`, number by number; the slope at 0 is taken as 0.
public func relu(_ x: Variable) -> Variable { x.activated(by: .relu) }

/// The Gaussian error linear unit, number by number, as for matrices.
public func gelu(_ x: Variable, _ form: GELUForm = .exact) -> Variable {
    x.activated(by: form == .exact ? .gelu : .geluTanh)
}

/// `x / (1 + e⁻ˣ)`, number by number.
public func silu(_ x: Variable) -> Variable { x.activated(by: .silu) }

/// The hyperbolic tangent, number by number.
public func tanh(_ x: Variable) -> Variable { x.activated(by: .tanh) }

extension Variable {
    /// An activation function, number by number; the gradient is multiplied by its slope.
    public func activated(by activation: Activation) -> Variable {
        let rule = DifferentiationRule(
            activation.slopeOperation.of, .apply(activation.function), formula: { "\(activation.formula)(\($0[0]))" }
        ) { pass, result, gradient in
            let slope = pass.apply(activation.slopeOperation.slope, pass.value(result.operands[0]))
            pass.give(pass.multiply(slope, gradient), to: result.operands[0])
        }
        return Variable(storedValue.applying(activation.function), of: [self], rule)
    }
}

extension Activation {
    /// The function's name and, for traces, its slope.
    fileprivate var slopeOperation: (of: String, slope: Operation.Function) {
        switch self {
        case .relu: ("relu", .reluSlope)
        case .gelu: ("gelu", .geluSlope)
        case .geluTanh: ("gelu", .geluTanhSlope)
        case .silu: ("silu", .siluSlope)
        case .tanh: ("tanh", .tanhSlope)
        case .eluPlusOne: ("φ", .eluPlusOneSlope)
        }
    }
}
