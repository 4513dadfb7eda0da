import Testing

@testable import LessonRunner

/// What beginners and people who come from other languages write that the parser cannot read.
extension CompilerAdviceTests {
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
            (
                "func p(_ q: Matrix) { for (i in 0..<q.rows) { print(i) } }",
                "leave out the parentheses: for i in 0..<n { … }"
            ),
            ("func ae() { Divide, but by what?#> }", "a piece of the placeholder is left: remove `#>`"),
            ("func af() { <#Divide, but by what? }", "a piece of the placeholder is left: remove `<#`"),
            ("func ag() {", nil),
            (
                "    a, b, c = d(1), d(2), d(3)",
                "several names get their values between parentheses: let (a, b, c) = (…, …, …)"
            ),
            (
                "    let a, b = d(1), d(2)", "several names get their values between parentheses: let (a, b) = (…, …)"
            ),
            ("}", nil),
            ("func q(_ x: Int) -> Int { if x == 0 return 1 }", "what it does stands between braces: if x > 1 { … }"),
            ("func r() { while true print(1) }", "what it does stands between braces: while x > 1 { … }"),
            ("func s() { for i in 0..<3 print(i) }", "what it does stands between braces: for i in 0..<n { … }"),
            ("func t(_ x: Int) { if x == 3 then { } }", "leave out `then`: what it does stands between braces"),
            ("func u() { let in = 3 }", "`in` is a word of Swift: take another name"),
            ("func v(x: Double): Double { x }", "what the function gives back stands behind an arrow: `-> [Double]`"),
            (
                "func w(Matrix q) -> Matrix { q }",
                "the name of a parameter stands before its type: `_ scores: [Double]`"
            ),
            ("func x() { let m = new Matrix() }", "a value is made without `new`: Matrix([[1, 2]])"),
            ("func y(_ x: Double) -> Double { 2x }", "a product is written with `*`: 2 * x"),
            ("func z(_ x: Double) -> Double { .5 * x }", "write `0.5`"),
            (
                "func aa(_ x: Double) -> Double { let y=x *2; return y }",
                "write a blank on both sides of an operator, or on none"
            ),
            ("func ab() { let x := 3 }", "a value is given with `=`: let x = 1.0"),
            ("func ac() { print(“hi”) }", "`“` and `”` are no characters of Swift: write `\"`"),
            ("func ad(_ x: Double) { do { } while (x > 1) }", "write `repeat { … } while x > 1`"),
            ("else:", "a block stands between braces, `{` and `}`, not after a colon"),
            ("}", "one `}` is too many: remove this one, or one above it"),
        ]
        let told = try await diagnostics(lines.map(\.0).joined(separator: "\n"))
        for (index, line) in lines.enumerated() where line.1 != nil {
            let own = told.filter { $0.place?.line == index + 1 }
            #expect(own.map(\.remedy) == [line.1], "\(line.0): \(own.map(\.message))")
        }
    }

    /// The errors of the line on which nothing was begun, and of what follows from it.
    @Test func aTypeInPlaceOfAValue() async throws {
        let body = """
            var e = [Double]
                for x in q.values { e.append(x) }
                print(e.count)
                return q
            """
        #expect(
            try await verdict(CheckTests.attend(body)) == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 2:13: expected member name or initializer call after type name
                    |     var e = [Double]
                    |             ^
                    = `[Double]` is a type, and no value yet: write `var e: [Double] = []`
                """)
    }

    @Test func bothQuotationMarksOfAWordProcessor() async throws {
        #expect(
            try await verdict(CheckTests.attend("print(“hi”)\n    return q")) == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 2:11: unicode curly quote found, replace with '"'
                    |     print(“hi”)
                    |           ^
                    = `“` and `”` are no characters of Swift: write `"`
                """)
    }
}
