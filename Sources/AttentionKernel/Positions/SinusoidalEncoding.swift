public import StepTrace

/// How a vector's columns form pairs; see `sinusoidalEncoding` and `rotary`.
public typealias PairLayout = Operation.PairLayout

/// A vector of sines and cosines for each position, n × dModel, to be added to the tokens' embeddings.
///
/// Pair i of position p holds `sin(p / base^(2i/dModel))` and its cosine, side by side (Vaswani et al. 2017, section 3.5) or,
/// with `.halves`, all sines before all cosines (tensor2tensor). With an odd dModel the last sine has no cosine.
///
/// - Parameters:
///   - positions: how many.
///   - dModel: the width of each vector.
///   - start: the first position.
///   - layout: sine and cosine side by side, or all sines before all cosines.
///   - base: what the wavelengths are powers of.
///   - file: the caller's file, for the message when the program stops.
///   - line: the caller's line, for the same message.
public func sinusoidalEncoding(
    positions: Int, dModel: Int, start: Int = 0, layout: PairLayout = .interleaved, base: Double = 10000,
    file: StaticString = #filePath, line: UInt = #line
) -> Matrix {
    Traced.sinusoidalEncoding(
        positions: positions, dModel: dModel, start: start, layout: layout, base: base, file: file, line: line
    ).output
}

extension Traced {
    /// `sinusoidalEncoding`, traced.
    public static func sinusoidalEncoding(
        positions: Int, dModel: Int, start: Int = 0, layout: PairLayout = .interleaved, base: Double = 10000,
        file: StaticString = #filePath, line: UInt = #line
    ) -> Traced {
        let shape = Matrix(rows: positions, columns: dModel, repeating: 0, file: file, line: line)
        let places = Matrix(column: (0..<positions).map { Double(start + $0) }, like: shape)
        let encoding = places.sinusoids(layout, base: base, columns: dModel)
        return Traced(
            "sinusoidal encoding",
            [
                TracedMatrix(places, "positions", "p", .given, .index),
                TracedMatrix(
                    encoding, "output", "P",
                    formula: "P_{p,2i} = \\sin\\frac{p}{b^{2i/d}},\\; P_{p,2i+1} = \\cos\\frac{p}{b^{2i/d}}",
                    .sinusoid(layout, base: base), of: ["positions"]),
            ])
    }
}

extension Matrix {
    /// Sines and cosines of positions, which stand in one column.
    func sinusoids(_ layout: PairLayout, base: Double, columns: Int) -> Matrix {
        var encoding = Matrix(
            uncheckedRows: rows, columns: columns, values: Array(repeating: 0, count: rows * columns))
        let pairs = (columns + 1) / 2
        for pair in 0..<pairs {
            let divisor = power(base, 2 * Double(pair) / Double(columns))
            let (sine, cosine) = layout == .interleaved ? (2 * pair, 2 * pair + 1) : (pair, pair + pairs)
            for row in 0..<rows {
                let numbers = sineAndCosine(values[row] / divisor)
                encoding.values[row * columns + sine] = numbers.sine
                if cosine < columns { encoding.values[row * columns + cosine] = numbers.cosine }
            }
        }
        encoding.rowLabels = rowLabels
        return encoding
    }
}
