import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// Beginners' errors say what to do next, as the compiler words them today.
@Suite("The compiler's advice", .processLimit)
struct CompilerAdviceTests {
    private static let foundation = "comes with `import Foundation`: write that in the first line"
    private static let power =
        "a power is `pow(x, 2)`, with `import Foundation` in the first line; a square root is `x.squareRoot()`"
    private static let transposed = "rows and columns change places in `x.transposed`, without parentheses"
    private static let matrices = "belongs to Python: 'attend help matrix' lists what there is for matrices"
    private static let numbers =
        "belongs to Python: `exp`, `sqrt` and the like come with `import Foundation` and are written alone: `exp(x)`"
    private static let every = "it holds every step; the matrix that comes out is `.output`"
    private static let whole = "write `Double(…)` around the whole number"

    /// A line of an answer and the remedy of the only error on it.
    private static let lines: [(String, String?)] = [
        ("func a1(_ q: Matrix) -> Matrix { softmax(q.map { exp($0) }) }", "`exp` \(foundation)"),
        ("func a2(_ q: Matrix) -> Matrix { q * sqrt(2.0) }", "`sqrt` \(foundation)"),
        ("func a3() { print(Date()) }", "`Date` \(foundation)"),
        ("func a4() { print(\"a b\".components(separatedBy: \" \")) }", "`components` \(foundation)"),
        ("func a5() { print(String(format: \"%.2f\", 1.0)) }", "`String(format:)` \(foundation)"),
        ("func a6(_ q: Matrix) -> String { String(format: \"%f %f\", 1, q[0, 0]) }", "`String(format:)` \(foundation)"),
        ("func a7() -> String { String(format: \"%d\", 1) }", "`String(format:)` \(foundation)"),
        // Matrices.
        ("func b1(_ q: Matrix) -> Matrix { q.foo }", "'attend help matrix' lists what a matrix can do"),
        (
            "func b2(_ q: Matrix) -> Matrix { q + 1 }",
            "what is done to each number of a matrix is written with `map`: x.map { $0 + 1 }"
        ),
        ("func b3(_ q: Matrix) -> Matrix { q.T }", transposed),
        ("func b4(_ q: Matrix) -> Matrix { q.transpose() }", transposed),
        (
            "func b5(_ q: Matrix) -> Matrix { q.matmul(q.transposed()) }",
            "`transposed` is no function: write it without parentheses"
        ),
        ("func b6(_ q: Matrix) -> Matrix { q.dot(q) }", "the matrix product is `a.matmul(b)`"),
        ("func b7(_ q: Matrix) -> Int { q.shape[0] }", "the numbers of rows and columns are `x.rows` and `x.columns`"),
        (
            "func b71(_ q: Matrix) -> Matrix { Matrix.concatenated([q, q]) }",
            "lessons and answers cannot use it: 'attend help matrix' lists what there is for them"
        ),
        (
            "func b72(_ q: Matrix) -> Matrix { Matrix.stacked(q, q) }",
            "lessons and answers cannot use it: 'attend help matrix' lists what there is for them"
        ),
        ("func b73(_ q: Matrix) -> Matrix { q.timesTransposed(q) }", "it is `a.matmul(b.transposed)`"),
        ("func b74(_ q: Matrix) -> Matrix { q.weightedSum(of: q) }", "the matrix product is `a.matmul(b)`"),
        (
            "func b8(_ q: Matrix) -> Matrix { softmax(q, axis: 1) }",
            "`softmax` runs along each row; along each column it is `softmax(x, over: .columns)`"
        ),
        (
            "func b9(_ q: Matrix) -> Matrix { q.sum(axis: 1) }",
            "the sums of the rows are `x.sumOfRows`, that of all numbers is `x.values.reduce(0, +)`"
        ),
        ("func b10(_ q: Matrix) -> Matrix { q / q.columns }", whole),
        (
            "func b11(_ q: Matrix) -> Matrix { q.map { x in q } }",
            "the closure's result is one number, and this is a matrix; the number in a 1×1 matrix is `x[0, 0]`"
        ),
        (
            "func b12(_ q: Matrix) -> [Double] { q.matmul(q) }",
            "a row of a matrix as an array is `x.row(0)`, all of its numbers are `x.values`"
        ),
        // Traced results.
        ("func c1(_ q: Matrix) -> Matrix { attention(q, q, q) }", every + ", the weights are `.weights`"),
        ("func c2(_ q: Matrix) -> Matrix { attention(q, q, q).matmul(q) }", every + ", the weights are `.weights`"),
        ("func c3(_ q: Matrix) -> Matrix { q + attention(q, q, q) }", every + ", the weights are `.weights`"),
        (
            "func c4(_ q: [Matrix]) -> [Matrix] { q.map { attention($0, $0, $0) } }",
            every + ", the weights are `.weights`"
        ),
        ("func c5(_ q: Matrix) -> Matrix { Traced.layerNorm(q) }", every),
        // Numbers.
        (
            "func d1(_ q: Matrix) -> Matrix { q / q.columns.squareRoot() }",
            "the root of a whole number is `Double(q.columns).squareRoot()`"
        ),
        ("func d2(_ n: Int) -> Double { n.squareRoot() }", "the root of a whole number is `Double(n).squareRoot()`"),
        ("func d3(_ q: Matrix) -> Double { q[0, 0] / q.columns }", whole),
        ("func d4(_ x: Double) -> Double { x ** 2 }", power),
        ("func d5(_ x: Double) -> Double { x ^ 2 }", power),
        ("func d6(_ x: Double) -> Double { x \u{2212} 1 }", "`\u{2212}` is no character of Swift: write `-`"),
        ("func d7(_ x: [Double]) -> Int { x.count() }", "`count` is no function: write it without parentheses"),
        // Python.
        ("func e1(_ q: Matrix) -> Matrix { np.exp(q) }", "`np` \(matrices)"),
        ("func e2(_ q: Matrix) -> Matrix { torch.softmax(q, dim: -1) }", "`torch` \(matrices)"),
        ("func e3(_ x: Double) -> Double { math.sqrt(x) }", "`math` \(numbers)"),
        ("func e4(_ x: [Double]) -> Int { len(x) }", "the number of elements is `x.count`"),
        (
            "func e5() { for i in range(3) { print(i) } }",
            "the whole numbers from 0 to n − 1 are `0..<n`: for i in 0..<n { … }"
        ),
        (
            "func e6(_ x: [Double]) -> Double { sum(x) }",
            "the sum of an array is `x.reduce(0, +)`, the sums of a matrix's rows are `x.sumOfRows`"
        ),
        ("func e7() -> Double? { None }", "no value is `nil`"), ("func e8() -> Bool { True }", "write `true`"),
        ("func e9(_ x: Bool) -> Bool { not(x) }", "“not” is `!`, as in `!isEmpty`"),
        // Nothing is said where it might not be so.
        ("func f1() { undefined() }", nil), ("func f2() -> Int { np }", nil), ("func f3() -> Int { sum + range }", nil),
        ("func f4(_ q: Matrix) -> Int { f5(1, axis: 2) }", nil), ("func f5(_ n: Int) -> Int { n(2) }", nil),
        ("func f6(_ a: String) -> Int { a }", nil), ("func f7(_ q: Int) -> Int { q.shape }", nil),
        ("func f8(_ x: [Int]) -> [Matrix] { x.map { _ in 1.5 } }", nil),
        (
            "func f9(_ n: Int, _ x: Double) -> Int { n | x }",
            "a whole number is needed here: `Int(x)` leaves out what follows the point"
        ),
        ("func f10(_ q: Matrix) -> Bool { attention(q, q, q) }", nil),
    ]

    private static let causes = ["func b7", "func d4", "func d5", "func d6", "func e"]

    @Test func remedies() async throws {
        let told = try await diagnostics(([CheckTests.attend("q")] + Self.lines.map(\.0)).joined(separator: "\n"))
        for (index, line) in Self.lines.enumerated() {
            let own = told.filter { $0.place?.line == index + 4 }
            let remedy = own.first?.remedy.flatMap { $0.hasPrefix("the compiler suggests: ") ? nil : $0 }
            #expect(own.count >= 1 && remedy == line.1, "\(line.0): \(own.map(\.message))")
            // What follows from the error, and what the compiler notes on it, is not told.
            if Self.causes.contains(where: line.0.hasPrefix) {
                #expect(own.count == 1 && own[0].notes.isEmpty, "\(line.0)")
            }
        }
    }

    /// The parser's errors come before all others, and one of a line says what to do.
    @Test func remediesForWhatCannotBeParsed() async throws {
        let lines: [(String, String)] = [
            ("from math import sqrt", "`math` \(Self.numbers)"), ("import numpy as np", "`numpy` \(Self.matrices)"),
            ("let one = 1", ""),
            ("func a(_ x: Int) { if x > 1 { print(1) } elif x < 5 { print(2) } }", "write `else if`"),
            ("func b(_ x: Int) -> Bool { x > 1 and x < 3 }", "“and” is `&&`"),
            ("func c(_ q: Matrix) -> Matrix { q @ q }", "the matrix product is `q.matmul(q)`"),
            (
                "func d(_ x: [Double]) -> [Double] { [a / 2 for a in x] }",
                "an array is made from another one with `map`: x.map { $0 / 2 }"
            ),
            (
                "func e(_ x: [Double]) -> [Double] { x.map(lambda a: a / 2) }",
                "a closure is written in braces: { x in x + 1 }"
            ),
            ("func f() { print(“hi”) }", "`“` and `”` are no characters of Swift: write `\"`"),
            ("func g() { print(‘hi’) }", "`‘` and `’` are no characters of Swift: write `\"`"),
            ("func h(_ x: Double) -> Double { x – 1 }", "`–` is no character of Swift: write `-`"),
            (
                "func i(_ x: Double) -> Double { let a = x let b = a }",
                "begin a new line, or write what is missing between the two, such as an operator"
            ),
            ("def g(x):", "in Swift, a function begins with `func`"), ("    return x", ""),
            ("for i in 0..<3:", "a block stands between braces, `{` and `}`, not after a colon"), ("    print(i)", ""),
        ]
        let told = try await diagnostics(lines.map(\.0).joined(separator: "\n"))
        for (index, line) in lines.enumerated() where !line.1.isEmpty {
            let own = told.filter { $0.place?.line == index + 1 }
            #expect(own.map(\.remedy) == [line.1], "\(line.0): \(own.map(\.message))")
        }
    }

    @Test func aBraceThatIsNeverClosed() async throws {
        #expect(
            try await verdict(
                "func attend(_ q: Matrix) -> Matrix {\n    let a = q.map { x in\n        x * 2\n    return a\n}")
                    == """
                    attend: does-not-compile 0.0/2.0: it does not compile
                      error: 2:19: this `{` is never closed
                        |     let a = q.map { x in
                        |                   ^
                        = write the `}` that belongs to it
                    """)
        #expect(
            try await verdict("func attend(_ q: Matrix) -> Matrix {\n    q\n") == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 1:36: this `{` is never closed
                    | func attend(_ q: Matrix) -> Matrix {
                    |                                    ^
                    = write the `}` that belongs to it
                """)
    }

    /// Five notes of the compiler say the same.
    @Test func aValueThatMayBeNil() async throws {
        let body = "let m = q.values.max()\n    return q.map { $0 - m }"
        #expect(
            try await verdict(CheckTests.attend(body)) == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 3:25: value of optional type 'Double?' must be unwrapped to a value of type 'Double'
                    |     return q.map { $0 - m }
                    |                         ^
                    = where there is always a value, write `!` after it, as in `x.max()!`; else say with `??` what to use instead
                    note: 2:22: force-unwrap using '!' to abort execution if the optional value contains 'nil'
                    |     let m = q.values.max()
                    |                      ^
                    = the compiler suggests: !
                """)
    }

    @Test func theProductOfTwoMatricesHasANameOfItsOwn() async throws {
        #expect(
            try await diagnostics(CheckTests.attend("q * k.transposed")).map(\.message) == [
                "'*' is unavailable: use `matmul` for the matrix product, `hadamard` for the product number by number"
            ])
        #expect(
            try await diagnostics(CheckTests.attend("q / k")).map(\.message) == [
                "'/' is unavailable: use `dividedElementwise(by:)` for the quotient number by number"
            ])
        #expect(try await diagnostics(CheckTests.attend("2 * q * 3 / 4")).isEmpty)
    }

    private func exam(_ answer: String) async throws -> CheckFixture {
        var exam = try await CheckFixture(CheckTests.attention)
        exam.answer("attend", answer)
        return exam
    }

    func verdict(_ answer: String) async throws -> String { try await exam(answer).verdicts() }

    /// What is wrong with an answer.
    func diagnostics(_ answer: String) async throws -> [Diagnostic] {
        guard case .doesNotCompile(let diagnostics)? = try await exam(answer).observe()["attend", .answer]?.ending
        else {
            return []
        }
        return diagnostics
    }
}
