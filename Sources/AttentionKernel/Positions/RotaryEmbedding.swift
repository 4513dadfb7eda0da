public import StepTrace

/// Queries or keys with their pairs of columns turned by an angle that grows with the position, so that scores depend on
/// the distance between tokens.
///
/// Su et al. 2021, eq. 34. Pair i of position p is turned by `p / base^(2i/width)`. Values are not turned. The two layouts are not
/// interchangeable: a model trained with one gives nonsense with the other.
///
/// - Parameters:
///   - x: n × d.
///   - positions: one for each row of x; a cached model goes on counting.
///   - layout: which columns form pairs: 2i and 2i + 1 (GPT-J), or i and i + width/2 (GPT-NeoX, Llama).
///   - base: what the angles are powers of.
///   - width: how many columns are turned, from the left; all of them if nil. An even number.
///   - file: the caller's file, for the message when the program stops.
///   - line: the caller's line, for the same message.
public func rotary(
    _ x: Matrix, positions: some Collection<Int>, layout: PairLayout, base: Double = 10000, width: Int? = nil,
    file: StaticString = #filePath, line: UInt = #line
) -> Matrix {
    Traced.rotary(x, positions: positions, layout: layout, base: base, width: width, file: file, line: line).output
}

extension Traced {
    /// `rotary`, traced.
    public static func rotary(
        _ x: Matrix, positions: some Collection<Int>, layout: PairLayout, base: Double = 10000, width: Int? = nil,
        file: StaticString = #filePath, line: UInt = #line
    ) -> Traced {
        rotary(x, Array(positions), layout, base, width ?? x.columns, file, line)
    }

    private static func rotary(
        _ x: Matrix, _ positions: [Int], _ layout: PairLayout, _ base: Double, _ width: Int, _ file: StaticString,
        _ line: UInt
    ) -> Traced {
        guard positions.count == x.rows else {
            stop(
                "rotary: \(positions.count) positions for a \(x.shape) matrix; it needs one for each of its rows (\(x.rows))",
                file: file, line: line)
        }
        guard width % 2 == 0, width >= 0, width <= x.columns else {
            stop(
                "rotary: the width is \(width) and the matrix \(x.shape); "
                    + "the width must be even and at most the number of columns (\(x.columns))",
                file: file, line: line)
        }
        let places = Matrix(column: positions.map { Double($0) }, like: x)
        let angles = places.angles(base: base, width: width)
        let (cosines, sines) = (angles.applying(.cosine), angles.applying(.sine))
        let turned = x.turned(layout, cosines: cosines, sines: sines)
        return Traced(
            "rotary embedding",
            [
                TracedMatrix(x, "x", "X", .given),
                TracedMatrix(places, "positions", "p", .given, .index),
                TracedMatrix(
                    angles, "angles", "θ", formula: "\\theta_{pi} = \\frac{p}{b^{2i/d}}",
                    .angles(base: base, width: width), of: ["positions"]),
                TracedMatrix(cosines, "cosines", "c", formula: "\\cos\\theta", .apply(.cosine), of: ["angles"]),
                TracedMatrix(sines, "sines", "s", formula: "\\sin\\theta", .apply(.sine), of: ["angles"]),
                TracedMatrix(
                    turned, "output", "R", formula: "x_a' = x_a c - x_b s,\\; x_b' = x_b c + x_a s", .rotate(layout),
                    of: ["x", "cosines", "sines"]),
            ])
    }
}

extension Matrix {
    /// The angle by which each pair of columns is turned, for positions that stand in one column.
    func angles(base: Double, width: Int) -> Matrix {
        let divisors = (0..<width / 2).map { power(base, 2 * Double($0) / Double(width)) }
        var angles = Matrix(
            uncheckedRows: rows, columns: divisors.count,
            values: values.flatMap { position in divisors.map { position / $0 } })
        angles.rowLabels = rowLabels
        return angles
    }

    /// Each pair of columns turned; those beyond the pairs stay.
    func turned(_ layout: PairLayout, cosines: Matrix, sines: Matrix) -> Matrix {
        let pairs = cosines.columns
        var turned = self
        for row in 0..<rows {
            for pair in 0..<pairs {
                let first = row * columns + (layout == .interleaved ? 2 * pair : pair)
                let second = first + (layout == .interleaved ? 1 : pairs)
                let (cosine, sine) = (cosines.values[row * pairs + pair], sines.values[row * pairs + pair])
                turned.values[first] = values[first] * cosine - values[second] * sine
                turned.values[second] = values[second] * cosine + values[first] * sine
            }
        }
        return turned
    }
}
