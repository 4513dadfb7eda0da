import StepTrace
import Testing

@testable import AttentionKernel

struct MatrixTests {
    private let a: Matrix = [[1, 2], [3, 4], [5, 6]]

    @Test func partsAndShape() {
        #expect(a.rows == 3 && a.columns == 2 && a[2, 1] == 6)
        #expect(a.row(1) == [3, 4] && a.column(1) == [2, 4, 6])
        #expect(a.values == [1, 2, 3, 4, 5, 6])
        #expect(a.transposed == [[1, 3, 5], [2, 4, 6]])
        #expect(a.rows(1..<3) == [[3, 4], [5, 6]])
        #expect(a.columns(1..<2) == [[2], [4], [6]])
        #expect(a.sumOfRows == [[3], [7], [11]])
        #expect(Matrix.identity(2) == [[1, 0], [0, 1]])
        #expect(Matrix(rows: 1, columns: 2, repeating: 7) == [[7, 7]])
        var b = a
        b[0, 1] = 9
        #expect(b.row(0) == [1, 9] && a.row(0) == [1, 2])
    }

    @Test func arithmetic() {
        #expect(a + a == a * 2)
        #expect(2 * a - a == a)
        #expect(a / 2 == [[0.5, 1], [1.5, 2], [2.5, 3]])
        #expect(-a == a * -1)
        #expect(a.hadamard(a) == a.map { $0 * $0 })
        #expect(a.dividedElementwise(by: a) == Matrix(rows: 3, columns: 2, repeating: 1))
        #expect(a + [[10, 20]] == [[11, 22], [13, 24], [15, 26]])
        #expect(a - [[1], [2], [3]] == [[0, 1], [1, 2], [2, 3]])
        let column: Matrix = [[1], [2]]
        #expect(column + [[10, 20]] == [[11, 21], [12, 22]])
    }

    @Test func products() {
        #expect(a.matmul([[1, 0, 2], [0, 1, 3]]) == [[1, 2, 8], [3, 4, 18], [5, 6, 28]])
        #expect(a.timesTransposed(a) == a.matmul(a.transposed))
        #expect(a.transposedTimes(a) == a.transposed.matmul(a))
        let poisoned: Matrix = [[1, 2], [.nan, .infinity]]
        #expect(Matrix(rows: 1, columns: 2, values: [3, 0]).weightedSum(of: poisoned) == [[3, 6]])
        #expect(Matrix(rows: 1, columns: 2, values: [3, 0]).matmul(poisoned).values.filter { $0.isNaN }.count == 2)
        #expect(Matrix(rows: 2, columns: 0, values: []).matmul(Matrix(rows: 0, columns: 1, values: [])) == [[0], [0]])
    }

    @Test func labels() {
        let named = a.labelled(rows: ["x", "y", "z"], columns: ["p", "q"])
        #expect(named == a)
        #expect(named.transposed.rowLabels == ["p", "q"])
        #expect(named.matmul([[1], [1]]).rowLabels == ["x", "y", "z"])
        #expect((named * 2).columnLabels == ["p", "q"])
        #expect((named + [[1, 1]]).rowLabels == ["x", "y", "z"])
        #expect(named.rows(1..<2).rowLabels == ["y"] && named.columns(0..<1).columnLabels == ["p"])
        #expect(
            named.shown
                == .matrix(
                    Grid(rows: 3, columns: 2, values: a.values), rowLabels: ["x", "y", "z"], columnLabels: ["p", "q"]))
    }

    /// What a picture of a result is coloured by: shares stay shares while they are averaged, erased or taken in part.
    @Test func roles() {
        let first = softmax([[1, 2, -.infinity], [0, 0, 0]])
        let second = softmax([[0, -.infinity, -.infinity], [0, 0, 0]])
        #expect(first.role == .share && first.hidden == [false, false, true, false, false, false])
        let average = (first + second) / 2
        #expect(average.role == .share && average.hidden == [false, false, true, false, false, false])
        #expect((first - second).role == .vector && (first - second).hidden == [])
        #expect(first.hadamard([[1, 0, 0], [1, 1, 0]]).role == .share)
        #expect(first.hadamard([[2, 0, 0], [1, 1, 0]]).role == .vector)
        #expect(first.matmul([[1], [2], [3]]).role == .vector && first.map { $0 + 1 }.role == .vector)
        #expect(first.transposed.hidden == [false, false, false, false, true, false])
        #expect(first.rows(0..<1).hidden == [false, false, true] && first.columns(2..<3).hidden == [true, false])
        #expect(Matrix(FloatMatrix(first)).role == .share && FloatMatrix(first).hidden == first.hidden)
        #expect(first.labelled(rows: ["a", "b"]).role == .share)
        let result = attention(a, a, a, mask: .causal)
        #expect(
            [result.query, result.scaledScores, result.maskedScores, result.exponentials, result.weights].map(\.role)
                == [.vector, .score, .score, .exponential, .share])
        #expect((result.rawScores * 2 - result.rowMaximum).role == .score)
        #expect(result.weights.hidden == [false, true, true, false, false, true, false, false, false])
        let shown = result.weights.shown
        guard case .matrix(_, _, _, let role, let hidden) = shown else {
            Issue.record("\(shown)")
            return
        }
        #expect(role == .share && hidden == result.weights.hidden)
    }

    @Test func text() {
        let b: Matrix = [[1, -2.5], [0.33333, -.infinity]]
        #expect(b.description == "[     1   −2.5]\n[0.3333     −∞]")
        #expect(Matrix(rows: 0, columns: 3, values: []).description == "[]")
    }

    @Test func singlePrecision() {
        let third = 1.0 / 3
        let single = FloatMatrix([[third, 0.5]])
        #expect(single.values == [Float(third), 0.5])
        #expect(Matrix(single)[0, 1] == 0.5)
        #expect(single.shown == Matrix(single).shown)
    }

    @Test func randomNumbersAreTheSameEverywhere() {
        var generator = SeededGenerator(seed: 0)
        #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
        #expect(generator.next() == 0x6E78_9E6A_A1B9_65F4)
        let numbers = Matrix.random(rows: 100, columns: 100, seed: 3)
        #expect(numbers == Matrix.random(rows: 100, columns: 100, seed: 3))
        #expect(numbers != Matrix.random(rows: 100, columns: 100, seed: 4))
        let mean = numbers.values.reduce(0, +) / 10_000
        let variance = numbers.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10_000
        #expect(mean.magnitude < 0.03 && (variance - 1).magnitude < 0.05)
    }

    @Test func recordedStepsJoinTheList() {
        _ = Recorder.drain()
        #expect(record("my scores", a) == a)
        let steps = Recorder.drain()
        #expect(steps.map(\.name) == ["my scores"] && steps[0].operation == .recorded)
        #expect(steps[0].value.values == a.values && Recorder.drain().isEmpty)
    }
}
