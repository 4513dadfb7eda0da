import StepTrace
import TestSupport

/// Traces with every number computed, as the kernel writes them, for pictures to be held against.
enum SampleTraces {
    /// The article's worked example: one number a token.
    static let tiny = attention(
        q: [[1], [2], [3]], k: [[4], [5], [6]], v: [[7], [8], [9]], title: "attention")

    static let causal = attention(
        q: [[0.2, 0.4, 0.6, -0.2], [1.6, 1.6, 1.2, 0.6], [0.2, 0.6, -0.8, 1.6], [1.2, 0.2, -0.6, -0.2]],
        k: [[-1, 0.7, 0.9, -0.4], [1, 1.2, -1.2, -0.2], [-0.4, -1.2, 0.6, 0.4], [0.9, 0.4, 0.3, -0.5]],
        v: [[0.2, -0.1], [1.3, -0.6], [-0.4, 0.8], [0.5, 0.25]],
        labels: ["the", "animal", "was", "tired"], isCausal: true, title: "causal attention")

    static let chinese = attention(
        q: [[1, 0], [0, 1]], k: [[1, 0], [0, 1]], v: [[1, 0], [0, 1]], labels: ["我", "喜欢"], title: "注意力")

    static let heads: Trace = {
        let given: [[Double]] = [[1, 0, 2, 0], [0, 1, 0, 2], [1, 1, 0, 0]]
        let first = attention(
            q: [[1, 0], [0, 1], [1, 1]], k: [[1, 0], [0, 1], [1, 1]], v: [[1, 0], [0, 1], [1, 1]], title: "head 1")
        let second = attention(
            q: [[2, 0], [0, 2], [0, 0]], k: [[2, 0], [0, 2], [0, 0]], v: [[2, 0], [0, 2], [0, 0]], title: "head 2")
        let parts = [first, second].map { $0.steps[$0.steps.count - 1].value }
        let side = Grid(rows: 3, columns: 4, values: (0..<3).flatMap { parts[0].row($0) + parts[1].row($0) })
        return Trace(
            title: "multi-head attention",
            steps: [
                Step(name: "input", symbol: "X", operation: .given, value: Grid(given)),
                Step(
                    name: "concatenated", symbol: "H", formula: #"[O_1; O_2]"#, operation: .concatenate,
                    operands: ["head 1/output", "head 2/output"], value: side),
            ],
            children: [first, second])
    }()

    /// 64 × 64 numbers in no order that the eye could follow.
    static let big = Grid(rows: 64, columns: 64, values: (0..<4096).map { Double(($0 * 7919) % 1000) / 333 - 1.5 })

    static func attention(
        q: [[Double]], k: [[Double]], v: [[Double]], labels: [String] = [], isCausal: Bool = false, title: String
    ) -> Trace {
        let (queries, keys, values) = (Grid(q), Grid(k), Grid(v))
        func table(_ rows: Int, _ columns: Int, _ entry: (Int, Int) -> Double) -> Grid {
            Grid(rows: rows, columns: columns, values: (0..<(rows * columns)).map { entry($0 / columns, $0 % columns) })
        }
        let (m, n) = (queries.rows, keys.rows)
        let scores = table(m, n) { i, j in zip(q[i], k[j]).reduce(0) { $0 + $1.0 * $1.1 } }
        let factor = 1 / Double(queries.columns).squareRoot()
        let scaled = table(m, n) { scores[$0, $1] * factor }
        let hiding = table(m, n) { isCausal && $1 > $0 ? -.infinity : 0 }
        let masked = table(m, n) { scaled[$0, $1] + hiding[$0, $1] }
        let largest = table(m, 1) { i, _ in masked.row(i).max()! }
        let raised = table(m, n) { exponential(masked[$0, $1] - largest[$0, 0]) }
        let sums = table(m, 1) { i, _ in raised.row(i).reduce(0, +) }
        let weights = table(m, n) { raised[$0, $1] / sums[$0, 0] }
        let output = table(m, values.columns) { i, j in (0..<n).reduce(0) { $0 + weights[i, $1] * values[$1, j] } }

        func step(
            _ name: String, _ symbol: String, _ formula: String, _ operation: StepTrace.Operation,
            _ operands: [String], _ value: Grid, _ role: Step.Role = .vector
        ) -> Step {
            Step(
                name: name, symbol: symbol, formula: formula, operation: operation, operands: operands, value: value,
                rowLabels: labels, columnLabels: value.columns == labels.count && value.rows == n ? labels : [],
                role: role)
        }
        var steps = [
            step("queries", "Q", "", .given, [], queries), step("keys", "K", "", .given, [], keys),
            step("values", "V", "", .given, [], values),
            step("scores", "S", #"QK^\top"#, .matmulTransposed, ["queries", "keys"], scores, .score),
            step(
                "scaled scores", #"S_{\text{scaled}}"#, #"\frac{S}{\sqrt{d_k}}"#, .divideByRoot(of: queries.columns),
                ["scores"], scaled,
                .score),
        ]
        for index in steps.indices where index < 3 { steps[index].columnLabels = [] }
        if isCausal {
            steps.append(step("mask", "M", "", .given, [], hiding, .mask))
            steps.append(
                step("masked scores", "X", #"S_{\text{scaled}} + M"#, .mask, ["scaled scores", "mask"], masked, .score))
        }
        let last = steps[steps.count - 1].name
        steps += [
            step("row maximum", "m", #"\max_j X_{ij}"#, .rowMaximum, [last], largest, .score),
            step("exponentials", "E", #"e^{X - m}"#, .expMinus, [last, "row maximum"], raised, .exponential),
            step("row sum", #"\ell"#, #"\sum_j E_{ij}"#, .rowSum, ["exponentials"], sums, .sum),
            step(
                "weights", "A", #"E / \ell"#, .divide(emptyRow: 0), ["exponentials", "row sum"], weights, .share),
            step("output", "O", "AV", .weightedSum, ["weights", "values"], output),
        ]
        for index in steps.indices where steps[index].name == "output" { steps[index].columnLabels = [] }
        return Trace(title: title, steps: steps)
    }

    /// e to the power of x by its series, so that no mathematics library has a say in the expected pictures.
    private static func exponential(_ x: Double) -> Double {
        guard x > -700 else { return 0 }
        var term = 1.0
        var sum = 1.0
        for index in 1..<24 {
            term *= x / 64 / Double(index)
            sum += term
        }
        return (0..<6).reduce(sum) { result, _ in result * result }
    }
}
