import StepTrace
import TestSupport
import Testing

@testable import AttentionKernel
@testable import AttentionTraining

/// Every number of every kind of trace follows from the entries that its explanation names.
struct ExplanationTests {
    private let q = Matrix.random(rows: 4, columns: 6, seed: 1)
    private let k = Matrix.random(rows: 5, columns: 6, seed: 2)
    private let v = Matrix.random(rows: 5, columns: 3, seed: 3)
    private let x = Matrix.random(rows: 5, columns: 6, seed: 4)
    private let context = Matrix.random(rows: 3, columns: 6, seed: 5)

    private var scorings: [Scoring] {
        [
            .scaledDotProduct, .dotProduct, .dotProduct(scale: -0.3), .cosine,
            .general(.random(rows: 6, columns: 6, seed: 6)),
            .additive(
                query: .random(rows: 6, columns: 4, seed: 7), key: .random(rows: 6, columns: 4, seed: 8),
                vector: [1, -2, 0.5, 3], bias: [0.1, 0.2, 0.3, -1]),
        ]
    }

    @Test func ofAttention() {
        var recomputation = Recomputation()
        let hidden = (0..<4).map { row in (0..<5).map { row == 2 || $0 == row } }
        for scoring in scorings {
            recomputation.check(attention(q, k, v, scoring: scoring).trace)
            for emptyRows in [EmptyRows.zero, .uniform, .notANumber] {
                recomputation.check(
                    attention(
                        q, k, v, scoring: scoring, bias: .random(rows: 4, columns: 5, seed: 9), softcap: 1.5,
                        mask: .block(hidden), emptyRows: emptyRows
                    ).trace)
            }
            recomputation.check(attention(q, k, v, scoring: scoring, mask: .causal, sink: 0.5).trace)
        }
        #expect(recomputation.numbers > 5000)
    }

    @Test func ofGradients() {
        var recomputation = Recomputation()
        let dOutput = Matrix.random(rows: 4, columns: 3, seed: 10)
        for scoring in scorings {
            for emptyRows in [EmptyRows.zero, .uniform] {
                let result = attention(
                    q, k, v, scoring: scoring, bias: .random(rows: 4, columns: 5, seed: 9), softcap: 1.5,
                    mask: .causal(.topLeft) & .window(left: 1, right: 0)
                        & .padding(keys: [false, true, true, true, true]),
                    emptyRows: emptyRows)
                recomputation.check(attentionGradients(of: result, output: dOutput).trace)
            }
        }
        #expect(recomputation.operations.isSuperset(of: ["weigh", "softcap-slope", "additive-score-gradient-of-keys"]))
    }

    @Test func ofLayers() {
        var recomputation = Recomputation()
        recomputation.check(AttentionLayer(dModel: 6, seed: 1)(x, mask: .causal).trace)
        recomputation.check(CrossAttentionLayer(dModel: 6, seed: 1)(x, context: context).trace)
        let heads = MultiHeadAttention(dModel: 6, heads: 6, keyValueHeads: 2, bias: true, seed: 2)
        recomputation.check(heads(x, mask: .causal).trace)
        recomputation.check(heads(x, context: context, values: context).trace)
        var cache = KeyValueCache()
        for row in 0..<x.rows { recomputation.check(heads.step(x.rows(row..<row + 1), cache: &cache).trace) }
        for normFirst in [true, false] {
            let block = TransformerBlock(dModel: 6, heads: 2, normFirst: normFirst, seed: 3)
            recomputation.check(block(x, mask: .causal).trace)
        }
        let expected: Set = [
            "project", "columns", "concatenate", "stack", "copy", "reciprocal-root", "gelu", "row-mean",
        ]
        #expect(recomputation.operations.isSuperset(of: expected))
    }

    @Test func ofNormsAndActivations() {
        var recomputation = Recomputation()
        let ones = Array(repeating: 1.5, count: 6)
        recomputation.check(Traced.layerNorm(x, gain: ones, bias: ones).trace)
        recomputation.check(Traced.layerNorm(x).trace)
        recomputation.check(Traced.rmsNorm(x, gain: ones).trace)
        for activation in Activation.allCases { recomputation.check(Traced.activation(activation, x).trace) }
        #expect(recomputation.operations.contains("row-mean-square"))
    }

    @Test func ofPositions() {
        var recomputation = Recomputation()
        for layout in PairLayout.allCases {
            recomputation.check(Traced.rotary(x, positions: 3..<8, layout: layout).trace)
            recomputation.check(
                Traced.rotary(x, positions: [0, 2, 4, 9, 1], layout: layout, base: 500, width: 4).trace)
            recomputation.check(Traced.sinusoidalEncoding(positions: 6, dModel: 7, start: 3, layout: layout).trace)
        }
        recomputation.check(Traced.alibiBias(queries: 3, keys: 5, slope: 0.25).trace)
        #expect(recomputation.operations.contains("distance-penalty"))
    }

    @Test func ofOnlineAndLinearAttention() {
        var recomputation = Recomputation()
        for size in 1...6 {
            recomputation.check(onlineAttention(q, k, v, mask: .causal(.topLeft), blockSize: size).trace)
        }
        recomputation.check(
            onlineAttention(k, q, .random(rows: 4, columns: 2, seed: 1), mask: .causal, blockSize: 2).trace)
        recomputation.check(linearAttention(q, k, v).trace)
        recomputation.check(linearAttention(k, k, v, causal: true).trace)
        let parts = [
            attention(q, k, v), attention(q, k.rows(0..<1), v.rows(0..<1)), attention(q, k.rows(0..<2), v.rows(0..<2)),
        ]
        recomputation.check(mergedAttention(outputs: parts.map(\.output), logSumExps: parts.map(\.logSumExp)).trace)
        #expect(recomputation.operations.isSuperset(of: ["maximum", "column-sum", "transposed-matmul", "weigh"]))
    }

    @Test func ofTraining() {
        var recomputation = Recomputation()
        let block = TrainableBlock(TransformerBlock(dModel: 4, heads: 2, hidden: 5, seed: 3))
        let tokens = Variable(x.columns(0..<4).rows(0..<3))
        let loss = crossEntropy(block(tokens, mask: .causal).output, targets: [0, nil, 3])
        recomputation.check(loss.gradientTrace())
        for activation in Activation.allCases {
            let output = Variable(x).activated(by: activation)
            recomputation.check(output.gradientTrace(from: x))
            #expect(recomputation.operations.contains(activation.function.rawValue))
        }
        recomputation.check(Variable(x).transposed.gradientTrace(from: x.transposed))
        #expect(recomputation.operations.isSuperset(of: ["transpose", "log", "gelu-tanh-slope", "silu-slope"]))
    }

    @Test func asText() {
        let q: Matrix = [[1, 0], [0.5, -1]]
        let k: Matrix = [[1, 1], [0.25, 2]]
        let v: Matrix = [[1, 2, 0], [-3, 4, 0]]
        let result = attention(q, k, v, scoring: .dotProduct(scale: 0.5), softcap: 2, mask: .causal)
        #expect(result.explain(.query, row: 0, column: 1) == "Q[1,2] = 0")
        #expect(result.explain(.rawScores, row: 1, column: 0) == "scores[2,1] = Q₂·K₁ = 0.5×1 + (−1)×1 = −0.5")
        #expect(result.explain(.scaledScores, row: 1, column: 0) == "scaled scores[2,1] = −0.5 × 0.5 = −0.25")
        #expect(result.explain(.biasedScores, row: 1, column: 0) == "scaled scores[2,1] = −0.5 × 0.5 = −0.25")
        #expect(
            result.explain(.cappedScores, row: 1, column: 0) == "capped scores[2,1] = 2 × tanh(−0.25 ÷ 2) = −0.2487")
        #expect(result.explain(.maskedScores, row: 0, column: 1) == "masked scores[1,2] = −∞, the key is hidden")
        #expect(result.explain(.maskedScores, row: 1, column: 0) == "masked scores[2,1] = −0.25 + 0 = −0.25")
        #expect(result.explain(.rowMaximum, row: 1) == "row maximum[2] = max(−0.25, −0.87) = −0.25")
        #expect(
            result.explain(.exponentials, row: 1, column: 1) == "exponentials[2,2] = e^(−0.8744 − (−0.2487)) = 0.5349")
        #expect(result.explain(.rowSum, row: 1) == "row sum[2] = 1 + 0.53 = 1.53")
        #expect(result.explain(.weights, row: 1, column: 1) == "weights[2,2] = 0.5349 ÷ 1.5349 = 0.3485")
        #expect(
            result.explain(.output, row: 1, column: 0) == "output[2,1] = 0.652×1 + 0.348×(−3) = −0.39")
        #expect(result.explain(.output, row: 0, column: 1) == "output[1,2] = 1×2 = 2")
    }

    /// A scale that happens to be 1/√4 is no division by √d where d is 2.
    @Test func onlyTheRootOfTheWidthIsARoot() {
        let (q, k): (Matrix, Matrix) = ([[2.5, 0]], [[1, 1]])
        func scaled(_ scoring: Scoring) -> String? {
            attention(q, k, k, scoring: scoring).explain(.scaledScores, row: 0, column: 0)
        }
        #expect(scaled(.scaledDotProduct) == "scaled scores[1] = 2.5 ÷ √2 = 1.77")
        #expect(scaled(.dotProduct(scale: 1 / 2.0.squareRoot())) == "scaled scores[1] = 2.5 ÷ √2 = 1.77")
        #expect(scaled(.dotProduct(scale: 0.5)) == "scaled scores[1] = 2.5 × 0.5 = 1.25")
    }

    /// Lines take the fewest digits, from the figure's on, with which they are right as printed.
    @Test func linesAddUpAsPrinted() {
        let k: Matrix = [[1], [1], [1]]
        let result = attention([[0]], k, [[1.5], [1.25], [2]])
        #expect(result.explain(.rowSum, row: 0) == "row sum[1] = 1 + 1 + 1 = 3")
        #expect(
            result.explain(.output, row: 0, column: 0) == "output[1] = 0.333×1.5 + 0.333×1.25 + 0.333×2 = 1.58")
    }

    @Test func nestedText() throws {
        let layer = MultiHeadAttention(
            query: Linear(weight: .identity(2)), key: Linear(weight: .identity(2)), value: Linear(weight: .identity(2)),
            output: Linear(weight: [[2, 0], [0, 3]], bias: [1, 1]), heads: 2)
        let trace = layer([[4, 5]]).trace
        #expect(trace.explain(step: "head 2/Q", row: 0, column: 0)?.text == "head 2/Q[1] = queries[1,2] = 5")
        #expect(
            trace.explain(step: "concatenated", row: 0, column: 1)?.text == "concatenated[1,2] = head 2/output[1] = 5")
        #expect(trace.explain(step: "output", row: 0, column: 1)?.text == "output[1,2] = 4×0 + 5×3 + 1 = 16")
        #expect(trace.explain(step: "output", row: 0, column: 2) == nil)
        #expect(trace.explain(step: "head 3/Q", row: 0, column: 0) == nil)
        let head = try #require(trace.children.first)
        #expect(head.explain(step: "Q", row: 0, column: 0)?.operation == .given)
    }
}
