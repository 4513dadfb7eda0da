import StepTrace

@testable import AttentionKernel

extension Arithmetic {
    /// The number that the arithmetic of an entry comes to, from its terms alone; nil for what has no arithmetic.
    var recomputed: Double? {
        let first = terms.first?.first?.value ?? 0
        let second = terms.count > 1 ? terms[1][0].value : 0
        let values = terms.map { $0[0].value }
        switch operation {
        case .given, .recorded: return nil
        case .copy, .columns, .rows, .transpose, .concatenate, .stack: return first
        case .matmul, .matmulTransposed, .transposedMatmul, .weightedSum:
            return terms.reduce(0) { $0 + $1[0].value * $1[1].value }
        case .scale(let factor): return first * factor
        case .add: return first + second
        case .subtract: return first - second
        case .multiply: return first * second
        case .weigh: return terms.count == 1 ? 0 : first * second
        case .divide(let emptyRow): return second == 0 ? emptyRow : first / second
        case .mask: return second == -.infinity ? second : first + second
        case .expMinus: return first == -.infinity ? 0 : exponential(first - second)
        case .reciprocalRoot(let epsilon): return 1 / (first + epsilon).squareRoot()
        case .rowMaximum: return values.max()
        case .rowSum, .columnSum: return values.reduce(0, +)
        case .rowMean: return values.reduce(0, +) / Double(values.count)
        case .rowMeanSquare: return values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
        case .apply(.logarithm): return logarithm(first)
        case .apply(let function):
            for activation in Activation.allCases {
                if activation.operation == operation { return activation.value(first) }
                if function.rawValue.hasSuffix("-slope"),
                    Operation(name: String(function.rawValue.dropLast(6)), parameters: []) == activation.operation
                {
                    return activation.slope(first)
                }
            }
            return nil
        default: return nil
        }
    }
}
