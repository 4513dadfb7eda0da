import AttentionKernel
import StepTrace

extension Variable {
    /// The sum, number by number; an operand of one row or one column is repeated to fit, as a bias is, and its gradient
    /// is the sum over the repetitions.
    public static func + (left: Variable, right: Variable) -> Variable {
        let rule = DifferentiationRule("sum", .add, formula: { "\($0[0]) + \($0[1])" }) { pass, result, gradient in
            for operand in result.operands { pass.give(pass.summed(gradient, to: operand), to: operand) }
        }
        return Variable(left.storedValue + right.storedValue, of: [left, right], rule)
    }

    /// The difference, number by number; shapes are as for `+`.
    public static func - (left: Variable, right: Variable) -> Variable {
        let rule = DifferentiationRule("difference", .subtract, formula: { "\($0[0]) - \($0[1])" }) {
            pass, result, gradient in
            let (first, second) = (result.operands[0], result.operands[1])
            pass.give(pass.summed(gradient, to: first), to: first)
            pass.give(pass.scale(pass.summed(gradient, to: second), by: -1), to: second)
        }
        return Variable(left.storedValue - right.storedValue, of: [left, right], rule)
    }

    /// The product number by number, not the matrix product; shapes are as for `+`.
    ///
    /// With C = A ∘ B: dA = dC ∘ B and dB = dC ∘ A.
    public func hadamard(_ other: Variable, file: StaticString = #filePath, line: UInt = #line) -> Variable {
        let rule = DifferentiationRule("product", .multiply, formula: { "\($0[0]) \\odot \($0[1])" }) {
            pass, result, gradient in
            let (a, b) = (result.operands[0], result.operands[1])
            pass.give(pass.summed(pass.multiply(gradient, pass.value(b)), to: a), to: a)
            pass.give(pass.summed(pass.multiply(gradient, pass.value(a)), to: b), to: b)
        }
        let product = storedValue.hadamard(other.storedValue, file: file, line: line)
        return Variable(product, of: [self, other], rule)
    }

    /// Each number times itself.
    public var squared: Variable { hadamard(self) }

    /// Every number times the factor.
    public static func * (variable: Variable, factor: Double) -> Variable { variable.scaled(by: factor) }

    /// Every number times the factor.
    public static func * (factor: Double, variable: Variable) -> Variable { variable.scaled(by: factor) }

    /// Every number divided by the divisor.
    public static func / (variable: Variable, divisor: Double) -> Variable { variable.scaled(by: 1 / divisor) }

    func scaled(by factor: Double, name: String? = nil, symbol: String? = nil) -> Variable {
        let rule = DifferentiationRule(
            "scaled", .scale(factor), formula: { "\(formatted(factor, decimals: 4, trimmed: true))\\,\($0[0])" }
        ) { pass, result, gradient in
            pass.give(pass.scale(gradient, by: factor), to: result.operands[0])
        }
        return Variable(storedValue * factor, of: [self], name: name, symbol: symbol, rule)
    }
}
