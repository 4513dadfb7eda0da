import Testing

@testable import SwiftSource

/// The small changes of a function's body, each as `original → replacement`.
struct MutationTests {
    private func changes(_ body: String, parameters: String = "") -> [String] {
        SwiftSource("func f(\(parameters)) { \(body) }").mutations.map { "\($0.original) → \($0.replacement)" }
    }

    @Test(arguments: [
        ("a + b", ["a + → ", "+ b → ", "+ → -"]),
        ("a - b", ["a - b → b - a", "- b → ", "- → +"]),
        ("a * b", ["a * → ", "* b → ", "* → /"]),
        ("a / b", ["a / b → b / a", "/ b → ", "/ → *"]),
        ("a - b - c", ["a - b → b - a", "- b → ", "- → +", "- c → ", "- → +"]),
        ("a + b * c", ["a + → ", "+ b * c → ", "+ → -", "* c → ", "* → /"]),
        ("a && b < c", ["a && → ", "&& b < c → ", "&& → ||", "< → <=", "< → >"]),
        ("-a", ["- → "]), ("!a", ["! → "]),
        ("a == b", ["== → !="]), ("0..<n", ["0 → 1", "..< → ..."]), ("a += b", ["+= → -="]),
    ])
    func operators(code: String, expected: [String]) {
        #expect(Set(changes("x(); return \(code)")).subtracting(["x() → "]) == Set(expected))
    }

    @Test(arguments: [
        ("0", ["1"]), ("1", ["0", "2"]), ("7", ["6", "8"]), ("0.0", ["1.0"]), ("0.5", ["0.0", "1.0"]),
        ("true", ["false"]), ("false", ["true"]),
    ])
    func constants(literal: String, others: [String]) {
        #expect(Set(changes("return \(literal)")) == Set(others.map { "\(literal) → \($0)" }))
    }

    @Test(arguments: [
        ("rows", "columns"), ("row", "column"), ("firstIndex", "lastIndex"), ("dropFirst", "dropLast"), ("max", "min"),
        ("sumOfRows", "sumOfColumns"), ("upperBound", "lowerBound"), ("prefix", "suffix"),
    ])
    func opposites(name: String, other: String) {
        #expect(changes("return a.\(name)").contains("\(name) → \(other)"))
        #expect(changes("return a.\(other)").contains("\(other) → \(name)"))
    }

    @Test func namesThatAreDeclaredTogether() {
        #expect(
            changes("return g(q)", parameters: "_ q: M, at k: [M], _ v: M = M()")
                == ["g(q) → q", "q → k"])
        #expect(changes("let (a, b, c) = t; return b").suffix(2) == ["b → a", "b → c"])
        #expect(changes("return m { i, j in j }").contains("j → i"))
        #expect(changes("return m { (i: Int, j: Int) in i }").contains("i → j"))
        #expect(changes("return m { $0 + $1 }").filter { $0.contains("→ $") } == ["$0 → $1", "$1 → $2", "$1 → $0"])
        // Neither labels nor members are such names.
        #expect(
            !changes("return g(q: 1).k", parameters: "q: M, k: M").contains {
                $0.hasPrefix("q → ") || $0.hasPrefix("k → ")
            })
    }

    @Test func callsAndMembers() {
        #expect(changes("return g(a, b)") == ["a, b → b, a"])
        #expect(changes("return max(a, b)") == ["max → min"])
        #expect(changes("return g(a, by: b)") == ["a, by: b → b, by: a", ", by: b → "])
        #expect(changes("return a.g(b)") == ["a.g(b → b.g(a", ".g(b) → "])
        #expect(changes("return a.g(b + c)").contains("a.g(b + c → (b + c).g(a"))
        #expect(changes("return a.t.g()") == [".t → ", ".g() → "])
        #expect(changes("return softmax(a.g(b))").contains("softmax(a.g(b)) → a.g(b)"))
        #expect(changes("return mapped(a) { $0 }").contains("mapped(a) { $0 } → a"))
        #expect(changes("return a[i, j]") == ["i, j → j, i"])
    }

    @Test func branchesAndStatements() {
        let changes = changes("if a < b { x() } else { y() }; guard c else { return }; z = c ? d : e; return")
        #expect(changes.contains("a < b → true") && changes.contains("a < b → false"))
        #expect(changes.contains("else { y() } → "))
        #expect(changes.contains("if a < b { x() } else { y() } → "))
        #expect(changes.contains("x() → ") && changes.contains("y() → ") && changes.contains("z = c ? d : e → "))
        #expect(changes.filter { $0 == "c → true" }.count == 2, "of guard and of ?")
        #expect(!changes.contains { $0.hasPrefix("return") })
    }

    /// The header is what checks call; comments, strings and types are no code that runs.
    @Test func whatStaysAsItIs() {
        let code =
            "/// 1 + 1\nfunc f(a: Int = 1, rows: Int) -> [Int] {\n    // 2 - 1\n    let b: [Int] = c\n    return b\n}"
        #expect(SwiftSource(code).mutations == [])
        #expect(changes("return \"1 + 1 rows\"") == [])
        #expect(changes("print(1 + a.rows, b); debugPrint(2); return") == [], "no check looks at it")
    }

    @Test func theCodeIsChangedThereOnly() throws {
        let code = "func f(é: Int) -> Int {\n    é < 2 ? é : 0\n}\n"
        let mutation = try #require(SwiftSource(code).mutations.first { $0.original == "<" && $0.replacement == "<=" })
        #expect(mutation.code == "func f(é: Int) -> Int {\n    é <= 2 ? é : 0\n}\n")
        #expect(mutation.range.count == 1)
    }

    @Test func noTwoGiveTheSameCode() {
        let source = SwiftSource("func f(_ a: M, _ b: M) -> M { softmax(a.g(b.t) / d(a.columns).r()).g(b) * (1 - 2) }")
        let codes = source.mutations.map(\.code)
        #expect(codes.count > 20 && Set(codes).count == codes.count)
    }

    /// Half-written and hostile code gives mutations or none, and ends.
    @Test(
        .timeLimit(.minutes(30)),
        arguments: [
            "func", "func f(", "func f(a: ", "func f() { a.", "func f() { a(", "func f() { { a in", "if", "a ? b",
            ") + (", "} - {",
            "func f() { \"\\(", "func f() { x[", ". . . .", "+ + + 1", "func f() { return a! }",
            "func f() { if a { } else",
            String(repeating: "func f() { a(b + ", count: 200), String(repeating: "a.b(c) + ", count: 300),
        ])
    func anyCode(code: String) {
        for mutation in SwiftSource(code).mutations { #expect(mutation.code != code) }
    }
}
