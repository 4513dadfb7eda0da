import StepTrace

/// A linear map with learned numbers: `y = xW + b`.
///
/// W is dIn × dOut. PyTorch's `Linear` stores the transpose, dOut × dIn; Keras's `Dense` stores it as here.
public struct Linear: Sendable, Hashable {
    /// W, dIn × dOut.
    public var weight: Matrix
    /// b, one number for each of the dOut columns, or none.
    public var bias: [Double]?

    public init(weight: Matrix, bias: [Double]? = nil, file: StaticString = #filePath, line: UInt = #line) {
        if let bias, bias.count != weight.columns {
            stop(
                "Linear: the weight is \(weight.shape) and the bias has \(bias.count) entries; "
                    + "it needs one for each of the weight's columns (\(weight.columns))",
                file: file, line: line)
        }
        self.weight = weight
        self.bias = bias
    }

    /// A map with random weights, normal with deviation 1/√dIn, so that numbers keep their size; the bias is 0.
    public init(from dIn: Int, to dOut: Int, bias: Bool = true, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        self.init(from: dIn, to: dOut, bias: bias, using: &generator)
    }

    /// As `init(from:to:bias:seed:)`, from a generator that goes on.
    public init(from dIn: Int, to dOut: Int, bias: Bool = true, using generator: inout SeededGenerator) {
        weight = Matrix.random(rows: dIn, columns: dOut, using: &generator) / Double(max(dIn, 1)).squareRoot()
        self.bias = bias ? Array(repeating: 0, count: dOut) : nil
    }

    /// How many numbers are learned.
    public var parameterCount: Int { weight.values.count + (bias?.count ?? 0) }

    /// `xW + b`: n × dIn gives n × dOut.
    public func callAsFunction(_ x: Matrix, file: StaticString = #filePath, line: UInt = #line) -> Matrix {
        guard x.columns == weight.rows else {
            stop(
                "Linear: the input is \(x.shape) and the weight \(weight.shape); "
                    + "the input's columns (\(x.columns)) must equal the weight's rows (\(weight.rows))",
                file: file, line: line)
        }
        return x.projected(by: weight, bias: bias)
    }

    /// The map's application as steps of a trace: its weight, its bias if it has one, and the product.
    ///
    /// - Parameters:
    ///   - input: the step that x is.
    ///   - letter: what tells this map's W and b from others: `Q` for `W_Q`.
    func steps(
        _ x: Matrix, input: String, inputSymbol: String, letter: String, name: String, symbol: String,
        file: StaticString, line: UInt
    ) -> [TracedMatrix] {
        var steps = [TracedMatrix(weight, "W_\(letter)", "W_\(letter)", .given)]
        if let bias {
            let row = Matrix(uncheckedRows: 1, columns: bias.count, values: bias)
            steps.append(TracedMatrix(row, "b_\(letter)", "b_\(letter)", .given))
        }
        let formula = "\(inputSymbol) W_\(letter)" + (bias == nil ? "" : " + b_\(letter)")
        steps.append(
            TracedMatrix(
                self(x, file: file, line: line), name, symbol, formula: formula, .project,
                of: [input] + steps.map { $0.name }))
        return steps
    }
}

extension Matrix {
    /// `xW + b`, the shapes being known to fit.
    func projected(by weight: Matrix, bias: [Double]?) -> Matrix {
        let product = product(weight)
        guard let bias else { return product }
        var sum = product + Matrix(row: bias)
        sum.rowLabels = rowLabels
        return sum
    }
}
