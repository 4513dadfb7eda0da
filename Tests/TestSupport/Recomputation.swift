import Foundation
package import StepTrace
package import Testing

/// Every number of a trace computed again from the entries that its explanation names, with the C library's functions.
package struct Recomputation {
    package private(set) var numbers = 0
    package private(set) var operations: Set<String> = []
    /// Lines of arithmetic that a reader can check with a pencil, and those of them that say `≈`.
    package private(set) var lines = (exact: 0, about: 0)

    package init() {}

    /// Fails for every number that its explanation does not give.
    package mutating func check(
        _ trace: Trace, tolerance: Double = 1e-12, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        walk(trace, trace, path: "", tolerance, sourceLocation)
    }

    private mutating func walk(
        _ root: Trace, _ trace: Trace, path: String, _ tolerance: Double, _ sourceLocation: SourceLocation
    ) {
        for step in trace.steps {
            operations.insert(step.operation.name)
            for row in 0..<step.value.rows {
                for column in 0..<step.value.columns {
                    guard let arithmetic = root.explain(step: path + step.name, row: row, column: column) else {
                        Issue.record("\(path)\(step.name) has no explanation", sourceLocation: sourceLocation)
                        return
                    }
                    numbers += 1
                    let expected = step.value[row, column]
                    guard arithmetic.operation == step.operation else {
                        Issue.record("operands of \(path)\(step.name) are missing", sourceLocation: sourceLocation)
                        return
                    }
                    guard let again = Self.value(of: arithmetic, in: step.value) else { continue }
                    let isClose = (again - expected).magnitude <= tolerance * max(1, expected.magnitude)
                    guard isClose || again == expected || (again.isNaN && expected.isNaN) else {
                        Issue.record("\(arithmetic.text), again: \(again)", sourceLocation: sourceLocation)
                        return
                    }
                    let printed = PrintedEquation(arithmetic.text)
                    if printed.value != nil { if printed.saysEqual { lines.exact += 1 } else { lines.about += 1 } }
                    if printed.saysEqual, printed.holds == false {
                        Issue.record(
                            "\(arithmetic.text), as printed: \(printed.value ?? .nan)", sourceLocation: sourceLocation)
                        return
                    }
                }
            }
        }
        for child in trace.children { walk(root, child, path: path + child.title + "/", tolerance, sourceLocation) }
    }

    /// What the entries of an explanation give; nil for what was given.
    static func value(of arithmetic: Arithmetic, in grid: Grid) -> Double? {
        let terms = arithmetic.terms.map { $0.map(\.value) }
        let first = terms.first?.first ?? 0
        let second = terms.count > 1 ? terms[1][0] : 0
        let all = terms.map { $0[0] }
        let numbers = arithmetic.operation.parameters
        let isInterleaved = arithmetic.operation.name.hasSuffix("interleaved")
        switch arithmetic.operation.name {
        case "given", "recorded": return nil
        case "copy", "columns", "rows", "transpose", "concatenate", "stack": return first
        case "matmul-transposed", "matmul", "transposed-matmul", "weighted-sum", "project":
            return terms.reduce(0) { $0 + $1.reduce(1, *) }
        case "additive-score": return terms.reduce(0) { $0 + $1[0] * Foundation.tanh($1[1] + $1[2]) }
        case "additive-score-gradient-of-queries", "additive-score-gradient-of-keys":
            return terms.reduce(0) { $0 + $1[0] * $1[1] * (1 - pow(Foundation.tanh($1[2] + $1[3]), 2)) }
        case "scale": return first * numbers[0]
        case "divide-by-root": return first / numbers[0].squareRoot()
        case "add": return first + second
        case "subtract": return first - second
        case "multiply": return first * second
        case "weigh": return terms.count == 1 ? 0 : first * second
        case "divide": return second == 0 ? numbers.first ?? first / second : first / second
        case "maximum": return max(first, second)
        case "mask": return second == -.infinity ? -.infinity : first + second
        case "softcap": return numbers[0] * Foundation.tanh(first / numbers[0])
        case "softcap-slope": return 1 - pow(Foundation.tanh(first / numbers[0]), 2)
        case "exp-minus": return first == -.infinity ? 0 : Foundation.exp(first - second)
        case "reciprocal-root": return 1 / (first + numbers[0]).squareRoot()
        case "row-maximum": return all.reduce(-.infinity) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
        case "row-sum", "column-sum": return all.reduce(0, +)
        case "row-mean": return all.reduce(0, +) / Double(all.count)
        case "row-mean-square": return all.reduce(0) { $0 + $1 * $1 } / Double(all.count)
        case "row-norm": return all.reduce(0) { $0 + $1 * $1 }.squareRoot()
        case "sinusoid-interleaved", "sinusoid-halves":
            let (column, width) = (arithmetic.result.column, grid.columns)
            let half = (width + 1) / 2
            let pair = isInterleaved ? column / 2 : column % half
            let isSine = isInterleaved ? column % 2 == 0 : column < half
            let angle = first / pow(numbers[0], 2 * Double(pair) / Double(width))
            return isSine ? Foundation.sin(angle) : Foundation.cos(angle)
        case "angles":
            return first / pow(numbers[0], 2 * Double(arithmetic.result.column) / numbers[1])
        case "rotate-interleaved", "rotate-halves":
            guard terms.count == 2 else { return first }
            let isFirst =
                isInterleaved
                ? arithmetic.result.column % 2 == 0 : arithmetic.terms[1][0].column > arithmetic.result.column
            return first * terms[0][1] + (isFirst ? -1 : 1) * second * terms[1][1]
        case "distance-penalty":
            return -numbers[0] * abs(Double(arithmetic.result.row) + numbers[1] - Double(arithmetic.result.column))
        default:
            guard let function = StepTrace.Operation.Function(rawValue: arithmetic.operation.name) else {
                Issue.record("nobody has said here what \(arithmetic.operation.name) computes")
                return nil
            }
            return apply(function, first)
        }
    }

    private static func apply(_ function: StepTrace.Operation.Function, _ x: Double) -> Double {
        switch function {
        case .relu: max(0, x)
        case .gelu: x * normal(x)
        case .geluTanh: x / 2 * (1 + Foundation.tanh(inner(x)))
        case .silu: x / (1 + Foundation.exp(-x))
        case .tanh: Foundation.tanh(x)
        case .eluPlusOne: x > 0 ? x + 1 : Foundation.exp(x)
        case .cosine: Foundation.cos(x)
        case .sine: Foundation.sin(x)
        case .logarithm: Foundation.log(x)
        case .reluSlope: x > 0 ? 1 : 0
        case .geluSlope: normal(x) + x * Foundation.exp(-x * x / 2) / (2 * Double.pi).squareRoot()
        case .geluTanhSlope:
            (1 + Foundation.tanh(inner(x))) / 2
                + x / 2 * (1 - pow(Foundation.tanh(inner(x)), 2)) * (2 / Double.pi).squareRoot()
                * (1 + 3 * 0.044715 * x * x)
        case .siluSlope: (1 + Foundation.exp(-x) * (1 + x)) / pow(1 + Foundation.exp(-x), 2)
        case .tanhSlope: 1 - pow(Foundation.tanh(x), 2)
        case .eluPlusOneSlope: x > 0 ? 1 : Foundation.exp(x)
        }
    }

    private static func normal(_ x: Double) -> Double { Foundation.erfc(-x / 2.0.squareRoot()) / 2 }
    private static func inner(_ x: Double) -> Double { (2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x) }
}
