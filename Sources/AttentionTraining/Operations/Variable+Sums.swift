import AttentionKernel
import StepTrace

extension Variable {
    /// The sum of all numbers, 1×1.
    public var sum: Variable {
        let rule = DifferentiationRule("sum of all", .columnSum, formula: { "\\sum_i \($0[0])_i" }) {
            pass, result, gradient in
            let operand = result.operands[0]
            pass.give(pass.repeatedDown(gradient, rows: operand.rows), to: operand)
        }
        let sums = sumOfRows
        return Variable(sums.storedValue.sumOfColumns, of: [sums], rule)
    }

    /// The mean of all numbers, 1×1.
    public var mean: Variable { sum / Double(storedValue.values.count) }

    /// The sum of each row, as one column.
    public var sumOfRows: Variable {
        let rule = DifferentiationRule("row sum", .rowSum, formula: { "\\sum_j \($0[0])_{ij}" }) {
            pass, result, gradient in
            let operand = result.operands[0]
            pass.give(pass.repeatedAcross(gradient, columns: operand.columns), to: operand)
        }
        return Variable(storedValue.sumOfRows, of: [self], rule)
    }

    /// The mean of each row, as one column.
    public var meanOfRows: Variable {
        let count = Double(columns)
        let rule = DifferentiationRule("mean", .rowMean, formula: { "\\frac{1}{d} \\sum_c \($0[0])_{ic}" }) {
            pass, result, gradient in
            let share = pass.scale(gradient, by: 1 / count)
            pass.give(pass.repeatedAcross(share, columns: result.operands[0].columns), to: result.operands[0])
        }
        return Variable(storedValue.meanOfRows, of: [self], rule)
    }

    /// The mean of the squares of each row, as one column: d(mean x²) by x is 2x/d.
    func meanOfSquares(name: String) -> Variable {
        let count = Double(columns)
        let rule = DifferentiationRule(
            name, .rowMeanSquare, formula: { "\\frac{1}{d} \\sum_c \($0[0])_{ic}^2" }, role: .sum
        ) {
            pass, result, gradient in
            let operand = result.operands[0]
            let slope = pass.scale(pass.value(operand), by: 2 / count)
            pass.give(pass.multiply(slope, gradient), to: operand)
        }
        return Variable(storedValue.meanOfSquares, of: [self], rule)
    }

    /// `1/√(x + ε)`, number by number: its slope is −½ r³.
    func reciprocalRoot(epsilon: Double) -> Variable {
        let rule = DifferentiationRule(
            "reciprocal root", .reciprocalRoot(epsilon: epsilon),
            formula: { "\\frac{1}{\\sqrt{\($0[0]) + \\epsilon}}" },
            role: .sum
        ) { pass, result, gradient in
            let root = pass.value(result)
            let cube = pass.multiply(pass.multiply(root, root), root)
            pass.give(pass.multiply(pass.scale(cube, by: -0.5), gradient), to: result.operands[0])
        }
        return Variable(storedValue.reciprocalRoots(epsilon: epsilon), of: [self], rule)
    }
}
