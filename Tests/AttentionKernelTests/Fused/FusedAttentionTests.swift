import Testing

@testable import AttentionKernel

@Suite("Fused attention equals the formula in double precision")
struct FusedAttentionTests {
    /// Lq, Lk, dK, dV: nothing that a tile, a panel or a register block divides, and their exact sizes too.
    static let shapes = [
        [1, 1, 1, 1], [1, 7, 3, 2], [7, 1, 3, 5], [5, 5, 4, 4], [8, 128, 8, 6], [33, 129, 17, 13], [130, 40, 5, 3],
        [40, 130, 9, 19], [128, 128, 16, 8], [131, 257, 7, 11],
    ]

    static let maskNames = [
        "none", "causal", "top-left", "window", "wide window", "top-left window", "allow", "block", "padding",
        "additive",
        "causal and padding", "window and block and additive",
    ]

    static func mask(_ name: String, queries: Int, keys: Int) -> Mask {
        var numbers = TestNumbers(seed: 7)
        var additive = Matrix(
            uncheckedRows: queries, columns: keys, values: (0..<queries * keys).map { _ in Double(numbers.normal()) })
        for index in stride(from: 0, to: additive.values.count, by: 5) { additive.values[index] = -.infinity }
        let padding = Mask.padding(keys: (0..<keys).map { $0 % 4 != 1 && $0 < keys - keys / 8 })
        switch name {
        case "causal": return .causal
        case "top-left": return .causal(.topLeft)
        case "window": return .window(left: 3, right: 1)
        case "wide window": return .window(left: .max, right: 20)
        case "top-left window": return .window(left: 30, right: 0, .topLeft)
        case "allow": return .allow(numbers.table(queries, keys, share: 0.6))
        case "block": return .block(numbers.table(queries, keys, share: 0.3))
        case "padding": return padding
        case "additive": return .additive(additive)
        case "causal and padding": return .causal & padding
        case "window and block and additive":
            return .window(left: 40, right: 9) & .block(numbers.table(queries, keys, share: 0.2)) & .additive(additive)
        default: return .none
        }
    }

    @Test("every mask, every shape", arguments: maskNames, shapes)
    func everyMask(_ name: String, _ shape: [Int]) {
        var numbers = TestNumbers(seed: 1)
        let q = numbers.matrix(shape[0], shape[2])
        let k = numbers.matrix(shape[1], shape[2])
        let v = numbers.matrix(shape[1], shape[3])
        let mask = Self.mask(name, queries: shape[0], keys: shape[1])
        let fused = fusedAttention(q, k, v, mask: mask, threads: 2)
        #expect(fused.rows == shape[0] && fused.columns == shape[3])
        #expect(relativeError(fused.values, ExactAttention(q: q, k: k, v: v, mask: mask).output) <= 2e-6)
    }

    @Test("4096 keys, within 2e-6", arguments: [Mask.none, .causal, .window(left: 3000, right: 0)])
    func manyKeys(_ mask: Mask) {
        var numbers = TestNumbers(seed: 2)
        let q = numbers.matrix(9, 64)
        let k = numbers.matrix(4096, 64)
        let v = numbers.matrix(4096, 20)
        let fused = fusedAttention(q, k, v, mask: mask)
        #expect(relativeError(fused.values, ExactAttention(q: q, k: k, v: v, mask: mask).output) <= 2e-6)
    }

    @Test("a scale of one's own, negative and zero too", arguments: [1, 0.5, -0.7, 0, 3] as [Float])
    func scale(_ scale: Float) {
        var numbers = TestNumbers(seed: 3)
        let q = numbers.matrix(20, 6)
        let k = numbers.matrix(50, 6)
        let v = numbers.matrix(50, 4)
        let exact = ExactAttention(q: q, k: k, v: v, mask: .causal, scale: Double(scale)).output
        #expect(relativeError(fusedAttention(q, k, v, mask: .causal, scale: scale).values, exact) <= 2e-6)
    }

    @Test("query head h uses key and value head ⌊h / (H/G)⌋", arguments: [1, 2, 3, 6])
    func groupedHeads(_ groups: Int) {
        var numbers = TestNumbers(seed: 4)
        let q = (0..<6).map { _ in numbers.matrix(10, 5) }
        let k = (0..<groups).map { _ in numbers.matrix(12, 5) }
        let v = (0..<groups).map { _ in numbers.matrix(12, 7) }
        let fused = fusedAttention(q, k, v, mask: .causal)
        #expect(fused.count == 6)
        for head in 0..<6 {
            let source = head / (6 / groups)
            let exact = ExactAttention(q: q[head], k: k[source], v: v[source], mask: .causal).output
            #expect(relativeError(fused[head].values, exact) <= 2e-6)
        }
    }

    @Test("sequences of length 0: no queries give no rows, no keys give zeros, no heads give no heads")
    func empty() {
        var numbers = TestNumbers(seed: 5)
        let some = numbers.matrix(3, 2)
        let none = FloatMatrix(uncheckedRows: 0, columns: 2, values: [])
        #expect(fusedAttention(none, some, some).values == [])
        #expect(fusedAttention(some, none, none, mask: .causal).values == [0, 0, 0, 0, 0, 0])
        #expect(fusedAttention(none, none, none).values == [])
        #expect(fusedAttention([], [], []) == [])
    }

    @Test("vectors of width 0: without columns in Q and K all keys weigh the same")
    func noColumns() {
        let nothing = FloatMatrix(uncheckedRows: 3, columns: 0, values: [])
        let v = FloatMatrix(uncheckedRows: 3, columns: 1, values: [1, 2, 6])
        #expect(fusedAttention(nothing, nothing, v).values == [3, 3, 3])
        #expect(fusedAttention(v, v, nothing).values == [])
    }

    @Test("any number of threads gives the same bits", arguments: [1, 2, 3, 8])
    func threads(_ count: Int) {
        var numbers = TestNumbers(seed: 6)
        let q = (0..<2).map { _ in numbers.matrix(300, 4) }
        let one = fusedAttention(q, q, q, mask: .causal, threads: 1)
        #expect(fusedAttention(q, q, q, mask: .causal, threads: count) == one)
    }

    @Test(
        "huge scores overflow nothing, denormal ones lose nothing",
        arguments: [0x1p12, 0x1p60, 0x1p100, 0x1p-140] as [Float])
    func extremeScores(_ size: Float) {
        var numbers = TestNumbers(seed: 8)
        // Whole numbers, so that single precision gets the scores exactly.
        let k = numbers.matrix(40, 3)
        let whole = FloatMatrix(uncheckedRows: 40, columns: 3, values: k.values.map { ($0 * 8).rounded() })
        let v = numbers.matrix(40, 3)
        var q = numbers.matrix(6, 3)
        q.values = q.values.map { ($0 * 8).rounded() * size }
        let fused = fusedAttention(q, whole, v, scale: 0.5)
        #expect(relativeError(fused.values, ExactAttention(q: q, k: whole, v: v, scale: 0.5).output) <= 2e-6)
    }

    @Test("adding a number to all scores of a row changes nothing, permuting the keys nothing, outputs lie within V")
    func properties() {
        var numbers = TestNumbers(seed: 9)
        var q = numbers.matrix(20, 4)
        var k = numbers.matrix(300, 4)
        let v = numbers.matrix(300, 3)
        // The last column of K is 1 everywhere: what Q has there is added to all scores of its row.
        for key in 0..<300 { k.values[key * 4 + 3] = 1 }
        let output = fusedAttention(q, k, v)
        for row in 0..<20 { q.values[row * 4 + 3] += Float(row) }
        #expect(relativeError(fusedAttention(q, k, v).values, output.values.map { Double($0) }) <= 2e-5)
        let order = (0..<300).sorted { ($0 * 7919) % 300 < ($1 * 7919) % 300 }
        let shuffled = fusedAttention(
            q, FloatMatrix(uncheckedRows: 300, columns: 4, values: order.flatMap { k.values[($0 * 4)..<($0 * 4 + 4)] }),
            FloatMatrix(uncheckedRows: 300, columns: 3, values: order.flatMap { v.values[($0 * 3)..<($0 * 3 + 3)] }))
        #expect(relativeError(shuffled.values, output.values.map { Double($0) }) <= 2e-5)
        for column in 0..<3 {
            let values = (0..<300).map { v.values[$0 * 3 + column] }
            for row in 0..<20 {
                #expect((values.min()!...values.max()!).contains(output.values[row * 3 + column]))
            }
        }
    }
}
