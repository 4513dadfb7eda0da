import Testing

@testable import LessonRunner

/// Slips of beginners and of people who come from other languages: one error for each line, and what to do next.
extension CompilerAdviceTests {
    private static let axis = "`softmax` runs along each row; along each column it is `softmax(x, over: .columns)`"
    private static let count =
        "`x.row(0)` and `x.column(0)` take one out; how many there are is `x.rows` and `x.columns`"
    private static let each = "this takes one number: call it for each with `map`, as in x.map { "
    static let declaration = "a constant begins with `let`, a variable with `var`: `let x = 1.0`"

    static let pointless =
        "write `Double(…)` around the whole numbers; where one is needed, as for an index, `Int(x)` leaves out what follows the point"
    private static let empty = "say what the array will hold, as in `var x: [Double] = []`"
    private static let appending = "one more element is added with `append`"
    private static let shapes = "the numbers of rows and columns are `x.rows` and `x.columns`"

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
            "`n` holds whole numbers, as it begins with one in line 19: write `var n = 0.0` there"
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
        ("func s38(_ x: Double) -> Double { -inf }", "infinity is `Double.infinity`, and −∞ is `-Double.infinity`"),
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
        // Members that there are not.
        ("func t1() { var e: [Double] = []; e.add(1) }", appending),
        ("func t2() { var e: [Double] = []; e.apend(1) }", "did you mean `append`?"),
        ("func t3() { var e: [Double] = []; e.push_back(1) }", appending),
        ("func t4(_ x: [Double]) -> Int { x.lenght }", "the number of elements is `x.count`"),
        ("func t5(_ x: [Double]) -> Double { x.get(0) }", "an element of an array is `x[i]`"),
        ("func t6(_ q: Matrix) -> Matrix { q.sum_of_rows }", "did you mean `sumOfRows`?"),
        ("func t7(_ q: Matrix) -> Matrix { q.divided_elementwise(q) }", "did you mean `dividedElementwise`?"),
        ("func t8(_ q: Matrix) -> Matrix { q.matMul(q) }", "did you mean `matmul`?"),
        ("func t9(_ q: Matrix) -> Int { q.shpae }", shapes),
        ("func t10(_ q: Matrix) -> Matrix { q.add(q) }", "the sum of two matrices is `a + b`"),
        (
            "func t11(_ q: Matrix) -> Matrix { q.sqrt() }",
            "what is done to each number of a matrix is written with `map`: x.map { $0.squareRoot() }"
        ),
        ("func t12(_ q: Matrix) -> Double { q.max() }", "the largest number of a matrix is `x.values.max()!`"),
        ("func t13(_ x: Double) -> Double { x.sqrt() }", "it is `x.squareRoot()`"),
        (
            "func t14(_ x: Double) -> Double { Math.abs(x) }",
            "functions are called alone: `abs(x)`"
        ),
        ("func t15() { System.out.println(1) }", "what is shown is written with `print(x)`"),
        // Names that there are not.
        ("func t16(_ scores: [Double]) -> [Double] { scroes }", "did you mean `scores`?"),
        ("func t17(_ q: Matrix) -> Matrix { sofmax(q) }", "did you mean `softmax`?"),
        // Values.
        (
            "func t18() { var e = [Double]; e.append(1) }",
            "`[Double]` is a type, and no value yet: write `var e: [Double] = []`"
        ),
        (
            "func t19() { var m = [String: Double]; m[\"a\"] = 1 }",
            "`[String: Double]` is a type, and no value yet: write `var m: [String: Double] = [:]`"
        ),
        ("func t20() { var e = Array(); e.append(1) }", empty), ("func t21() { var e = []() }", empty),
        ("func t22() { var e = list(); e.append(1) }", empty),
        ("func t23() -> [Double] { return nil }", "give a value of type [Double]: `nil` is one of `[Double]?` alone"),
        ("func t24() { let x: Double = nil }", "give a value of type Double: `nil` is one of `Double?` alone"),
        ("func t25() -> [Double] { return }", "write the result after `return`"),
        (
            "func t26(_ q: Matrix) { let n: Int = q.sumOfRows }",
            "a whole number is asked for, and this is a matrix: its number at row i and column j is `x[i, j]`"
        ),
        (
            "func t27() -> Double { let a = b + 1; let b = 2.0; return a }",
            "`b` begins only behind this: move that in front of it"
        ),
        (
            "func t28(_ q: Matrix) -> Matrix { fusedAttention(q, q, q) }",
            "the fused path computes in single precision: it takes `FloatMatrix(x)`, and `Matrix(y)` is a matrix again"
        ),
        (
            "func t29(_ x: [Double]) -> [Double] { x.prefix(2) }",
            "a part of an array becomes an array with `Array(…)`: Array(x[0..<2])"
        ),
        ("func t30(_ x: [Double]) -> [Double] { x.reversed }", "`reversed` is a function: write `reversed()`"),
        (
            "func t31(_ x: [Double]) -> [Double] { let y = x.map { $0 + 1 } / 2.0; return y }",
            "what is done to each number of an array is written with `map`: x.map { $0 / 2 }"
        ),
        ("func t32(_ x: Double) -> Double { 2(x + 1) }", "a product is written with `*`: 2 * x"),
        // Matrices and numbers.
        (
            "func t33(_ q: Matrix) -> Matrix { let r = (q + 1).dividedElementwise(by: q); return r }",
            "what is done to each number of a matrix is written with `map`: x.map { $0 + 1 }"
        ),
        (
            "func t34(_ q: Matrix, _ x: Double) -> Matrix { let r = q - x; return r }",
            "what is done to each number of a matrix is written with `map`: x.map { $0 - 1 }"
        ),
        (
            "func t35(_ q: Matrix) -> Matrix { let r = 1 - q; return r }",
            "what is done to each number of a matrix is written with `map`: x.map { 1 - $0 }"
        ),
        ("func t36(_ q: Matrix) -> Matrix { q.rows(0) }", "one alone is `x.rows(0..<1)`, its numbers are `x.row(0)`"),
        (
            "func t37(_ q: Matrix) -> Matrix { let r = exp(q); return r }",
            "this takes one number: call it for each with `map`, as in x.map { exp($0) }"
        ),
        // Loops.
        (
            "func t38(_ q: Matrix) { for i in q.rows { print(i) } }",
            "the whole numbers from 0 to n − 1 are `0..<n`: for i in 0..<n { … }"
        ),
        (
            "func t39(_ q: Matrix) { for r in q { print(r) } }",
            "its rows are counted: for i in 0..<x.rows { … x.row(i) … }; all of its numbers are `x.values`"
        ),
        ("func t40() { for i in 0..3 { print(i) } }", "the numbers from a up to b, without b, are `a..<b`"),
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
                "the function ends here without a result: write `return` and the result before the brace",
                "give it a value in line 5, where it begins, as in `= 0.0` or `= []`",
            ])
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
                    = `scale` belongs to the chapter, set in cell 1 (01-exam.md, line 6): begin one of your own with `let` or `var`
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
