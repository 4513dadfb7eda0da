import StepTrace

extension Scoring {
    /// The scores of all pairs, the scale left out, with the steps that led to them; the last of these is the scores.
    ///
    /// Stops the program when the shapes do not fit.
    @_optimize(none)
    func scores(_ query: Matrix, _ key: Matrix, file: StaticString, line: UInt) -> [TracedMatrix] {
        checkShapes(query, key, file: file, line: line)
        switch kind {
        case .dotProduct:
            return [
                TracedMatrix(
                    query.timesTransposed(key), "scores", "S", formula: "QK^\\top", .matmulTransposed, of: ["Q", "K"],
                    .score)
            ]
        case .general(let weight):
            let projected = query.matmul(weight)
            return [
                TracedMatrix(weight, "W", "W", .given),
                TracedMatrix(projected, "projected queries", "QW", formula: "QW", .matmul, of: ["Q", "W"]),
                TracedMatrix(
                    projected.timesTransposed(key), "scores", "S", formula: "QWK^\\top", .matmulTransposed,
                    of: ["projected queries", "K"], .score),
            ]
        case .additive(let queryWeight, let keyWeight, let vector, let bias):
            return additive(query, key, queryWeight, keyWeight, vector, bias)
        case .cosine:
            let (queryLengths, keyLengths) = (query.lengthsOfRows, key.lengthsOfRows)
            let (unitQueries, unitKeys) = (
                query.dividedElementwise(by: queryLengths), key.dividedElementwise(by: keyLengths)
            )
            return [
                TracedMatrix(queryLengths, "query lengths", "|q|", formula: "|q_i|", .rowNorm, of: ["Q"], .sum),
                TracedMatrix(keyLengths, "key lengths", "|k|", formula: "|k_j|", .rowNorm, of: ["K"], .sum),
                TracedMatrix(
                    unitQueries, "unit queries", "Q̂", formula: "\\hat q_i = \\frac{q_i}{|q_i|}",
                    .divide(emptyRow: nil), of: ["Q", "query lengths"]),
                TracedMatrix(
                    unitKeys, "unit keys", "K̂", formula: "\\hat k_j = \\frac{k_j}{|k_j|}", .divide(emptyRow: nil),
                    of: ["K", "key lengths"]),
                TracedMatrix(
                    unitQueries.timesTransposed(unitKeys), "scores", "S", formula: "\\hat Q \\hat K^\\top",
                    .matmulTransposed, of: ["unit queries", "unit keys"], .score),
            ]
        }
    }

    private func additive(
        _ query: Matrix, _ key: Matrix, _ queryWeight: Matrix, _ keyWeight: Matrix, _ vector: [Double],
        _ bias: [Double]?
    ) -> [TracedMatrix] {
        var projectedQueries = query.matmul(queryWeight)
        let projectedKeys = key.matmul(keyWeight)
        let v = Matrix(uncheckedRows: 1, columns: vector.count, values: vector)
        var steps = [TracedMatrix(queryWeight, "W", "W", .given), TracedMatrix(keyWeight, "U", "U", .given)]
        if let bias {
            let b = Matrix(uncheckedRows: 1, columns: bias.count, values: bias)
            projectedQueries = projectedQueries + b
            steps.append(TracedMatrix(b, "b", "b", .given))
        }
        steps += [
            TracedMatrix(v, "v", "v", .given),
            TracedMatrix(
                projectedQueries, "projected queries", "QW", formula: bias == nil ? "QW" : "QW + b", .project,
                of: bias == nil ? ["Q", "W"] : ["Q", "W", "b"]),
            TracedMatrix(projectedKeys, "projected keys", "KU", formula: "KU", .project, of: ["K", "U"]),
        ]
        let formula = "S_{ij} = v^\\top \\tanh(q_i W + k_j U\(bias == nil ? "" : " + b"))"
        steps.append(
            TracedMatrix(
                projectedQueries.additiveScores(projectedKeys, vector: v), "scores", "S", formula: formula,
                .additiveScore,
                of: ["projected queries", "projected keys", "v"], .score))
        return steps
    }

    /// What the scores are multiplied by, or nil for nothing.
    func scaling(width: Int) -> Scaling? { factor(width: width).map { Scaling($0, width: width) } }

    private func factor(width: Int) -> Double? {
        switch scale {
        case .none: nil
        case .inverseRootOfWidth: Matrix.inverseRoot(of: width)
        case .factor(let factor): factor
        }
    }

    private func checkShapes(_ query: Matrix, _ key: Matrix, file: StaticString, line: UInt) {
        func need(_ fits: Bool, _ message: @autoclosure () -> String) {
            if !fits { stop("attention: " + message(), file: file, line: line) }
        }
        switch kind {
        case .dotProduct, .cosine:
            need(
                query.columns == key.columns,
                "the queries are \(query.shape) and the keys \(key.shape); "
                    + "the queries' columns (\(query.columns)) must equal the keys' columns (\(key.columns))")
        case .general(let weight):
            need(
                weight.rows == query.columns && weight.columns == key.columns,
                "the weight of .general is \(weight.shape), the queries are \(query.shape) and the keys \(key.shape); "
                    + "the weight must be \(query.columns)×\(key.columns), the queries' columns by the keys'")
        case .additive(let queryWeight, let keyWeight, let vector, let bias):
            need(
                queryWeight.rows == query.columns,
                "the query weight of .additive is \(queryWeight.shape) and the queries are \(query.shape); "
                    + "the weight's rows (\(queryWeight.rows)) must equal the queries' columns (\(query.columns))")
            need(
                keyWeight.rows == key.columns,
                "the key weight of .additive is \(keyWeight.shape) and the keys are \(key.shape); "
                    + "the weight's rows (\(keyWeight.rows)) must equal the keys' columns (\(key.columns))")
            let units = vector.count
            need(
                queryWeight.columns == units && keyWeight.columns == units && bias.map { $0.count == units } ?? true,
                "the weights of .additive are \(queryWeight.shape) and \(keyWeight.shape), its vector has \(units) entries"
                    + (bias.map { " and its bias \($0.count)" } ?? "")
                    + "; the weights' columns and all of these must be one number")
        }
    }
}

/// What scores are multiplied by, and how that is said: as a division by √d where that is what the factor is.
struct Scaling {
    let factor: Double
    private let isRoot: Bool
    private let width: Int

    /// - Parameter width: d, the columns of the queries.
    init(_ factor: Double, width: Int) {
        self.factor = factor
        self.width = width
        isRoot = width > 0 && factor == Matrix.inverseRoot(of: width)
    }

    var operation: Operation { isRoot ? .divideByRoot(of: width) : .scale(factor) }

    func tex(_ scores: String) -> String {
        isRoot ? "\\frac{\(scores)}{\\sqrt{d_k}}" : "\(formatted(factor, decimals: 4, trimmed: true))\\,\(scores)"
    }
}
