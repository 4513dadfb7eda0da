import LessonModel
import Testing

@testable import LessonRunner

/// What an answer is told, from source to verdict.
@Suite("Checking answers")
struct CheckTests {
    static let attention = """
        ```swift
        let scale = 0.5
        print("context")
        ```

        ```swift exercise=attend points=2
        func attend(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            <#Scores, weights, output#>
        }
        ```

        ```swift solution=attend
        func attend(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            softmax(q.matmul(k.transposed) / Double(q.columns).squareRoot()).matmul(v)
        }
        ```

        ```swift mistake=attend says="Divide by the root of d, not by d."
        func attend(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            softmax(q.matmul(k.transposed) / Double(q.columns)).matmul(v)
        }
        ```

        ```swift check=attend
        let q: Matrix = [[1, 0, 2], [0, 3, 1]]
        let result = attend(q, [[1, 1, 0], [0, 2, 1], [1, 0, 1]], [[1, 0], [0, 10], [7, 5]])
        probe("2 queries", result)
        expect(result.rows == 2, "one row for each query")
        ```
        """

    static func attend(_ body: String) -> String {
        "func attend(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {\n    \(body)\n}"
    }

    @Test("a right answer")
    func right() async throws {
        var exam = try Exam(Self.attention)
        exam.answer("attend", Self.attend("attention(q, k, v).output"))
        #expect(try await exam.verdicts() == "attend: passed 2.0/2.0")
    }
}
