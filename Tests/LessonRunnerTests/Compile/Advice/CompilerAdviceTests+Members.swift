import Testing

@testable import LessonRunner

/// Names that exist elsewhere: each is offered where it is, and what is told is code that compiles.
extension CompilerAdviceTests {
    private static let infinity = "infinity is `Double.infinity`, and −∞ is `-Double.infinity`"
    private static let tanhOfNumber =
        "here `tanh` takes a matrix; for one number, write `import Foundation` in the first line"
    private static let triple =
        "the closure is given 3 values, name them all: { i, j, x in … }; `_` stands for one that is not needed"

    /// Helpers that closures are given to.
    private static let helper = "func mapped(_ m: Matrix, _ f: (Int, Int, Double) -> Double) -> Matrix { m }"

    /// A line of an answer, and the remedies of the errors on it.
    private static let members: [(String, [String?])] = [
        // Numbers with a name.
        ("func a1() -> Double { -infinity }", [infinity]), ("func a2() -> Double { -Infinity }", [infinity]),
        ("func a3() -> Double { negativeInfinity }", [infinity]),
        ("func a4() -> Double { .negativeInfinity }", [infinity]),
        ("func a5(_ x: Bool) -> Double { x ? 1 : -Double.inf }", [infinity]),
        ("func a6() -> Double { -math.inf }", [infinity]), ("func a7() -> Double { np.pi }", ["π is `Double.pi`"]),
        (
            "func a8(_ x: Bool) -> Double { x ? 1 : -Double.max }",
            ["the largest number is `Double.greatestFiniteMagnitude`; \(infinity)"]
        ),
        // Members written as words.
        ("func b1(_ s: Matrix) -> Int { columns }", ["`columns` belongs to a matrix: `s.columns`"]),
        (
            "func b2(_ s: Matrix, _ i: Int) -> Int { i + columns - rows }",
            ["`columns` belongs to a matrix: `s.columns`", "`rows` belongs to a matrix: `s.rows`"]
        ),
        (
            "func b3(_ s: Matrix) -> Matrix { softmax(s, over: columns) }",
            ["`softmax` runs along each row; along each column it is `softmax(x, over: .columns)`"]
        ),
        ("func b4(_ values: [Double]) -> Int { count - 1 }", ["`count` belongs to an array: `values.count`"]),
        ("func b5(_ x: Double) -> Double { squareRoot(x) }", ["`squareRoot` belongs to a number: `x.squareRoot()`"]),
        (
            "func b6(_ x: Double) -> Double { x.squareroot() }",
            ["did you mean `squareRoot`, as in `x.squareRoot()`?"]
        ),
        ("func b7(_ x: Double) -> Double { Double.sqrt(x) }", ["it is `x.squareRoot()`"]),
        ("func b8(_ k: Matrix) -> Matrix { kᵀ }", ["rows and columns of it change places in `k.transposed`"]),
        ("func b9(_ n: Double) -> Double { √n }", ["a square root is `x.squareRoot()`"]),
        // What the function has.
        (
            "func c1(_ decoder: Matrix, _ encoder: Matrix) -> Matrix { v }",
            ["this function has `decoder` and `encoder`"]
        ),
        ("func c2(_ q: Matrix, _ k: Matrix) -> Matrix { Q }", ["did you mean `q`?"]),
        ("func c3(_ q: Matrix) -> Matrix { let s = q; return z }", ["this function has `q` and `s`"]),
        (
            "func c4(_ q: Matrix) -> Matrix { z + z + y }",
            ["this function has `q`", nil]
        ),
        // Functions that the kernel has for matrices.
        ("func d1(_ h: Matrix) -> Double { tanh(h[0, 0]) * 2 }", [tanhOfNumber]),
        ("func d2(_ h: Matrix) -> Matrix { h.map { tanh($0) } }", [tanhOfNumber]),
        ("func d3(_ h: Matrix) -> Matrix { h.map(tanh) }", [tanhOfNumber, tanhOfNumber]),
        (
            "func d4(_ x: Double) -> Double { relu(x) }",
            ["`relu` takes a matrix, and gives one: of one number it is relu([[x]])[0, 0]"]
        ),
        (
            "func d5(_ s: Matrix) -> Matrix { s.map(exp) }",
            ["`exp` comes with `import Foundation`: write that in the first line"]
        ),
        // A matrix and a number.
        ("func e1(_ q: Matrix) { var s = q; s /= 2; print(s) }", ["a matrix has no `/=`: s = s / 2"]),
        ("func e2(_ q: Matrix) { var s = q; s *= 0.5; print(s) }", ["a matrix has no `*=`: s = s * 0.5"]),
        (
            "func e3(_ q: Matrix) { var s = q; s *= q.columns; print(s) }",
            ["a matrix has no `*=`: s = s * Double(q.columns)"]
        ),
        ("func e4(_ q: Matrix) { var s = q; s -= 1; print(s) }", ["a matrix has no `-=`: s = s.map { $0 - 1 }"]),
        ("func e5(_ q: Matrix) { var s = q; s += q; print(s) }", ["a matrix has no `+=`: s = s + q"]),
        ("func e6(_ q: Matrix) { var s = q; s *= q; print(s) }", ["a matrix has no `*=`: s = s.matmul(q)"]),
        (
            "func e7(_ s: Matrix) -> Matrix { s.map { $0 /= 2 } }",
            ["a closure gives back the new number: { $0 / 2 }"]
        ),
        (
            "func e8(_ s: Matrix, _ slope: Double) -> Matrix { softmax(s) - slope }",
            ["what is done to each number of a matrix is written with `map`: x.map { $0 - slope }"]
        ),
        (
            "func e9(_ s: Matrix) -> Matrix { s == 0 ? s : s }",
            ["numbers are compared one at a time: x.map { $0 > 0 ? 1 : 0 }"]
        ),
        (
            "func e10(_ q: Matrix) -> Matrix { q / Double(q.columns) ^ 0.5 }",
            [
                "a power is `pow(x, 2)`, with `import Foundation` in the first line; a square root is `x.squareRoot()`"
            ]
        ),
        // Closures.
        ("func g1(_ s: Matrix) -> Matrix { mapped(s) { s[$0, $1] } }", [triple]),
        (
            "func g2(_ s: Matrix) -> Matrix { mapped(s) { a, b in s[a, b] } }",
            [triple.replacing("i, j, x", with: "a, b, _")]
        ),
        ("func g3(_ s: Matrix) -> Matrix { mapped(s) { 1.0 } }", [triple]),
        ("func g5(_ s: Matrix) -> Matrix { mapped(s) { mask[$0][$1] ? $2 : 0 } }", ["this function has `s`"]),
        (
            "func g4(_ s: Matrix) -> Matrix { s.map { i, x in x } }",
            ["the closure is given one value alone: { i in … }"]
        ),
        // Calls.
        ("func h1(_ q: Matrix) -> Matrix { softmax(q.row(0)) }", [rowAsMatrix]),
        (
            "func h2(_ q: Matrix) -> Matrix { q.map { x in softmax(x) } }",
            ["`softmax` takes a matrix, and gives one: `map` gives the closure one number at a time"]
        ),
        ("func h3(_ q: Matrix) { let d = q.columns(); print(d) }", [notCalled]),
        ("func h4(_ q: Matrix) -> Double { Double(q.columns()) }", [notCalled]),
        (
            "func h5(_ q: Matrix) -> Matrix { softmax(scores: q) }",
            ["leave out `scores:`: this argument has no name"]
        ),
        (
            "func h6(_ q: Matrix) -> Matrix { softmax(q, mask: q) }",
            ["`softmax` has no mask: what is hidden has to be so in the scores that it takes"]
        ),
        (
            "func h7(_ q: Matrix) -> Int { len(q) }",
            ["how many rows and columns there are is `q.rows` and `q.columns`"]
        ),
        ("func h8() { exit(0) }", ["a function ends with `return` and its result"]),
        ("func h9(_ q: Matrix) -> Matrix { softmax }", ["it is a function: call it, as in `softmax(x)`"]),
    ]
    private static let rowAsMatrix = "a matrix of one row is written with brackets around it: `[x]`"
    private static let notCalled = "`columns` is no function: write it without parentheses"

    @Test func membersAndCalls() async throws {
        let lines = [CheckTests.attend("q"), Self.helper] + Self.members.map(\.0)
        let told = try await diagnostics(lines.joined(separator: "\n"))
        for (index, line) in Self.members.enumerated() {
            let own = told.filter { $0.place?.line == index + 5 }
            #expect(own.map(\.remedy) == line.1, "\(line.0): \(own.map(\.message))")
            for word in ["SIMD", "Float16", "Duration", "CGFloat", "Variable", "Failure"] {
                #expect(!own.contains { $0.message.contains(word) || $0.remedy?.contains(word) == true }, "\(line.0)")
            }
        }
    }

    /// What stands in the advice is code that compiles.
    @Test func whatIsAdvisedCompiles() async throws {
        let lines = [
            "import Foundation", CheckTests.attend("q"), Self.helper,
            "func a(_ s: Matrix, _ slope: Double, _ values: [Double]) {",
            "    var s = s, k = s",
            "    s = s / 2; s = s * 0.5; s = s * Double(k.columns); s = s.map { $0 - 1 }; s = s + k; s = s.matmul(k)",
            "    s = s.dividedElementwise(by: k); s = s - k; s = s.map { $0 / 2 }; s = s.map { $0 - slope }",
            "    s = s.map { $0.truncatingRemainder(dividingBy: 2) }; s = s.map { $0 > 0 ? 1 : 0 }; s = s + [[1, 2]]",
            "    s = mapped(s) { i, j, x in x }; s = mapped(s) { a, b, _ in s[a, b] }; s = [values]; s = s.map(tanh)",
            "    let x = [relu([[slope]])[0, 0], -Double.infinity, Double.greatestFiniteMagnitude, slope.squareRoot()]",
            "    k = softmax(s, over: .columns); let (n, d) = (k.rows, k.columns); print(x, n, d, values.count)",
            "    print(zip(x, x).map { $0 * $1 }.reduce(0, +), zip(x, x).map { $0.0 + $0.1 }, k.transposed)",
            "}",
        ]
        #expect(try await diagnostics(lines.joined(separator: "\n")).map(\.message) == [])
    }

    @Test func theFirstValuesOfSeveralVariables() async throws {
        let body = """
            var (m, sum, total) = (-Double.infinity, 0, 0)
                for x in q.values { m = max(m, x); sum += x; total += sum * x }
                return q.map { $0 / sum }
            """
        #expect(
            try await verdict(CheckTests.attend(body)) == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 3:47: cannot convert value of type 'Double' to expected argument type 'Int'
                    |     for x in q.values { m = max(m, x); sum += x; total += sum * x }
                    |                                               ^
                    = `sum` and `total` hold whole numbers, as they begin with one in line 2: write `var (m, sum, total) = (-Double.infinity, 0.0, 0.0)` there
                """)
    }

    /// The type of what is unknown is the compiler's guess.
    @Test func whatFollowsFromAnUnknownNameIsNotTold() async throws {
        let told = try await verdict(CheckTests.attend("q.map { _ in total / sum }"))
        #expect(
            told == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 2:18: cannot find 'total' in scope
                    |     q.map { _ in total / sum }
                    |                  ^^^^^
                    = this function has `q`, `k` and `v`
                  error: 2:26: cannot find 'sum' in scope
                    |     q.map { _ in total / sum }
                    |                          ^^^
                    = the sums of the rows are `x.sumOfRows`, that of all numbers is `x.values.reduce(0, +)`
                """)
    }

    /// It is not what the answer was given.
    @Test func aValueOfTheChapterIsNotTheFunctionsOwn() async throws {
        #expect(
            try await verdict(CheckTests.attend("q.matmul(scale)")) == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 2:14: cannot convert value of type 'Double' to expected argument type 'Matrix'
                    |     q.matmul(scale)
                    |              ^
                    = `scale` belongs to the chapter, set in cell 1 (01-exam.md, line 6); this function has `q`, `k` and `v`
                """)
    }

    @Test func aResultThatIsNotReturned() async throws {
        #expect(
            try await verdict(CheckTests.attend("let s = q\n    s.transposed")) == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 3:5: missing return in function expected to return 'Matrix'
                    |     s.transposed
                    |     ^
                    = write `return` before the result: return s.transposed
                """)
        #expect(
            try await verdict("func attend(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {\n}\n") == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 2:1: missing return in function expected to return 'Matrix'
                    | }
                    | ^
                    = the function ends here without a result: write `return` and the result before the brace
                """)
    }

    @Test func theProductOfPythonIsWrittenOut() async throws {
        let told = try await verdict(CheckTests.attend("return softmax(q @ k.T)"))
        #expect(
            told == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 2:22: expected ',' separator
                    |     return softmax(q @ k.T)
                    |                      ^
                    = the matrix product is `q.matmul(k.transposed)`
                """)
    }
}
