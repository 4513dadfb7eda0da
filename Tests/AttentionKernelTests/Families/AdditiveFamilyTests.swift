import Testing

@testable import AttentionKernel

/// The golden cases of Bahdanau's and Luong's scores, and of Keras's attention layers.
struct AdditiveFamilyTests {
    @Test(arguments: GoldenCase.family("additive"))
    func agrees(_ golden: GoldenCase) throws {
        let query = try #require(golden.input("query")).matrix
        let value = try #require(golden.input("value")).matrix
        let key = golden.input("key")?.matrix ?? value
        golden.ignore(options: "layout")
        #expect(golden.number("softmax_axis") == -1)
        let scoring = scoring(golden, query, key)
        let result = attention(query, key, value, scoring: scoring, mask: golden.mask())
        golden.check("scores", result.rawScores)
        golden.check("scaled", result.scaledScores)
        golden.check("masked", result.maskedScores)
        golden.check("weights", result.weights)
        golden.check("output", result.output)
        if golden.isExpected("unscaled_weights") {
            let unscaled = attention(query, key, value, scoring: .dotProduct)
            golden.check("unscaled_weights", unscaled.weights)
            golden.check("unscaled_output", unscaled.output)
        }
        if case .additive(let queryWeight, let keyWeight, _, _) = scoring.kind {
            checkProjections(golden, query.matmul(queryWeight), key.matmul(keyWeight))
        }
        golden.finish()
    }

    private func scoring(_ golden: GoldenCase, _ query: Matrix, _ key: Matrix) -> Scoring {
        let vector = golden.input("v_a")?.values
        if let weight = golden.input("w")?.matrix {
            guard let vector else { return .general(weight) }
            // Luong's concat: W has the queries' rows above the keys'.
            return .additive(
                query: weight.rows(0..<query.columns), key: weight.rows(query.columns..<weight.rows), vector: vector)
        }
        if let queryWeight = golden.input("w_q")?.matrix, let keyWeight = golden.input("w_k")?.matrix, let vector {
            let biases = [golden.input("b_q"), golden.input("b_k")].compactMap { $0?.values }
            let bias = biases.count == 2 ? zip(biases[0], biases[1]).map { $0 + $1 } : nil
            return .additive(query: queryWeight, key: keyWeight, vector: vector, bias: bias)
        }
        let identity = Matrix.identity(query.columns)
        if let factor = golden.number("concat_score_weight"), let scale = golden.number("scale") {
            let vector = Array(repeating: factor, count: query.columns)
            return .additive(query: identity * scale, key: identity * scale, vector: vector)
        }
        if let scale = golden.number("scale") { return .dotProduct(scale: scale) }
        return .additive(
            query: identity, key: identity, vector: vector ?? Array(repeating: 1, count: query.columns))
    }

    /// The file's projections have each its own bias; ours adds their sum to the queries'.
    private func checkProjections(_ golden: GoldenCase, _ queries: Matrix, _ keys: Matrix) {
        let queries = queries + Matrix(row: golden.input("b_q")?.values ?? Array(repeating: 0, count: queries.columns))
        let keys = keys + Matrix(row: golden.input("b_k")?.values ?? Array(repeating: 0, count: keys.columns))
        golden.check("projected_q", queries)
        golden.check("projected_k", keys)
        golden.check("hidden", (0..<queries.rows).map { tanh(keys + queries.rows($0..<$0 + 1)) })
    }
}
