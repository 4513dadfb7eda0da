/// A source of random numbers that gives the same ones for the same seed on every machine.
///
/// SplitMix64 (Steele, Lea and Flood 2014).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 up to but not including 1, each of the 2⁵³ multiples of 2⁻⁵³ being as likely.
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number from the standard normal distribution (mean 0, variance 1), by Box and Muller 1958.
    public mutating func normal() -> Double {
        let radius = (-2 * logarithm(1 - uniform())).squareRoot()
        return radius * sineAndCosine(6.283185307179586 * uniform()).cosine
    }
}

extension Matrix {
    /// Numbers from the standard normal distribution, the same for the same seed on every machine.
    public static func random(
        rows: Int, columns: Int, seed: UInt64, file: StaticString = #filePath, line: UInt = #line
    ) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        return random(rows: rows, columns: columns, using: &generator, file: file, line: line)
    }

    /// Numbers from the standard normal distribution, from a generator that goes on.
    public static func random(
        rows: Int, columns: Int, using generator: inout SeededGenerator, file: StaticString = #filePath,
        line: UInt = #line
    ) -> Matrix {
        var result = Matrix(rows: rows, columns: columns, repeating: 0, file: file, line: line)
        for index in result.values.indices { result.values[index] = generator.normal() }
        return result
    }
}
