import AttentionKernel
import StepTrace

/// The softmax of each row, as for matrices; a row of nothing but −∞ gives zeros and gets no gradient.
///
/// With A = softmax(S): dS = A ∘ (dA − rowsum(dA ∘ A)).
public func softmax(_ scores: Variable) -> Variable { scores.softmax() }

extension Variable {
    func softmax(name: String? = nil, symbol: String? = nil) -> Variable {
        let weights = RowSoftmax(of: storedValue).weights(emptyRow: 0)
        return Variable(weights, of: [self], name: name, symbol: symbol, .softmax)
    }
}

extension DifferentiationRule {
    fileprivate static var softmax: DifferentiationRule {
        DifferentiationRule(
            "softmax",
            write: { writer, operands, result in
                let exponentials = writer.writeExponentials(of: operands[0])
                let sum = exponentials[exponentials.count - 1]
                writer.write(
                    result.matrix, result.name, symbol: result.symbol, formula: "\\frac{E_{ij}}{\\ell_i}",
                    .divide(emptyRow: 0), of: [exponentials[1], sum], .share)
                return exponentials
            },
            pullBack: { pass, result, gradient in
                let weights = pass.value(result)
                // A key that is hidden has weight 0 and may hold NaN, which must not reach the others.
                let total = pass.rowSum(pass.weigh(weights, gradient))
                pass.give(pass.weigh(weights, pass.subtract(gradient, total)), to: result.operands[0])
            })
    }
}

extension StepWriter {
    /// Row maximum, exponentials and row sum of scores: what a softmax divides.
    mutating func writeExponentials(of scores: Term) -> [Term] {
        let softmax = RowSoftmax(of: scores.matrix)
        let maximum = write(
            softmax.maximum, "row maximum", symbol: "m", formula: "\\max_j \(scores.tex)_{ij}", .rowMaximum,
            of: [scores])
        let exponentials = write(
            softmax.exponentials, "exponentials", symbol: "E", formula: "e^{\(scores.tex)_{ij} - m_i}", .expMinus,
            of: [scores, maximum], .exponential)
        let sum = write(
            softmax.sum, "row sum", symbol: "ℓ", formula: "\\sum_j E_{ij}", .rowSum, of: [exponentials], .sum)
        return [maximum, exponentials, sum]
    }
}
