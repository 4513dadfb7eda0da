import Testing

@testable import AttentionKernel

@Suite("What does not fit together is named with both shapes and both roles")
struct ShapeFaultTests {
    private func fault(_ q: [[Int]], _ k: [[Int]], _ v: [[Int]], _ mask: Mask = .none) -> String? {
        func matrices(_ shapes: [[Int]]) -> [FloatMatrix] {
            shapes.map {
                FloatMatrix(uncheckedRows: $0[0], columns: $0[1], values: [Float](repeating: 0, count: $0[0] * $0[1]))
            }
        }
        return ShapeFault(matrices(q), matrices(k), matrices(v), mask: mask)?.message
    }

    @Test("matrices and heads")
    func matrices() {
        #expect(fault([[2, 4]], [[3, 4]], [[3, 5]]) == nil)
        #expect(
            fault([[2, 4]], [[3, 6]], [[3, 6]])
                == "fusedAttention: Q is 2×4 and K is 3×6; a query and a key must have as many columns.")
        #expect(
            fault([[2, 4]], [[3, 4]], [[2, 4]])
                == "fusedAttention: K is 3×4 and V is 2×4; each key (row of K) needs its value (row of V).")
        #expect(
            fault([[2, 4]], [[3, 4], [3, 4]], [[3, 4]])
                == "fusedAttention: K has 2 heads and V has 1; each key head needs its value head.")
        #expect(
            fault([[2, 4], [2, 4], [2, 4]], [[3, 4], [3, 4]], [[3, 4], [3, 4]])
                == "fusedAttention: Q has 3 heads and K has 2; the key heads must divide the query heads evenly.")
        #expect(
            fault([[2, 4], [1, 4]], [[3, 4]], [[3, 4]])
                == "fusedAttention: Q of head 0 is 2×4 and Q of head 1 is 1×4; heads must have one shape.")
    }

    @Test("masks")
    func masks() {
        func fault(_ mask: Mask) -> String? { self.fault([[2, 4]], [[3, 4]], [[3, 4]], mask) }
        #expect(fault(.causal & .window(left: 1, right: 0) & .padding(keys: [true, true, false])) == nil)
        #expect(fault(.allow([[true, true, true], [true, true, true]])) == nil)
        #expect(
            fault(.padding(keys: [true]))
                == "fusedAttention: the padding mask has 1 keys and K has 3 rows; they must agree.")
        #expect(
            fault(.allow([[true, true, true]]))
                == "fusedAttention: the mask has 1 rows and the scores are 2×3; they must agree.")
        #expect(
            fault(.block([[true, true, true], [true]]))
                == "fusedAttention: the mask has 2 rows, row 1 of 1 and the scores are 2×3; they must agree.")
        #expect(
            fault(.additive(Matrix(uncheckedRows: 3, columns: 2, values: [0, 0, 0, 0, 0, 0])))
                == "fusedAttention: the additive mask is 3×2 and the scores are 2×3; they must agree.")
    }
}
