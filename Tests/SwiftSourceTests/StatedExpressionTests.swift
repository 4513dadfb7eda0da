import SwiftSource
import Testing

@Suite struct StatedExpressionTests {
    private func text(_ range: Range<Int>, _ code: String) -> String {
        String(decoding: Array(code.utf8)[range], as: UTF8.self)
    }

    @Test func argumentsOfCallsThatAreStatements() {
        let code = """
            f("a, b", g(x, y: [1, 2])) // f(1)
            let z = f(2)
            if z { f(h { f(3) }) }
            o.f(4)
            """
        let calls = SwiftSource(code).arguments(ofCallsOf: "f")
        #expect(
            calls.map { $0.map { text($0.range, code) } } == [
                ["\"a, b\"", "g(x, y: [1, 2])"], ["h { f(3) }"], ["3"],
            ])
        #expect(calls[0].map(\.statement) == [0, 0])
    }

    @Test func whatVariablesBeginAs() {
        let code = """
            let a: [Int: Int] = f(1)
            var b: Int { f(2) }
            let (c, d) = (1, 2)
            func g() { let e = f(3) }
            let h = a
                .map { $0 }
            """
        let values = SwiftSource(code).initialValues
        #expect(values.map(\.name) == ["a", "h"])
        #expect(values.map { text($0.range, code) } == ["f(1)", "a\n    .map { $0 }"])
    }

    @Test(arguments: [
        ("weights(q, k.transposed)", ["q", "k"]), ("f(x: x, y: .y)", ["x"]),
        ("list.map { n in n + m }[i]", ["list", "i"]),
        ("f(a, a)", ["a"]), ("\"\\(n) of them\"", ["n"]), ("\\Matrix.rows", ["Matrix"]),
        ("a ? b : c", ["a", "b", "c"]),
        ("1 + f()", []), ("<#a#>", []),
    ])
    func namesThatMayBeOfVariables(code: String, names: [String]) {
        #expect(SwiftSource(code).names(in: 0..<code.utf8.count) == names)
    }

    @Test(arguments: [("f(1)", true), ("a.b(c)", true), ("a", false), ("(a)", false), ("a[0]", false)])
    func callsAreRecognised(code: String, holds: Bool) {
        #expect(SwiftSource(code).containsCall(in: 0..<code.utf8.count) == holds)
    }
}
