import StepTrace

extension BackwardPass {
    /// From the raw scores to the queries and keys, through the scoring function.
    @_optimize(none)
    mutating func throughScores() {
        switch result.scoring.kind {
        case .dotProduct:
            addProducts("dQ", "dK", queries: "Q", keys: "K", keySymbol: "K", querySymbol: "Q")
        case .general(let weight):
            give(weight, "W", "W")
            give(result.query.matmul(weight), "projected queries", "QW")
            addProducts(
                "d projected queries", "dK", queries: "projected queries", keys: "K", keySymbol: "K",
                querySymbol: "(QW)")
            add(
                self["d projected queries"].timesTransposed(weight), "dQ", "dQ", "d(QW)\\,W^\\top", .matmulTransposed,
                of: ["d projected queries", "W"])
        case .additive(let queryWeight, let keyWeight, let vector, let bias):
            throughAdditive(queryWeight, keyWeight, vector, bias)
        case .cosine: throughCosine()
        }
    }

    /// dQ = dS K and dK = dSᵀ Q; a gradient of exactly 0 leaves its key out, whatever a hidden key holds.
    private mutating func addProducts(
        _ dQueries: String, _ dKeys: String, queries: String, keys: String, keySymbol: String, querySymbol: String
    ) {
        let dScores = self["d scores"]
        var dQuery = dScores.weightedSum(of: self[keys])
        dQuery.rowLabels = result.query.rowLabels
        var dKey = dScores.transposedTimes(self[queries])
        dKey.rowLabels = result.key.rowLabels
        add(dQuery, dQueries, "d\(querySymbol)", "dS\\,\(keySymbol)", .weightedSum, of: ["d scores", keys])
        add(dKey, dKeys, "d\(keySymbol)", "dS^\\top \(querySymbol)", .transposedMatmul, of: ["d scores", queries])
    }

    private mutating func throughAdditive(
        _ queryWeight: Matrix, _ keyWeight: Matrix, _ vector: [Double], _ bias: [Double]?
    ) {
        var projectedQueries = result.query.matmul(queryWeight)
        if let bias { projectedQueries = projectedQueries + Matrix(row: bias) }
        let projectedKeys = result.key.matmul(keyWeight)
        let dScores = self["d scores"]
        let v = Matrix(row: vector)
        let (dQueries, dKeys) = dScores.additiveScoreGradients(projectedQueries, projectedKeys, vector: v)
        give(queryWeight, "W", "W")
        give(keyWeight, "U", "U")
        give(v, "v", "v")
        give(projectedQueries, "projected queries", "QW")
        give(projectedKeys, "projected keys", "KU")
        let operands = ["d scores", "projected queries", "projected keys", "v"]
        add(
            dQueries, "d projected queries", "d(QW)", "\\sum_j dS_{ij}\\,v_u (1 - \\tanh^2(\\dots))",
            .additiveScoreGradient(ofKeys: false), of: operands)
        add(
            dKeys, "d projected keys", "d(KU)", "\\sum_i dS_{ij}\\,v_u (1 - \\tanh^2(\\dots))",
            .additiveScoreGradient(ofKeys: true), of: operands)
        add(
            dQueries.timesTransposed(queryWeight), "dQ", "dQ", "d(QW)\\,W^\\top", .matmulTransposed,
            of: ["d projected queries", "W"])
        add(
            dKeys.timesTransposed(keyWeight), "dK", "dK", "d(KU)\\,U^\\top", .matmulTransposed,
            of: ["d projected keys", "U"])
    }

    private mutating func throughCosine() {
        let (queryLengths, keyLengths) = (result.query.lengthsOfRows, result.key.lengthsOfRows)
        give(queryLengths, "query lengths", "|q|")
        give(keyLengths, "key lengths", "|k|")
        give(result.query.dividedElementwise(by: queryLengths), "unit queries", "Q̂")
        give(result.key.dividedElementwise(by: keyLengths), "unit keys", "K̂")
        addProducts(
            "d unit queries", "d unit keys", queries: "unit queries", keys: "unit keys", keySymbol: "\\hat K",
            querySymbol: "\\hat Q")
        throughLength("dQ", unit: "unit queries", gradient: "d unit queries", lengths: "query lengths", letter: "q")
        throughLength("dK", unit: "unit keys", gradient: "d unit keys", lengths: "key lengths", letter: "k")
    }

    /// From a vector of length 1 to the vector it was made of: the part along the vector falls away.
    @_optimize(none)
    private mutating func throughLength(
        _ name: String, unit: String, gradient: String, lengths: String, letter: String
    ) {
        let products = self[unit].hadamard(self[gradient])
        let along = products.sumOfRows
        let parallel = self[unit].hadamard(along)
        let across = self[gradient] - parallel
        let hat = "\\hat \(letter)"
        add(
            products, unit + " × gradient", "\(letter)̂ ∘ d\(letter)̂", "\(hat) \\circ d\(hat)", .multiply,
            of: [unit, gradient])
        add(
            along, unit + " · gradient", "\(letter)̂·d\(letter)̂", "\(hat) \\cdot d\(hat)", .rowSum,
            of: [unit + " × gradient"])
        add(
            parallel, "along " + unit, "p", "\(hat) (\(hat) \\cdot d\(hat))", .multiply,
            of: [unit, unit + " · gradient"])
        add(
            across, "across " + unit, "a", "d\(hat) - \(hat) (\(hat) \\cdot d\(hat))", .subtract,
            of: [gradient, "along " + unit])
        add(
            across.dividedElementwise(by: self[lengths]), name, "d\(letter == "q" ? "Q" : "K")",
            "\\frac{a}{|\(letter)|}",
            .divide(emptyRow: nil), of: ["across " + unit, lengths])
    }
}
