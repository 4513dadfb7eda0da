import AttentionKernel
import StepTrace

extension Variable {
    /// The matrix product: n × k times k × m gives n × m.
    ///
    /// With C = AB: dA = dC Bᵀ and dB = Aᵀ dC. Stops the program when the left's columns are not as many as the right's
    /// rows.
    public func matmul(_ other: Variable, file: StaticString = #filePath, line: UInt = #line) -> Variable {
        let product = storedValue.matmul(other.storedValue, file: file, line: line)
        return Variable(product, of: [self, other], .matmul(.matmul))
    }

    /// `A B` where an entry of A that is exactly 0 leaves its row of B out, as attention weights do.
    func weightedSum(of other: Variable, name: String, symbol: String) -> Variable {
        Variable(
            storedValue.weightedSum(of: other.storedValue), of: [self, other], name: name, symbol: symbol,
            .matmul(.weightedSum))
    }

    /// `A Bᵀ`, the columns being known to be as many; dA = dC B and dB = dCᵀ A.
    func timesTransposed(_ other: Variable, name: String, symbol: String) -> Variable {
        let rule = DifferentiationRule("scores", .matmulTransposed, formula: { "\($0[0])\($0[1])^\\top" }, role: .score)
        {
            pass, result, gradient in
            let (a, b) = (result.operands[0], result.operands[1])
            pass.give(pass.weightedSum(gradient, pass.value(b)), to: a)
            pass.give(pass.transposedTimes(gradient, pass.value(a)), to: b)
        }
        return Variable(
            storedValue.timesTransposed(other.storedValue), of: [self, other], name: name, symbol: symbol, rule)
    }

    /// Rows become columns.
    public var transposed: Variable {
        let rule = DifferentiationRule("transposed", .transpose, formula: { "\($0[0])^\\top" }) {
            pass, result, gradient in
            pass.give(pass.transpose(gradient), to: result.operands[0])
        }
        return Variable(storedValue.transposed, of: [self], rule)
    }
}

extension DifferentiationRule {
    fileprivate static func matmul(_ operation: Operation) -> DifferentiationRule {
        DifferentiationRule("product", operation, formula: { $0[0] + $0[1] }) { pass, result, gradient in
            let (a, b) = (result.operands[0], result.operands[1])
            pass.give(pass.timesTransposed(gradient, pass.value(b)), to: a)
            pass.give(pass.transposedTimes(pass.value(a), gradient), to: b)
        }
    }
}
