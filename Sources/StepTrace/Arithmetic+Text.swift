extension Arithmetic {
    /// More terms than this are shortened to the first ones and the last.
    private static let longestSum = 8

    /// The arithmetic as text, rows and columns counted from 1.
    func written(_ step: Step, _ operands: [Operand], _ words: (Phrase) -> String) -> String {
        let name = place(result, in: step.value)
        let value = Self.number(result.value)
        if operation == .mask, terms[1][0].value == -Double.infinity {
            return "\(name) = \(value), \(words(.hiddenKey))"
        }
        guard let middle = middle(step, operands, words) else { return "\(name) = \(value)" }
        return "\(name) = \(middle) = \(value)"
    }

    private func middle(_ step: Step, _ operands: [Operand], _ words: (Phrase) -> String) -> String? {
        let numbers = terms.map { Self.number($0[0].value) }
        let wrapped = terms.map { Self.bracketed($0[0].value) }
        switch operation {
        case .given, .recorded: return nil
        case .copy, .columns, .rows, .transpose, .concatenate, .stack:
            guard let source = terms.first?.first else { return nil }
            return place(source, in: operands.first { $0.path == source.step }?.value)
        case .matmulTransposed:
            return row(operands[0], result.row) + "·" + row(operands[1], result.column) + " = " + sumOfProducts
        case .matmul, .weightedSum, .project, .transposedMatmul: return terms.isEmpty ? "0" : sumOfProducts
        case .additiveScore:
            return sum(
                terms.map { "\(Self.bracketed($0[0].value))×tanh(\(Self.sumOfTwo($0[1].value, $0[2].value)))" })
        case .additiveScoreGradient:
            return sum(
                terms.map {
                    let inner = Self.sumOfTwo($0[2].value, $0[3].value)
                    return "\(Self.bracketed($0[0].value))×\(Self.bracketed($0[1].value))×(1 − tanh²(\(inner)))"
                })
        case .scale(let factor): return "\(numbers[0]) × \(Self.bracketed(factor))"
        case .add: return Self.sumOfTwo(terms[0][0].value, terms[1][0].value)
        case .subtract: return "\(numbers[0]) − \(wrapped[1])"
        case .multiply: return "\(numbers[0]) × \(wrapped[1])"
        case .weigh: return terms.count == 1 ? words(.zeroForWeight) : "\(numbers[0]) × \(wrapped[1])"
        case .divide(let emptyRow):
            let quotient = "\(numbers[0]) / \(wrapped[1])"
            guard let emptyRow, terms[1][0].value == 0 else { return quotient }
            return "\(quotient), \(words(.taken(as: Self.number(emptyRow))))"
        case .maximum: return "max(\(numbers[0]), \(numbers[1]))"
        case .mask:
            return Self.sumOfTwo(terms[0][0].value, terms[1][0].value)
        case .softcap(let cap): return "\(Self.number(cap)) × tanh(\(numbers[0]) / \(Self.number(cap)))"
        case .softcapSlope(let cap): return "1 − tanh²(\(numbers[0]) / \(Self.number(cap)))"
        case .expMinus: return "e^(\(numbers[0]) − \(wrapped[1]))"
        case .reciprocalRoot(let epsilon): return "1 / √(\(numbers[0]) + \(Self.number(epsilon)))"
        case .apply(let function): return "\(Self.called(function))(\(numbers[0]))"
        case .rowMaximum: return "max(" + shortened(numbers).joined(separator: ", ") + ")"
        case .rowSum, .columnSum: return terms.isEmpty ? "0" : sum(wrapped)
        case .rowMean: return "(\(sum(wrapped))) / \(terms.count)"
        case .rowMeanSquare: return "(\(sum(wrapped.map { $0 + "²" }))) / \(terms.count)"
        case .rowNorm: return "√(\(sum(wrapped.map { $0 + "²" })))"
        case .sinusoid(let layout, let base):
            let width = step.value.columns
            let (pair, isSine) =
                switch layout {
                case .interleaved: (result.column / 2, result.column % 2 == 0)
                case .halves: (result.column % ((width + 1) / 2), result.column < (width + 1) / 2)
                }
            return "\(isSine ? "sin" : "cos")(\(numbers[0]) / \(Self.power(base, 2 * pair, width)))"
        case .angles(let base, let width): return "\(numbers[0]) / \(Self.power(base, 2 * result.column, width))"
        case .rotate(let layout): return turned(layout, operands) ?? words(.notTurned)
        case .distancePenalty(let slope, let offset):
            let query = "\(result.row + 1)" + (offset == 0 ? "" : " + \(Self.bracketed(Double(offset)))")
            return "\(Self.number(-slope)) × |\(query) − \(result.column + 1)|"
        }
    }

    private func turned(_ layout: Operation.PairLayout, _ operands: [Operand]) -> String? {
        guard terms.count == 2 else { return nil }
        let products = terms.map { Self.bracketed($0[0].value) + "×" + Self.bracketed($0[1].value) }
        let isFirst =
            switch layout {
            case .interleaved: result.column % 2 == 0
            case .halves: result.column < operands[1].value.columns
            }
        return products[0] + (isFirst ? " − " : " + ") + products[1]
    }

    private var sumOfProducts: String {
        sum(terms.map { term in term.map { Self.bracketed($0.value) }.joined(separator: "×") })
    }

    private func sum(_ terms: [String]) -> String { shortened(terms).joined(separator: " + ") }

    private func shortened(_ terms: [String]) -> [String] {
        terms.count <= Self.longestSum ? terms : Array(terms.prefix(3)) + ["…"] + [terms[terms.count - 1]]
    }

    /// `scores[2,1]`, or `row maximum[2]` for a column of numbers.
    private func place(_ entry: Entry, in grid: Grid?) -> String {
        let column = grid?.columns == 1 ? "" : ",\(entry.column + 1)"
        return "\(entry.step)[\(entry.row + 1)\(column)]"
    }

    /// `Q₂`: a row, by the symbol that formulas use.
    private func row(_ operand: Operand, _ index: Int) -> String {
        operand.step.symbol + (index + 1).inSubscript
    }

    private static func number(_ value: Double) -> String { formatted(value, decimals: 4, trimmed: true) }

    private static func bracketed(_ value: Double) -> String { value < 0 ? "(\(number(value)))" : number(value) }

    private static func sumOfTwo(_ first: Double, _ second: Double) -> String {
        "\(number(first)) + \(bracketed(second))"
    }

    private static func power(_ base: Double, _ numerator: Int, _ denominator: Int) -> String {
        "\(number(base))^(\(numerator)/\(denominator))"
    }

    private static func called(_ function: Operation.Function) -> String {
        switch function {
        case .relu: "relu"
        case .gelu, .geluTanh: "gelu"
        case .silu: "silu"
        case .tanh: "tanh"
        case .eluPlusOne: "φ"
        case .cosine: "cos"
        case .sine: "sin"
        case .logarithm: "ln"
        case .reluSlope: "relu′"
        case .geluSlope, .geluTanhSlope: "gelu′"
        case .siluSlope: "silu′"
        case .tanhSlope: "tanh′"
        case .eluPlusOneSlope: "φ′"
        }
    }
}
