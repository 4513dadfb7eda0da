import TestSupport
import Testing

@testable import LessonRunner

/// Beginners' errors say what to do next, as the compiler words them today.
@Suite("The compiler's advice", .processLimit)
struct CompilerAdviceTests {
    private static let foundation = "comes with `import Foundation`: write that in the first line"
    private static let matrix = "'attend help matrix' lists what a matrix can do"

    @Test(arguments: [
        ("softmax(q.map { exp($0) })", "`exp` \(foundation)"), ("q * sqrt(2.0)", "`sqrt` \(foundation)"),
        ("print(Date()); return q", "`Date` \(foundation)"),
        ("print(\"a b\".components(separatedBy: \" \")); return q", "`components` \(foundation)"),
        ("print(String(format: \"%.2f\", 1.0)); return q", "`String(format:)` \(foundation)"),
        ("let s = String(format: \"%f %f\", 1, q[0, 0]); return q", "`String(format:)` \(foundation)"),
        ("let s = String(format: \"%d\", 1); return q", "`String(format:)` \(foundation)"),
        ("q.T", matrix), ("q.dot(k)", matrix),
        ("q + 1", "what is done to each number of a matrix is written with `map`: x.map { $0 + 1 }"),
        ("undefined", nil as String?),
    ])
    func remedies(body: String, remedy: String?) async throws {
        let first = try #require(try await diagnostics(body).first)
        #expect(first.remedy == remedy)
    }

    @Test func theProductOfTwoMatricesHasANameOfItsOwn() async throws {
        #expect(
            try await diagnostics("q * k.transposed").map(\.message) == [
                "'*' is unavailable: use `matmul` for the matrix product, `hadamard` for the product number by number"
            ])
        #expect(
            try await diagnostics("q / k").map(\.message) == [
                "'/' is unavailable: use `dividedElementwise(by:)` for the quotient number by number"
            ])
        #expect(try await diagnostics("2 * q * 3 / 4").isEmpty)
    }

    /// What is wrong with an answer of that body.
    private func diagnostics(_ body: String) async throws -> [(message: String, remedy: String?)] {
        var exam = try await CheckFixture(CheckTests.attention)
        exam.answer("attend", CheckTests.attend(body))
        guard case .doesNotCompile(let diagnostics)? = try await exam.observe()["attend", .answer]?.ending else {
            return []
        }
        return diagnostics.map { ($0.message, $0.remedy) }
    }
}
