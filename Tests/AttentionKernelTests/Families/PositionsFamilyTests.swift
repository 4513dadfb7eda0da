import Testing

@testable import AttentionKernel

/// The golden cases of sinusoidal encodings, rotary embeddings in both layouts and ALiBi.
struct PositionsFamilyTests {
    @Test(arguments: GoldenCase.family("positions"))
    func agrees(_ golden: GoldenCase) throws {
        if let layout = golden.text("rope") {
            try checkRotary(golden, layout == "interleaved" ? .interleaved : .halves)
        } else if golden.isExpected("encoding") {
            try checkSinusoids(golden)
        } else {
            let (heads, length) = (
                Int(try #require(golden.number("heads"))), Int(try #require(golden.number("length")))
            )
            let slopes = alibiSlopes(heads: heads)
            golden.check("slopes", slopes)
            golden.check("bias", slopes.map { alibiBias(queries: length, keys: length, slope: $0) })
        }
        golden.finish()
    }

    private func checkSinusoids(_ golden: GoldenCase) throws {
        let (length, width) = (Int(try #require(golden.number("length"))), Int(try #require(golden.number("dim"))))
        let (base, start) = (try #require(golden.number("base")), Int(try #require(golden.number("start"))))
        for (name, layout) in [("encoding", PairLayout.interleaved), ("sin_then_cos", .halves)] {
            golden.check(
                name,
                sinusoidalEncoding(positions: length, dModel: width, start: start, layout: layout, base: base))
        }
    }

    private func checkRotary(_ golden: GoldenCase, _ layout: PairLayout) throws {
        let (queries, keys) = (try #require(golden.input("q")).matrices, try #require(golden.input("k")).matrices)
        let (base, start) = (try #require(golden.number("base")), Int(try #require(golden.number("start"))))
        let width = Int(try #require(golden.number("rotary_dim")))
        func turned(_ x: Matrix) -> Traced {
            Traced.rotary(x, positions: start..<start + x.rows, layout: layout, base: base, width: width)
        }
        let (turnedQueries, turnedKeys) = (queries.map { turned($0) }, keys.map { turned($0) })
        golden.check("angles", turnedQueries[0]["angles"])
        golden.check("cos", turnedQueries[0]["cosines"])
        golden.check("sin", turnedQueries[0]["sines"])
        golden.check("q_rotated", turnedQueries.map(\.output))
        golden.check("k_rotated", turnedKeys.map(\.output))
        golden.check("scores", zip(turnedQueries, turnedKeys).map { $0.output.matmul($1.output.transposed) })
    }
}
