import Testing

@testable import AttentionKernel

/// What holds for any attention: on random shapes, with none, one and many rows, and with numbers at the edges.
struct AttentionPropertyTests {
    struct Sizes: CustomTestStringConvertible {
        var queries, keys, width, valueWidth: Int
        var testDescription: String { "\(queries)×\(keys), d \(width), dV \(valueWidth)" }
    }

    private static let sizes: [Sizes] = {
        var generator = SeededGenerator(seed: 7)
        let random = (0..<12).map { _ in
            Sizes(
                queries: Int.random(in: 1...9, using: &generator), keys: Int.random(in: 1...9, using: &generator),
                width: Int.random(in: 1...8, using: &generator), valueWidth: Int.random(in: 1...5, using: &generator))
        }
        return random + [
            Sizes(queries: 0, keys: 3, width: 2, valueWidth: 2), Sizes(queries: 3, keys: 0, width: 2, valueWidth: 2),
            Sizes(queries: 0, keys: 0, width: 2, valueWidth: 2), Sizes(queries: 1, keys: 1, width: 1, valueWidth: 1),
            Sizes(queries: 7, keys: 2, width: 1, valueWidth: 3), Sizes(queries: 2, keys: 3, width: 0, valueWidth: 1),
        ]
    }()

    private static let masks: [Mask] = [
        .none, .causal, .causal(.topLeft), .window(left: 1, right: 0), .causal & .window(left: 2, right: 2, .topLeft),
        .window(left: .max, right: 0),
    ]

    private func inputs(_ sizes: Sizes, seed: UInt64 = 1, factor: Double = 1) -> (Matrix, Matrix, Matrix) {
        (
            .random(rows: sizes.queries, columns: sizes.width, seed: seed) * factor,
            .random(rows: sizes.keys, columns: sizes.width, seed: seed + 1) * factor,
            .random(rows: sizes.keys, columns: sizes.valueWidth, seed: seed + 2)
        )
    }

    private func close(_ first: Matrix, _ second: Matrix, _ tolerance: Double = 1e-12) -> Bool {
        first.rows == second.rows && first.columns == second.columns
            && zip(first.values, second.values).allSatisfy {
                ($0 - $1).magnitude <= tolerance * max(1, $1.magnitude) || $0 == $1
            }
    }

    @Test(arguments: sizes, masks)
    func rowsAddUpToOneOrNothing(_ sizes: Sizes, _ mask: Mask) {
        let (q, k, v) = inputs(sizes)
        for factor in [1, 1e4, 1e150, 1e-160] {
            let result = attention(q * factor, k * factor, v, mask: mask)
            #expect(result.weights.rows == sizes.queries && result.weights.columns == sizes.keys)
            #expect(result.output.rows == sizes.queries && result.output.columns == sizes.valueWidth)
            for row in 0..<sizes.queries {
                let isEmpty = result.maskedScores.row(row).allSatisfy { $0 == -.infinity }
                let sum = result.weights.row(row).reduce(0, +)
                let wanted: Double = isEmpty ? 0 : 1
                #expect((sum - wanted).magnitude < (isEmpty ? 1e-300 : 1e-14))
                if isEmpty { #expect(result.output.row(row).allSatisfy { $0 == 0 }) }
            }
        }
    }

    @Test(arguments: sizes, masks)
    func outputsLieWithinTheValues(_ sizes: Sizes, _ mask: Mask) {
        let (q, k, v) = inputs(sizes, seed: 20)
        let result = attention(q, k, v, mask: mask)
        for row in 0..<sizes.queries where result.rowSum[row, 0] > 0 {
            for column in 0..<sizes.valueWidth {
                let seen = v.column(column)
                #expect(result.output[row, column] <= seen.max()! + 1e-14)
                #expect(result.output[row, column] >= seen.min()! - 1e-14)
            }
        }
    }

    @Test(arguments: sizes)
    func theOrderOfKeysDoesNotMatter(_ sizes: Sizes) {
        let (q, k, v) = inputs(sizes, seed: 40)
        var generator = SeededGenerator(seed: 3)
        let order = Array(0..<sizes.keys).shuffled(using: &generator)
        func reordered(_ matrix: Matrix) -> Matrix {
            Matrix(rows: matrix.rows, columns: matrix.columns, values: order.flatMap { matrix.row($0) })
        }
        #expect(close(attention(q, reordered(k), reordered(v)).output, attention(q, k, v).output))
    }

    @Test(arguments: sizes)
    func aConstantOnAScoreRowChangesNothing(_ sizes: Sizes) {
        let (q, k, v) = inputs(sizes, seed: 60)
        let constants = Matrix.random(rows: sizes.queries, columns: 1, seed: 5) * 10
        let bias = constants + Matrix(rows: sizes.queries, columns: sizes.keys, repeating: 0)
        #expect(close(attention(q, k, v, bias: bias).output, attention(q, k, v).output))
    }

    @Test(arguments: sizes, masks)
    func blockByBlockIsTheSame(_ sizes: Sizes, _ mask: Mask) {
        let (q, k, v) = inputs(sizes, seed: 80)
        let whole = attention(q, k, v, mask: mask)
        for block in 1...10 {
            let online = onlineAttention(q, k, v, mask: mask, blockSize: block)
            #expect(close(online.output, whole.output))
            #expect(close(online.logSumExp, whole.logSumExp))
        }
    }

    @Test(arguments: [1, 2, 4]) func tokenByTokenIsTheSame(_ keyValueHeads: Int) {
        let x = Matrix.random(rows: 7, columns: 8, seed: 9)
        let layer = MultiHeadAttention(dModel: 8, heads: 4, keyValueHeads: keyValueHeads, bias: true, seed: 5)
        let whole = layer(x, mask: .causal).output
        for chunks in [[1, 1, 1, 1, 1, 1, 1], [3, 4], [7], [2, 1, 4]] {
            var cache = KeyValueCache()
            var start = 0
            for count in chunks {
                let result = layer.step(x.rows(start..<start + count), cache: &cache)
                #expect(close(result.output, whole.rows(start..<start + count)))
                start += count
            }
            #expect(cache.count == 7)
        }
        let head = AttentionLayer(dModel: 8, seed: 5)
        var cache = KeyValueCache()
        let steps = (0..<7).map { head.step(x.rows($0..<$0 + 1), cache: &cache).output }
        #expect(close(steps.dropFirst().reduce(steps[0], Matrix.stacked), head(x, mask: .causal).output))
    }

    @Test func aHiddenKeyTakesNoPartWhateverItHolds() {
        let (q, k, v) = inputs(Sizes(queries: 3, keys: 4, width: 2, valueWidth: 2))
        var (poisonedKeys, poisonedValues) = (k, v)
        for column in 0..<2 {
            poisonedKeys[1, column] = .nan
            poisonedValues[1, column] = column == 0 ? .nan : .infinity
        }
        let mask = Mask.padding(keys: [true, false, true, true])
        let (clean, poisoned) = (
            attention(q, k, v, mask: mask), attention(q, poisonedKeys, poisonedValues, mask: mask)
        )
        #expect(poisoned.maskedScores == clean.maskedScores)
        #expect(poisoned.weights == clean.weights)
        #expect(poisoned.output == clean.output)
        let online = onlineAttention(q, poisonedKeys, poisonedValues, mask: mask, blockSize: 3)
        #expect(close(online.output, clean.output))
        let dOutput = Matrix(rows: 3, columns: 2, repeating: 1)
        let gradients = attentionGradients(of: poisoned, output: dOutput)
        #expect(gradients.dQuery == attentionGradients(of: clean, output: dOutput).dQuery)
        let unmasked = attention(q, poisonedKeys, poisonedValues).output.values
        #expect(unmasked.allSatisfy { $0.isNaN })
    }

    @Test func emptyRowsFollowThePolicy() {
        let (q, k, v) = inputs(Sizes(queries: 2, keys: 3, width: 2, valueWidth: 2))
        let mask = Mask.block([[true, true, true], [false, false, true]])
        let zero = attention(q, k, v, mask: mask)
        #expect(zero.weights.row(0) + zero.output.row(0) == [0, 0, 0, 0, 0])
        #expect(zero.logSumExp[0, 0] == -.infinity)
        let uniform = attention(q, k, v, mask: mask, emptyRows: .uniform)
        let third = 1.0 / 3
        #expect(uniform.weights.row(0) == [third, third, third])
        #expect(close(uniform.output.rows(0..<1), v.transposed.sumOfRows.transposed / 3))
        let naive = attention(q, k, v, mask: mask, emptyRows: .notANumber)
        let filled = naive.weights.row(0) + naive.output.row(0)
        #expect(filled.allSatisfy { $0.isNaN })
        #expect(uniform.output.row(1) == zero.output.row(1) && naive.output.row(1) == zero.output.row(1))
        #expect(attention(q, k, v, mask: .causal, emptyRows: .error).output == attention(q, k, v, mask: .causal).output)
    }

    @Test func stagesThatDidNothingAreNotInTheTrace() {
        let (q, k, v) = inputs(Sizes(queries: 2, keys: 3, width: 2, valueWidth: 2))
        let plain = attention(q, k, v, scoring: .dotProduct)
        #expect(
            plain.trace.steps.map(\.name) == [
                "Q", "K", "V", "scores", "row maximum", "exponentials", "row sum", "weights", "output",
            ])
        #expect(plain.maskedScores == plain.rawScores)
        let full = attention(q, k, v, bias: [[1, 2, 3], [4, 5, 6]], softcap: 5, mask: .causal)
        #expect(
            full.trace.steps.map(\.name) == [
                "Q", "K", "V", "scores", "scaled scores", "bias", "biased scores", "capped scores", "mask",
                "masked scores", "row maximum", "exponentials", "row sum", "weights", "output",
            ])
        #expect(full.biasedScores == full.scaledScores + [[1, 2, 3], [4, 5, 6]])
    }

    @Test func labelsGoThrough() {
        let (q, k, v) = inputs(Sizes(queries: 2, keys: 3, width: 2, valueWidth: 2))
        let result = attention(
            q.labelled(rows: ["je", "dors"]), k.labelled(rows: ["I", "am", "asleep"]), v.labelled(columns: ["a", "b"]),
            bias: Matrix(rows: 2, columns: 3, repeating: 1), softcap: 3, mask: .causal)
        for name in ["scores", "scaled scores", "biased scores", "capped scores", "mask", "masked scores", "weights"] {
            let step = result.trace.step(name)
            #expect(step?.rowLabels == ["je", "dors"] && step?.columnLabels == ["I", "am", "asleep"], "\(name)")
        }
        #expect(result.rowSum.rowLabels == ["je", "dors"])
        #expect(result.output.rowLabels == ["je", "dors"] && result.output.columnLabels == ["a", "b"])
        let layer = MultiHeadAttention(dModel: 2, heads: 2, bias: true, seed: 1)
        let heads = layer(q.labelled(rows: ["je", "dors"]), context: k.labelled(rows: ["I", "am", "asleep"]))
        #expect(heads.trace.step("head 2/weights")?.columnLabels == ["I", "am", "asleep"])
        #expect(heads.output.rowLabels == ["je", "dors"])
    }
}
