import Testing

@testable import SwiftSource

/// The names that statements declare and use.
struct NameTests {
    private func uses(_ code: String) -> Set<String> {
        SwiftSource(code).names.reduce(into: []) { $0.formUnion($1.uses) }
    }

    @Test func variablesWithTheirPlaces() {
        let names = SwiftSource("let a = f(1), (b, c) = (2, 3)\n@MainActor lazy var d: [Int] { [e] }").names
        #expect(names.map { $0.variables.map(\.name) } == [["a", "b", "c"], ["d"]])
        #expect(names[0].variables.map(\.offset) == [4, 15, 18])
        #expect(names.map(\.uses) == [["f"], ["MainActor", "Int", "e"]])
    }

    @Test(arguments: [
        "if let a = b { let c = 1 }", "for a in b { var c = 1 }", "func f(a: Int) { let c = 1 }", "f { let a = 1 }",
        "while let a = b { }", "a = 1", "guard let a else { exit(1) }",
    ])
    func noVariablesOfTheTopLevel(code: String) {
        #expect(SwiftSource(code).names.flatMap(\.variables).isEmpty)
    }

    @Test func declarations() {
        let code = "func f() {}\nstruct S {}\nfinal class C {}\nextension E {}\nlet a = 1\nprint(func1)"
        #expect(SwiftSource(code).names.map(\.declaration) == ["f", "S", "C", "E", nil, nil])
    }

    @Test(arguments: [
        "f(total: 1)", "a.total", "\\.total", "func f(total: Int) -> Int { total }",
        "func f(_ total: Int) -> Int { total }",
        "f { total in total + 1 }", "f { (total: Int, b: Int) -> Int in total }", "for total in 1...2 { print(total) }",
        "func f() { let total = 1; print(total) }", "struct S { var total = 1; func f() -> Int { total } }",
        "// total\n\"total\"", "for (total, b) in c { total }",
    ])
    func noUses(code: String) {
        #expect(!uses(code).contains("total"))
    }

    @Test(arguments: [
        "total", "f(total)", "f(a: total)", "\"\\(total)\"", "total.count", "[total: 1]", "a ? total : 1", "`total`",
        "func f() -> Int { total }", "{ total }", "if let total { print(total) }", "f { a in a + total }",
        "func f(a: Int = total) {}", "struct S { var a = total }", "print(total);let total = 1", "for a in total {}",
    ])
    func someUses(code: String) {
        #expect(uses(code).contains("total"))
    }

    @Test(arguments: ["let", "let (", "func", "func f(", "f {", "for", "let a = ", "{ a in"])
    func unfinished(code: String) {
        #expect(SwiftSource(code).names.count <= 1)
    }
}
