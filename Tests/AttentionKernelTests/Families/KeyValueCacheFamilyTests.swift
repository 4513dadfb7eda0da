import Testing

@testable import AttentionKernel

/// The golden cases of decoding a few tokens at a time.
struct KeyValueCacheFamilyTests {
    @Test(arguments: GoldenCase.family("kv-cache"))
    func agrees(_ golden: GoldenCase) throws {
        let chunks = try #require(golden.numbers("chunks"))
        if golden.input("x") != nil {
            try checkLayer(golden, chunks)
        } else {
            try checkHeads(golden, chunks)
        }
        golden.finish()
    }

    private func checkLayer(_ golden: GoldenCase, _ chunks: [Int]) throws {
        let layer = try golden.multiHead()
        let x = try #require(golden.input("x")).matrix
        #expect(golden.mask() == .causal)
        var cache = KeyValueCache()
        let outputs = ranges(chunks).map { layer.step(x.rows($0), cache: &cache).output }
        golden.check("output", outputs)
        golden.check("key_cache", heads(cache.keys, layer.heads))
        golden.check("value_cache", heads(cache.values, layer.heads))
    }

    private func checkHeads(_ golden: GoldenCase, _ chunks: [Int]) throws {
        let rotated = try #require(golden.input("q")).matrices.map { try turned($0, golden) }
        let keys = try #require(golden.input("k")).matrices.map { try turned($0, golden) }
        let values = try #require(golden.input("v")).matrices
        let group = Int((golden.number("query_heads") ?? 1) / (golden.number("key_heads") ?? 1))
        golden.check("q_rotated", rotated)
        var (weights, sums, outputs): ([Double], [Double], [Matrix]) = ([], [], [])
        for (head, queries) in rotated.enumerated() {
            var cache = KeyValueCache()
            for chunk in ranges(chunks) {
                cache.append(keys: keys[head / group].rows(chunk), values: values[head / group].rows(chunk))
                let result = attention(
                    queries.rows(chunk), cache.keys, cache.values, scoring: golden.dotProduct, mask: mask(golden))
                outputs.append(result.output)
                sums += result.logSumExp.values
                for row in 0..<chunk.count {
                    weights += result.weights.row(row) + Array(repeating: 0, count: keys[0].rows - cache.count)
                }
            }
            if head % group == 0 { golden.check("key_cache", cache.keys) }
        }
        golden.check("weights", weights)
        golden.check("lse", sums)
        golden.check("output", outputs)
    }

    /// The file's window is counted from the top left; with the cache's keys in view it must end at the last one.
    private func mask(_ golden: GoldenCase) -> Mask {
        #expect(golden.flag("causal") && golden.text("causal_alignment") == "bottom-right")
        guard let window = golden.numbers("window") else { return .causal }
        return .causal & .window(left: window[0], right: window[1])
    }

    private func turned(_ x: Matrix, _ golden: GoldenCase) throws -> Matrix {
        guard let layout = golden.text("rope") else { return x }
        #expect(layout == "half-split")
        let (base, width) = (try #require(golden.number("base")), Int(try #require(golden.number("rotary_dim"))))
        return rotary(x, positions: 0..<x.rows, layout: .halves, base: base, width: width)
    }

    private func ranges(_ chunks: [Int]) -> [Range<Int>] {
        chunks.reduce(into: []) { $0.append(($0.last?.upperBound ?? 0)..<($0.last?.upperBound ?? 0) + $1) }
    }

    private func heads(_ matrix: Matrix, _ count: Int) -> [Matrix] {
        let width = matrix.columns / count
        return (0..<count).map { matrix.columns($0 * width..<($0 + 1) * width) }
    }
}
