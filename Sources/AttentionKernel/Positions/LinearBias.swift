import StepTrace

/// How fast each head's attention falls off with distance (Press, Smith and Lewis 2022, “ALiBi”).
///
/// `2^(−8h/H)` for h = 1 … H when the number of heads H is a power of two; otherwise the slopes of the power of two below,
/// then every other slope of the power of two above.
public func alibiSlopes(heads: Int, file: StaticString = #filePath, line: UInt = #line) -> [Double] {
    guard heads > 0 else { stop("alibiSlopes: heads is \(heads); it must be at least 1", file: file, line: line) }
    var whole = 1
    while whole * 2 <= heads { whole *= 2 }
    func slope(_ head: Int, of count: Int) -> Double { power(2, -8 * Double(head) / Double(count)) }
    let first = (1...whole).map { slope($0, of: whole) }
    return first + (0..<heads - whole).map { slope(2 * $0 + 1, of: 2 * whole) }
}

/// The bias `−slope · |i + Lk − Lq − j|` for scores of Lq queries and Lk keys: the further away a key, the lower its
/// score.
///
/// Press, Smith and Lewis 2022. The last query stands at the last key, as for `Mask.causal`; where it does not matter,
/// Lq = Lk, this is −slope · |i − j|.
public func alibiBias(
    queries: Int, keys: Int, slope: Double, file: StaticString = #filePath, line: UInt = #line
) -> Matrix {
    Traced.alibiBias(queries: queries, keys: keys, slope: slope, file: file, line: line).output
}

extension Traced {
    /// `alibiBias`, traced.
    public static func alibiBias(
        queries: Int, keys: Int, slope: Double, file: StaticString = #filePath, line: UInt = #line
    ) -> Traced {
        var bias = Matrix(rows: queries, columns: keys, repeating: 0, file: file, line: line)
        let offset = keys - queries
        bias.penaliseDistances(slope: slope, offset: offset)
        let formula = offset == 0 ? "-m|i - j|" : "-m|i + L_k - L_q - j|"
        return Traced(
            "ALiBi bias",
            [
                TracedMatrix(
                    bias, "output", "B", formula: formula, .distancePenalty(slope: slope, offset: offset),
                    .score)
            ])
    }
}

extension Matrix {
    /// Entry (i, j) becomes `−slope · |i + offset − j|`.
    mutating func penaliseDistances(slope: Double, offset: Int) {
        for row in 0..<rows {
            for column in 0..<columns {
                values[row * columns + column] = -slope * Double((row + offset - column).magnitude)
            }
        }
    }
}
