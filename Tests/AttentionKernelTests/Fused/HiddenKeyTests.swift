import Testing

@testable import AttentionKernel

@Suite("A hidden key counts for nothing, whatever its numbers are")
struct HiddenKeyTests {
    static let keys = 20
    /// Each of these hides keys 6 and 13 from every query, by another road.
    static let masks: [Mask] = {
        let hidden = [6, 13]
        let real = (0..<keys).map { !hidden.contains($0) }
        var additive = Matrix(uncheckedRows: 5, columns: keys, values: [Double](repeating: 0, count: 5 * keys))
        for query in 0..<5 { for key in hidden { additive.values[query * keys + key] = -.infinity } }
        return [
            .padding(keys: real), .allow([[Bool]](repeating: real, count: 5)),
            .block([[Bool]](repeating: real.map { !$0 }, count: 5)), .additive(additive),
        ]
    }()

    @Test("neither by its key nor by its value", arguments: masks, [Float.nan, .infinity, -.infinity])
    func poisonedKeys(_ mask: Mask, _ poison: Float) {
        var numbers = TestNumbers(seed: 1)
        let q = numbers.matrix(5, 4)
        let k = numbers.matrix(Self.keys, 4)
        let v = numbers.matrix(Self.keys, 3)
        let clean = fusedAttention(q, k, v, mask: mask)
        var poisonedKeys = k
        var poisonedValues = v
        for key in [6, 13] {
            for column in 0..<4 { poisonedKeys.values[key * 4 + column] = poison }
            for column in 0..<3 { poisonedValues.values[key * 3 + column] = poison }
        }
        let exact = ExactAttention(q: q, k: k, v: v, mask: mask).output
        #expect(relativeError(clean.values, exact) <= 2e-6)
        #expect(relativeError(fusedAttention(q, poisonedKeys, poisonedValues, mask: mask).values, exact) <= 2e-6)
    }

    @Test("a causal row before a poisoned key stays clean, a row after it does not")
    func poisonedFuture() {
        var numbers = TestNumbers(seed: 2)
        let q = numbers.matrix(70, 4)
        var v = numbers.matrix(70, 3)
        let clean = fusedAttention(q, q, v, mask: .causal)
        v.values[40 * 3 + 1] = .nan
        let poisoned = fusedAttention(q, q, v, mask: .causal)
        for row in 0..<70 {
            let isClean = !poisoned.values[row * 3 + 1].isNaN
            #expect(isClean == (row < 40))
            #expect(abs(poisoned.values[row * 3] - clean.values[row * 3]) <= 1e-6)
        }
    }

    @Test("a key that is seen and not a number poisons its row: nothing is hidden silently")
    func seenPoison() {
        var numbers = TestNumbers(seed: 3)
        let q = numbers.matrix(3, 4)
        var k = numbers.matrix(9, 4)
        let v = numbers.matrix(9, 3)
        k.values[4 * 4] = .nan
        #expect(fusedAttention(q, k, v).values.allSatisfy { $0.isNaN })
    }

    @Test("rows that see no key are zeros: more queries than keys, an empty row of a table, all padding")
    func emptyRows() {
        var numbers = TestNumbers(seed: 4)
        let q = numbers.matrix(5, 4)
        let k = numbers.matrix(3, 4)
        let v = numbers.matrix(3, 2)
        let causal = fusedAttention(q, k, v, mask: .causal).values
        #expect(Array(causal[0..<4]) == [0, 0, 0, 0])
        #expect(!causal[4...].contains(0))
        var table = [[Bool]](repeating: [true, true, true], count: 5)
        table[2] = [false, false, false]
        let allowed = fusedAttention(q, k, v, mask: .allow(table)).values
        #expect(Array(allowed[4..<6]) == [0, 0])
        #expect(!allowed[6...].contains(0))
        #expect(fusedAttention(q, k, v, mask: .padding(keys: [false, false, false])).values.allSatisfy { $0 == 0 })
        let nothing = Matrix(uncheckedRows: 5, columns: 3, values: [Double](repeating: -.infinity, count: 15))
        #expect(fusedAttention(q, k, v, mask: .additive(nothing)).values.allSatisfy { $0 == 0 })
    }
}
