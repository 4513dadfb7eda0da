import StepTrace

/// Each row with mean 0 and variance 1, then times the gain plus the bias (Ba, Kiros and Hinton 2016).
///
/// `(x − mean) / √(variance + ε) · gain + bias`; the variance is divided by d, not d − 1.
///
/// - Parameters:
///   - x: n × d.
///   - gain: one number a column; 1 if nil.
///   - bias: one number a column; 0 if nil.
///   - epsilon: ε, which keeps a row of equal numbers from a division by 0.
///   - file: the caller's file, for the message when the program stops.
///   - line: the caller's line, for the same message.
public func layerNorm(
    _ x: Matrix, gain: [Double]? = nil, bias: [Double]? = nil, epsilon: Double = 1e-5, file: StaticString = #filePath,
    line: UInt = #line
) -> Matrix {
    Traced.layerNorm(x, gain: gain, bias: bias, epsilon: epsilon, file: file, line: line).output
}

/// Each row divided by the root of the mean of its squares, then times the gain (Zhang and Sennrich 2019).
///
/// `x / √(mean x² + ε) · gain`; no mean is taken off.
public func rmsNorm(
    _ x: Matrix, gain: [Double]? = nil, epsilon: Double = 1e-6, file: StaticString = #filePath, line: UInt = #line
) -> Matrix {
    Traced.rmsNorm(x, gain: gain, epsilon: epsilon, file: file, line: line).output
}

extension Traced {
    /// `layerNorm`, traced.
    public static func layerNorm(
        _ x: Matrix, gain: [Double]? = nil, bias: [Double]? = nil, epsilon: Double = 1e-5,
        file: StaticString = #filePath, line: UInt = #line
    ) -> Traced {
        check("layerNorm", "gain", gain, x, file, line)
        check("layerNorm", "bias", bias, x, file, line)
        let mean = x.meanOfRows
        let centred = x - mean
        let variance = centred.meanOfSquares
        let reciprocal = variance.reciprocalRoots(epsilon: epsilon)
        var steps = [
            TracedMatrix(x, "x", "X", .given),
            TracedMatrix(mean, "mean", "μ", formula: "\\mu_i = \\frac{1}{d}\\sum_c x_{ic}", .rowMean, of: ["x"]),
            TracedMatrix(centred, "centred", "X − μ", formula: "X - \\mu", .subtract, of: ["x", "mean"]),
            TracedMatrix(
                variance, "variance", "σ²", formula: "\\sigma^2_i = \\frac{1}{d}\\sum_c (x_{ic} - \\mu_i)^2",
                .rowMeanSquare, of: ["centred"], .sum),
            TracedMatrix(
                reciprocal, "reciprocal deviation", "r", formula: "r_i = \\frac{1}{\\sqrt{\\sigma^2_i + \\epsilon}}",
                .reciprocalRoot(epsilon: epsilon), of: ["variance"], .factor),
            TracedMatrix(
                centred.hadamard(reciprocal), "normalised", "X̂", formula: "\\hat X = r (X - \\mu)", .multiply,
                of: ["centred", "reciprocal deviation"]),
        ]
        steps.adjust(gain: gain, bias: bias)
        return Traced("layer norm", steps)
    }

    /// `rmsNorm`, traced.
    public static func rmsNorm(
        _ x: Matrix, gain: [Double]? = nil, epsilon: Double = 1e-6, file: StaticString = #filePath, line: UInt = #line
    ) -> Traced {
        check("rmsNorm", "gain", gain, x, file, line)
        let meanSquare = x.meanOfSquares
        let reciprocal = meanSquare.reciprocalRoots(epsilon: epsilon)
        var steps = [
            TracedMatrix(x, "x", "X", .given),
            TracedMatrix(
                meanSquare, "mean square", "s", formula: "s_i = \\frac{1}{d}\\sum_c x_{ic}^2", .rowMeanSquare,
                of: ["x"], .sum),
            TracedMatrix(
                reciprocal, "reciprocal root", "r", formula: "r_i = \\frac{1}{\\sqrt{s_i + \\epsilon}}",
                .reciprocalRoot(epsilon: epsilon), of: ["mean square"], .factor),
            TracedMatrix(
                x.hadamard(reciprocal), "normalised", "X̂", formula: "\\hat X = r X", .multiply,
                of: ["x", "reciprocal root"]),
        ]
        steps.adjust(gain: gain, bias: nil)
        return Traced("RMS norm", steps)
    }

    private static func check(
        _ function: String, _ role: String, _ numbers: [Double]?, _ x: Matrix, _ file: StaticString, _ line: UInt
    ) {
        guard let numbers, numbers.count != x.columns else { return }
        stop(
            "\(function): the input is \(x.shape) and the \(role) has \(numbers.count) entries; "
                + "it needs one for each of the input's columns (\(x.columns))",
            file: file, line: line)
    }
}

extension [TracedMatrix] {
    /// Multiplies the last step by the gain and adds the bias, where there are any, and calls the last one output.
    fileprivate mutating func adjust(gain: [Double]?, bias: [Double]?) {
        if let gain {
            let last = self[count - 1]
            append(TracedMatrix(Matrix(row: gain), "gain", "γ", .given))
            append(
                TracedMatrix(
                    last.matrix.hadamard(Matrix(row: gain)), "scaled", "γX̂", formula: "\\gamma \\hat X", .multiply,
                    of: [last.name, "gain"]))
        }
        if let bias {
            let last = self[count - 1]
            append(TracedMatrix(Matrix(row: bias), "bias", "β", .given))
            append(
                TracedMatrix(
                    last.matrix + Matrix(row: bias), "shifted", "γX̂ + β", formula: "\\gamma \\hat X + \\beta", .add,
                    of: [last.name, "bias"]))
        }
        self[count - 1].name = "output"
        self[count - 1].symbol = "Y"
    }
}

extension Matrix {
    /// One row of numbers.
    init(row: [Double]) { self.init(uncheckedRows: 1, columns: row.count, values: row) }
}
