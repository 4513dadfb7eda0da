import StepTrace

/// The backward pass of one attention computation as it goes, from the output to the inputs.
struct BackwardPass {
    let result: Attention
    private(set) var stages: [TracedMatrix] = []

    init(_ result: Attention, _ dOutput: Matrix) {
        self.result = result
        stages = [
            TracedMatrix(result.query, "Q", "Q", .given), TracedMatrix(result.key, "K", "K", .given),
            TracedMatrix(result.value, "V", "V", .given), TracedMatrix(result.weights, "weights", "A", .given),
            TracedMatrix(dOutput, "d output", "dO", .given, .gradient),
        ]
        stages[3].role = .share
    }

    subscript(name: String) -> Matrix { stages.first { $0.name == name }!.matrix }
    func has(_ name: String) -> Bool { stages.contains { $0.name == name } }

    mutating func add(
        _ matrix: Matrix, _ name: String, _ symbol: String, _ formula: String, _ operation: Operation,
        of operands: [String]
    ) {
        stages.append(TracedMatrix(matrix, name, symbol, formula: formula, operation, of: operands, .gradient))
    }

    mutating func give(_ matrix: Matrix, _ name: String, _ symbol: String) {
        stages.append(TracedMatrix(matrix, name, symbol, .given))
    }

    @_optimize(none)
    mutating func throughWeightedSum() {
        let (weights, dOutput) = (self["weights"], self["d output"])
        var dValue = weights.transposedTimes(dOutput)
        dValue.rowLabels = result.value.rowLabels
        add(dValue, "dV", "dV", "A^\\top dO", .transposedMatmul, of: ["weights", "d output"])
        var dWeights = dOutput.timesTransposed(result.value)
        dWeights.rowLabels = weights.rowLabels
        dWeights.columnLabels = weights.columnLabels
        add(dWeights, "d weights", "dA", "dO\\,V^\\top", .matmulTransposed, of: ["d output", "V"])
    }

    @_optimize(none)
    mutating func throughSoftmax() {
        let (weights, dWeights) = (softmaxWeights(), self["d weights"])
        let weighted = weights.matrix.weigh(dWeights)
        let sums = weighted.sumOfRows
        let differences = dWeights - sums
        add(weighted, "weighted gradients", "A ∘ dA", "A \\circ dA", .weigh, of: [weights.name, "d weights"])
        add(sums, "row sums", "D", "D_i = \\sum_j A_{ij}\\,dA_{ij}", .rowSum, of: ["weighted gradients"])
        add(differences, "differences", "dA − D", "dA - D", .subtract, of: ["d weights", "row sums"])
        add(
            weights.matrix.weigh(differences), "d masked scores", "dZ", "A \\circ (dA - D)", .weigh,
            of: [weights.name, "differences"])
    }

    /// The weights as the softmax made them: 0 in an empty row, which an empty-row policy filled with constants.
    private mutating func softmaxWeights() -> TracedMatrix {
        let maxima = result.rowMaximum.values
        guard result.emptyRows != .zero, maxima.contains(-.infinity) else { return stages[3] }
        var weights = self["weights"]
        for row in 0..<weights.rows where maxima[row] == -.infinity {
            for column in 0..<weights.columns { weights[row, column] = 0 }
        }
        let step = TracedMatrix(weights, "softmax weights", "A", .given)
        stages.append(step)
        return step
    }

    @_optimize(none)
    mutating func throughCap() {
        guard let cap = result.softcap else {
            add(self["d masked scores"], "d biased scores", "dS″", "dZ", .copy, of: ["d masked scores"])
            return
        }
        let slope = result.biasedScores.softcapSlope(at: cap)
        give(result.biasedScores, "biased scores", "S″")
        add(slope, "slope", "c′", "1 - \\tanh^2\\frac{S''}{c}", .softcapSlope(cap), of: ["biased scores"])
        add(
            slope.hadamard(self["d masked scores"]), "d biased scores", "dS″", "c' \\circ dZ", .multiply,
            of: ["slope", "d masked scores"])
    }

    mutating func throughScale() {
        let dScaled = self["d biased scores"]
        guard let scaling = result.scoring.scaling(width: result.query.columns) else {
            add(dScaled, "d scores", "dS", "dS''", .copy, of: ["d biased scores"])
            return
        }
        add(dScaled, "d scaled scores", "dS′", "dS''", .copy, of: ["d biased scores"])
        add(dScaled * scaling.factor, "d scores", "dS", scaling.tex("dS'"), scaling.operation, of: ["d scaled scores"])
    }
}
