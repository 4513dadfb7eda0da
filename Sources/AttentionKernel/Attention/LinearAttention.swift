public import StepTrace

/// Attention whose cost grows with the length, not with its square: scores are `φ(q)·φ(k)` with `φ(x) = elu(x) + 1`, and
/// keys and values are summed up in a state before any query sees them.
public struct LinearAttention: Sendable {
    /// The steps; `key features`, `query features` and, without the causal rule, `state`, `normaliser` are among them.
    public let computation: Traced
    /// φ(K)ᵀV up to each token, d × dV; one entry for all keys without the causal rule.
    public let states: [Matrix]
    /// The sum of φ(k) up to each token, 1 × d; as many as states.
    public let normalisers: [Matrix]
    /// What each query's sum is divided by, Lq × 1.
    public let denominator: Matrix
    let isCausal: Bool

    /// Lq × dV.
    public var output: Matrix { computation.output }
    public var trace: Trace { computation.trace }

    /// The weights that the same result would have as a matrix, Lq × Lk: never needed, but good to see.
    public var weights: Matrix {
        var products = computation["query features"].timesTransposed(computation["key features"])
        if isCausal {
            for row in 0..<products.rows {
                for column in 0..<products.columns where column > row { products[row, column] = 0 }
            }
        }
        return products.dividedElementwise(by: products.sumOfRows)
    }
}

extension LinearAttention: Showable {
    public var shown: ShownValue { .trace(trace) }
}

/// Attention by sums of features of the keys, in time that grows with the length, not with its square.
///
/// Katharopoulos et al. 2020, eq. 5; causal: eq. 18 to 20, one step of a recurrence for each token.
/// `output_i = φ(q_i) S / (φ(q_i)·z)` with `S = φ(K)ᵀV` and `z = Σ φ(k_j)`; causal, both sums go up to token i. No scale.
///
/// - Parameters:
///   - query: Lq × d.
///   - key: Lk × d.
///   - value: Lk × dV.
///   - causal: needs as many queries as keys.
///   - file: the caller's file, for the message when the program stops.
///   - line: the caller's line, for the same message.
@_optimize(none)
public func linearAttention(
    _ query: Matrix, _ key: Matrix, _ value: Matrix, causal: Bool = false, file: StaticString = #filePath,
    line: UInt = #line
) -> LinearAttention {
    check(query, key, value, causal, file, line)
    var stages = [
        TracedMatrix(query, "Q", "Q", .given), TracedMatrix(key, "K", "K", .given),
        TracedMatrix(value, "V", "V", .given),
        TracedMatrix(
            eluPlusOne(query), "query features", "φ(Q)", formula: "\\phi(Q)", .apply(.eluPlusOne), of: ["Q"]),
        TracedMatrix(
            eluPlusOne(key), "key features", "φ(K)", formula: "\\phi(K)", .apply(.eluPlusOne), of: ["K"]),
    ]
    let (queries, keys) = (stages[3].matrix, stages[4].matrix)
    if causal { return recurrent(stages, queries, keys, value) }
    let state = keys.transposedTimes(value)
    let normaliser = keys.sumOfColumns
    let numerator = queries.matmul(state)
    let denominator = queries.timesTransposed(normaliser)
    stages += [
        TracedMatrix(
            state, "state", "S", formula: "\\phi(K)^\\top V", .transposedMatmul, of: ["key features", "V"]),
        TracedMatrix(
            normaliser, "normaliser", "z", formula: "\\sum_j \\phi(k_j)", .columnSum, of: ["key features"], .sum),
        TracedMatrix(numerator, "numerator", "N", formula: "\\phi(Q) S", .matmul, of: ["query features", "state"]),
        TracedMatrix(
            denominator, "denominator", "D", formula: "\\phi(Q) z^\\top", .matmulTransposed,
            of: ["query features", "normaliser"], .sum),
        TracedMatrix(
            numerator.divided(by: denominator, emptyRow: 0), "output", "O",
            formula: "\\frac{N}{D}", .divide(emptyRow: 0), of: ["numerator", "denominator"]),
    ]
    return LinearAttention(
        computation: Traced("linear attention", stages), states: [state], normalisers: [normaliser],
        denominator: denominator, isCausal: false)
}

@_optimize(none)
private func recurrent(
    _ given: [TracedMatrix], _ queries: Matrix, _ keys: Matrix, _ values: Matrix
) -> LinearAttention {
    var state = Matrix(rows: keys.columns, columns: values.columns, repeating: 0)
    var normaliser = Matrix(rows: 1, columns: keys.columns, repeating: 0)
    var (states, normalisers, denominators): ([Matrix], [Matrix], [Double]) = ([], [], [])
    var output = Matrix(uncheckedRows: 0, columns: values.columns, values: [])
    var children: [Trace] = []
    for token in 0..<keys.rows {
        let (key, value, query) = (
            keys.rows(token..<token + 1), values.rows(token..<token + 1), queries.rows(token..<token + 1)
        )
        let (previousState, previousNormaliser) = (state, normaliser)
        let update = key.transposedTimes(value)
        state = state + update
        normaliser = normaliser + key
        let (numerator, denominator) = (query.matmul(state), query.timesTransposed(normaliser))
        let row = numerator / denominator[0, 0]
        func earlier(_ matrix: Matrix, _ name: String, _ symbol: String, _ step: String) -> TracedMatrix {
            if token == 0 { return TracedMatrix(matrix, name, symbol, .given) }
            return TracedMatrix(matrix, name, symbol, .copy, of: ["../token \(token)/" + step])
        }
        let steps = [
            TracedMatrix(key, "key features", "φ(k)", .rows(from: token), of: ["../key features"]),
            TracedMatrix(value, "value", "v", .rows(from: token), of: ["../V"]),
            TracedMatrix(query, "query features", "φ(q)", .rows(from: token), of: ["../query features"]),
            earlier(previousState, "previous state", "S", "state"),
            earlier(previousNormaliser, "previous normaliser", "z", "normaliser"),
            TracedMatrix(
                update, "update", "φ(k)ᵀv", formula: "\\phi(k)^\\top v", .transposedMatmul,
                of: ["key features", "value"]),
            TracedMatrix(
                state, "state", "S′", formula: "S + \\phi(k)^\\top v", .add, of: ["previous state", "update"]),
            TracedMatrix(
                normaliser, "normaliser", "z′", formula: "z + \\phi(k)", .add,
                of: ["previous normaliser", "key features"], .sum),
            TracedMatrix(
                numerator, "numerator", "n", formula: "\\phi(q) S'", .matmul, of: ["query features", "state"]),
            TracedMatrix(
                denominator, "denominator", "d", formula: "\\phi(q) {z'}^\\top", .matmulTransposed,
                of: ["query features", "normaliser"], .sum),
            TracedMatrix(
                row, "output", "o", formula: "\\frac{n}{d}", .divide(emptyRow: nil), of: ["numerator", "denominator"]),
        ]
        children.append(Trace(title: "token \(token + 1)", steps: steps.map { $0.step }))
        states.append(state)
        normalisers.append(normaliser)
        denominators.append(denominator[0, 0])
        output = Matrix.stacked(output, row)
    }
    output.rowLabels = queries.rowLabels
    let last = TracedMatrix(output, "output", "O", .stack, of: children.map { $0.title + "/output" })
    return LinearAttention(
        computation: Traced("linear attention", given + [last], children: children), states: states,
        normalisers: normalisers, denominator: Matrix(column: denominators, like: queries), isCausal: true)
}

private func check(
    _ query: Matrix, _ key: Matrix, _ value: Matrix, _ causal: Bool, _ file: StaticString, _ line: UInt
) {
    guard query.columns == key.columns else {
        stop(
            "linearAttention: the queries are \(query.shape) and the keys \(key.shape); "
                + "the queries' columns (\(query.columns)) must equal the keys' columns (\(key.columns))",
            file: file, line: line)
    }
    guard key.rows == value.rows else {
        stop(
            "linearAttention: the keys are \(key.shape) and the values \(value.shape); "
                + "the keys' rows (\(key.rows)) must equal the values' rows (\(value.rows))",
            file: file, line: line)
    }
    guard !causal || query.rows == key.rows else {
        stop(
            "linearAttention: the queries are \(query.shape) and the keys \(key.shape); "
                + "with causal: true there must be as many queries as keys",
            file: file, line: line)
    }
}
