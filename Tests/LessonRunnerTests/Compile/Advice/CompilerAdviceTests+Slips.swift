import Testing

@testable import LessonRunner

/// Slips of beginners and of people who come from other languages: one error for each line, and what to do next.
extension CompilerAdviceTests {
    private static let axis = "`softmax` runs along each row; along each column it is `softmax(x, over: .columns)`"
    private static let count =
        "`x.row(0)` and `x.column(0)` take one out; how many there are is `x.rows` and `x.columns`"
    private static let each = "this takes one number, and here is an array: call it for each with `map`, as in x.map { "
    private static let declaration = "a constant begins with `let`, a variable with `var`: `let x = 1.0`"

    private static let norm =
        "arguments after the first have names: layerNorm(x, epsilon: …); gain and bias, arrays, may be left out"

    private static let slips: [(String, String)] = [
        ("func s1(_ q: Matrix) -> Double { Double(q.row) }", count),
        ("func s2(_ q: Matrix) -> Double { let d = q.column; return d.squareRoot() }", count),
        ("func s3(_ q: Matrix) -> Int { q.cols }", "the numbers of rows and columns are `x.rows` and `x.columns`"),
        ("func s4(_ q: Matrix) -> Matrix { matmul(q, q) }", "the matrix product is `a.matmul(b)`"),
        (
            "func s5(_ q: Matrix) -> Matrix { transpose(q) }",
            "rows and columns change places in `x.transposed`, without parentheses"
        ),
        ("func s6(_ x: [Double]) -> Double { max(x) }", "the largest number of an array is `x.max()!`"),
        ("func s7(_ x: [Double]) -> [Double] { exp(x) }", each + "exp($0) }"),
        (
            "func s8(_ x: [Double]) -> [Double] { x - 1.0 }",
            "what is done to each number of an array is written with `map`: x.map { $0 - 2 }"
        ),
        (
            "func s9(_ x: [Double]) -> [Double] { x / x }",
            "two arrays are put together number by number with `zip`: zip(a, b).map { $0 / $1 }"
        ),
        ("func s10(_ x: [Double]) -> Double { x.sum() }", "the sum of an array is `x.reduce(0, +)`"),
        ("func s11(_ q: Matrix) -> Matrix { softmax(q, axis=1) }", axis),
        ("func s12(_ q: Matrix) -> Matrix { softmax(q, over: .row) }", axis),
        ("func s13(_ q: Matrix) -> Matrix { softmax(q, 1) }", axis),
        (
            "func s14() -> [Double] { let x = []; return x }",
            "say what the array will hold, as in `var x: [Double] = []`"
        ),
        ("func s15() { var n = 0; n++ }", "write `n += 1`"),
        ("func s16(_ x: [Double]) { if x.isEmpty { pass } }", "a block that does nothing is empty: `{ }`"),
        ("func s17(_ x: [Double]) -> Double { self.x }", "`self` belongs to the members of a type: leave it out"),
        ("func s18(_ q: matrix) -> Int { 1 }", "write `Matrix`"),
        ("func s19(_ q: [float]) -> Int { 1 }", "write `Double`"),
        ("func s20() { for i in enumerate([1]) { print(i) } }", "the elements with their numbers are `x.enumerated()`"),
        (
            "func s21(_ x: Double) -> Double { x = 1; return x }",
            "`x` cannot be changed: begin a variable of your own, as in `var result = x`"
        ),
        (
            "func s22() -> Double { let x = 1.0; x += 1; return x }",
            "`x` begins with `let` in line 26 and stays as it is: begin it with `var`"
        ),
        (
            "func s23() { total = 0.0; print(total) }",
            "a new constant begins with `let`, a variable with `var`: `var total = …`"
        ),
        (
            "func s24() -> Double { var n = 0; n += 1.5; return 1 }",
            "a whole number is needed here: `Int(x)` leaves out what follows the point"
        ),
        (
            "func s26(_ x: [Double]) -> [Double] { print(x) }",
            "`print` only shows a value: write `return` and the value"
        ),
        (
            "func s27(_ x: [Double]) -> [Double] { x[0] }",
            "an array is asked for, and this is one number: make one with `map`, as in x.map { $0 / 2 }"
        ),
        (
            "func s28(_ x: [Double]) -> [Double] { x.map { 1.0 } }",
            "use the element, `$0`, or begin the closure with `_ in`"
        ),
        ("func s29(_ q: Matrix) -> Matrix { q.columns(0...1) }", "the numbers from a up to b, without b, are `a..<b`"),
        (
            "func s30(_ q: Matrix) -> Matrix { q.columns(0, 2) }",
            "columns 0 and 1 are `x.columns(0..<2)`; how many there are is `x.columns`"
        ),
        (
            "func s31(_ a: [Attention]) -> [Matrix] { a }",
            "each of them holds every step; the matrices that come out are `x.map { $0.output }`"
        ),
        (
            "func s32(_ a: Attention, _ q: Matrix) -> Matrix { a[0] }",
            "it holds every step; the matrix that comes out is `.output`, the weights are `.weights`"
        ),
        (
            "func s33(_ x: [Double]) { let y = x * 3; print(y) }",
            "n equal numbers are `Array(repeating: 0.0, count: n)`"
        ),
        ("func s34(_ x: Double) -> Double { pow(e, x) }", "e to the power of x is `exp(x)`"),
        ("func s35(_ q: Matrix) -> [Double] { q[0] }", "a number of a matrix is `x[i, j]`, a row is `x.row(i)`"),
        ("func s36(_ a: [[Bool]]) -> Bool { a[0, 1] == true }", "an element of an array of arrays is `x[i][j]`"),
        (
            "func s37(_ a: [[Bool]]) -> Double { a ? 1 : 0 }",
            "a condition is a single value: that of an array is `x[i]`, of an array of arrays `x[i][j]`"
        ),
        ("func s38(_ x: Double) -> Double { -inf }", "infinity is `Double.infinity`"),
        (
            "func s39(_ x: Double) -> Double { x^0.5 }",
            "a power is `pow(x, 2)`, with `import Foundation` in the first line; a square root is `x.squareRoot()`"
        ),
        (
            "func s40(_ q: Matrix) -> Matrix { Matrix(q.rows, q.columns) }",
            "zeros are `Matrix(rows: 2, columns: 3, repeating: 0)`, rows of numbers `Matrix([[1, 2], [3, 4]])`"
        ),
        (
            "func s41(_ a: [Bool]) -> [Double] { a.map { Double($0) } }",
            "`Double(…)` takes a number or a text; true and false become numbers with `x ? 1.0 : 0.0`"
        ),
        ("func s42(_ q: Matrix) -> Matrix { q[0, 0] }", "a matrix is asked for, and this is one number"),
        ("func s43(_ x: [[Double]]) -> Matrix { x }", "an array of rows becomes a matrix with `Matrix(x)`"),
        (
            "func s44(_ q: Matrix) -> Double { q }",
            "one number is asked for, and this is a matrix: its number at row i and column j is `x[i, j]`"
        ),
        ("func s45(_ q: [Matrix]) -> Matrix { Matrix.joined(q) }", "'attend help matrix' lists what a matrix can do"),
        ("func s46(_ q: Matrix) -> Matrix { layerNorm(q, 0.1) }", norm),
        ("func s47(_ q: Matrix) -> Matrix { layerNorm(q, gain: 1, epsilon: 0.1) }", norm),
    ]

    @Test func slips() async throws {
        let told = try await diagnostics(
            (["import Foundation", CheckTests.attend("q")] + Self.slips.map(\.0)).joined(separator: "\n"))
        for (index, line) in Self.slips.enumerated() {
            let own = told.filter { $0.place?.line == index + 5 }
            #expect(own.map(\.remedy) == [line.1], "\(line.0): \(own.map(\.message))")
        }
    }

    /// The compiler looks for these when all types are right.
    @Test func slipsThatAreFoundLast() async throws {
        let lines = [
            CheckTests.attend("q"), "func a(_ x: [Double]) -> [Double] { let y = x.map { $0 } }",
            "func b() -> Double { var x: Double; return x }",
        ]
        #expect(
            try await diagnostics(lines.joined(separator: "\n")).map(\.remedy) == [
                "write `return` before the result; `print` only shows it",
                "give it a value in line 5, where it begins, as in `= 0.0` or `= []`",
            ])
    }

    @Test func slipsThatCannotBeParsed() async throws {
        let lines: [(String, String?)] = [
            ("# the largest", "a comment begins with `//`"),
            ("let one = 1 # the largest", "a comment begins with `//`"),
            ("func a(_ x: Bool) { if not x { print(1) } }", "“not” is `!`, as in `!isEmpty`"),
            ("func b(_ x: Bool) { if x and x { print(1) } }", "“and” is `&&`"),
            (
                "func c(_ x: [Double]) -> [Double] { x[1:] }",
                "a part of an array is `x[1..<3]`; of a matrix they are `x.rows(1..<3)` and `x.columns(1..<3)`"
            ),
            ("func d() { print x }", "what is printed stands between parentheses: `print(x)`"),
            ("func e() { int n = 1 }", Self.declaration), ("func f() { const n = 1 }", Self.declaration),
            (
                "func g(_ x: [Double]) -> [Double] { [x[0] x[1]] }",
                "write a comma, or the operator that is missing between the two"
            ),
            (
                "func h(_ x: [Double]) -> [Double] { x.map { y y + 1 } }",
                "`in` stands after the parameter of a closure: { y in … }"
            ),
            (
                "func i(_ x: Double) -> Double { let y = x if x > 1 else 2 }",
                "a choice between two values is written `isTrue ? a : b`"
            ),
            ("func j() { print(f\"n {x}\") }", "a value within a text is written `\\(x)`: \"x is \\(x)\""),
            (
                "func k() { for i, x in [1] { print(i) } }",
                "two names stand between parentheses: for (i, x) in xs.enumerated() { … }"
            ),
            ("func l(_ x: Bool) { if x { print(1) } elseif x { print(2) } }", "write `else if`"),
            ("func m(scores) { }", "a parameter has a name and a type: `_ scores: [Double]`"),
            ("func n() { import Foundation }", "an import stands at the top of the file, outside of every brace"),
            ("func o(_ x: [Double]) { let y = max(x[0], x[1] }", nil),
            ("else:", "a block stands between braces, `{` and `}`, not after a colon"),
            ("}", "one `}` is too many: remove this one, or one above it"),
        ]
        let told = try await diagnostics(lines.map(\.0).joined(separator: "\n"))
        for (index, line) in lines.enumerated() where line.1 != nil {
            let own = told.filter { $0.place?.line == index + 1 }
            #expect(own.map(\.remedy) == [line.1], "\(line.0): \(own.map(\.message))")
        }
    }

    /// Its first value makes a variable hold whole numbers; everything else follows from that.
    @Test func aVariableThatBeganAsAWholeNumber() async throws {
        let body = """
            var total = 0
                for x in q.values { total += x }
                return q.map { $0 / total }
            """
        #expect(
            try await verdict(CheckTests.attend(body)) == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 3:34: cannot convert value of type 'Double' to expected argument type 'Int'
                    |     for x in q.values { total += x }
                    |                                  ^
                    = `total` holds whole numbers, as it begins with one in line 2: write `var total = 0.0` there
                """)
    }

    @Test func aNameOfTheChapterIsNotTheAnswersOwn() async throws {
        var exam = try await CheckFixture(CheckTests.attention)
        exam.answer("attend", CheckTests.attend("scale = 1.0\n    return q.map { $0 * scale }"))
        let told = try await exam.verdicts()
        #expect(
            told == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 2:5: cannot assign to value: 'scale' is a 'let' constant
                    |     scale = 1.0
                    |     ^^^^^
                    = `scale` belongs to the chapter, set in cell 1 (line 6): begin one of your own with `let` or `var`
                """)
    }

    @Test func aParenthesisThatIsNeverClosed() async throws {
        #expect(
            try await verdict(CheckTests.attend("let m = max(q[0, 0], 1\n    return q.map { $0 - m }")) == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 2:16: this `(` is never closed
                    |     let m = max(q[0, 0], 1
                    |                ^
                    = write the `)` that belongs to it
                """)
    }
}
