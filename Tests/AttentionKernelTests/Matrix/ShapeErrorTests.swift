import Foundation
import Testing

import AttentionKernel

/// What a program says when shapes do not fit: both shapes, both roles and the caller's own line.
struct ShapeErrorTests {
    /// The message after `Fatal error: `, if it comes with the line of this file that holds the call.
    private func message(_ result: ExitTest.Result?, at call: String) -> String {
        let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        let first = output.split(separator: "\n").first { $0.contains("Fatal error: ") } ?? ""
        let parts = first.split(separator: ": Fatal error: ", maxSplits: 1)
        guard parts.count == 2, let colon = parts[0].lastIndex(of: ":"), let line = Int(parts[0][colon...].dropFirst()),
            parts[0][..<colon] == #filePath, let source = try? String(contentsOfFile: #filePath, encoding: .utf8)
        else { return "elsewhere: " + first }
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        return lines[line - 1].contains(call) ? String(parts[1]) : "at another line: " + lines[line - 1]
    }

    @Test func ofMatmul() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Faults.stopInMatmul()
        }
        #expect(
            message(result, at: "left.matmul(right)")
                == "matmul: the left matrix is 2×3 and the right one 2×2; the left's columns (3) must equal the right's rows (2)"
        )
    }

    @Test func ofAttention() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Faults.stopInAttention()
        }
        #expect(
            message(result, at: "attention(q, k, k)")
                == "attention: the queries are 2×3 and the keys 4×2; the queries' columns (3) must equal the keys' columns (2)"
        )
    }

    @Test func ofValues() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Faults.stopInValues()
        }
        #expect(
            message(result, at: "attention(k, k, Matrix(rows: 3")
                == "attention: the keys are 4×2 and the values 3×2; the keys' rows (4) must equal the values' rows (3)")
    }

    @Test func ofMasks() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Faults.stopInMasks()
        }
        #expect(
            message(result, at: "attention(k, k, k, mask")
                == "mask: .allow is 1×2 and the scores are 4×4; it needs one row for each query and one entry for each key"
        )
    }

    @Test func ofEmptyRows() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Faults.stopInEmptyRows()
        }
        #expect(
            message(result, at: "attention(q, q, q, mask")
                == "attention: every key is hidden from query 2 (“dog”), and emptyRows is .error")
    }

    @Test func ofLayers() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Faults.stopInLayers()
        }
        #expect(
            message(result, at: "layer(Matrix(rows: 3")
                == "Linear: the input is 3×5 and the weight 4×4; the input's columns (5) must equal the weight's rows (4)"
        )
    }

    @Test func ofGroups() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Faults.stopInGroups()
        }
        #expect(
            message(result, at: "keyValueHeads: 3")
                == "MultiHeadAttention: heads is 4 and keyValueHeads 3; heads must be a multiple of keyValueHeads")
    }

    @Test func ofEntries() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            Faults.stopInEntries()
        }
        #expect(message(result, at: "a[1, 0]") == "Matrix: entry [1, 0] of a 1×2 matrix; both count from 0")
    }
}

/// Programs that stop; the lines of a macro's closure would be the macro's, so they stand here.
private enum Faults {
    static func stopInMatmul() {
        let left = Matrix(rows: 2, columns: 3, repeating: 0)
        let right = Matrix(rows: 2, columns: 2, repeating: 0)
        _ = left.matmul(right)
    }

    static func stopInAttention() {
        let q = Matrix(rows: 2, columns: 3, repeating: 0)
        let k = Matrix(rows: 4, columns: 2, repeating: 0)
        _ = attention(q, k, k)
    }

    static func stopInValues() {
        let k = Matrix(rows: 4, columns: 2, repeating: 0)
        _ = attention(k, k, Matrix(rows: 3, columns: 2, repeating: 0))
    }

    static func stopInMasks() {
        let k = Matrix(rows: 4, columns: 2, repeating: 0)
        _ = attention(k, k, k, mask: .causal & .allow([[true, false]]))
    }

    static func stopInEmptyRows() {
        let q = Matrix(rows: 2, columns: 1, repeating: 1).labelled(rows: ["the", "dog"])
        _ = attention(q, q, q, mask: .block([[false, false], [true, true]]), emptyRows: .error)
    }

    static func stopInLayers() {
        let layer = MultiHeadAttention(dModel: 4, heads: 2, seed: 1)
        _ = layer(Matrix(rows: 3, columns: 5, repeating: 0))
    }

    static func stopInGroups() {
        _ = MultiHeadAttention(dModel: 8, heads: 4, keyValueHeads: 3, seed: 1)
    }

    static func stopInEntries() {
        let a: Matrix = [[1, 2]]
        _ = a[1, 0]
    }
}
