import Testing

@testable import SwiftSource

@Suite("Functions") struct FunctionTests {
    private func functions(_ code: String) -> [SwiftSource.Function] { SwiftSource(code).functions }

    @Test(arguments: [
        ("func f() {}", "f()", "func f()"),
        (
            "func f(_ x: Int, by y: [Double]) -> Matrix { x }", "f(_: Int, by: [Double]) -> Matrix",
            "func f(_ x: Int, by y: [Double]) -> Matrix"
        ),
        (
            "@inlinable public static func f(x: Int = g(1, 2)) async throws -> (Int, Int) {}",
            "f(x: Int) async throws -> (Int, Int)", "func f(x: Int = g(1, 2)) async throws -> (Int, Int)"
        ),
        (
            "func f<T: Equatable>(_ x: inout [T: (Int) -> Int], y: Int...) where T: Hashable {}",
            "f<T: Equatable>(_: inout [T: (Int) -> Int], y: Int...) where T: Hashable",
            "func f<T: Equatable>(_ x: inout [T: (Int) -> Int], y: Int...) where T: Hashable"
        ),
        (
            "func f(\n    _ x: Int, // the first\n    y: Int\n) -> Int\n{\n}", "f(_: Int, y: Int) -> Int",
            "func f(_ x: Int, y: Int) -> Int"
        ),
        ("func f(x)", "f(x)", "func f(x)"),
    ])
    func aFunctionIsWhatItsCallersSee(code: String, signature: String, declaration: String) {
        #expect(functions(code).map(\.signature) == [signature])
        #expect(functions(code).map(\.declaration) == [declaration])
    }

    @Test func aFunctionKnowsItsPlaceAndDepth() {
        let found = functions("let a = 1\nstruct S {\n    func f() { func g() {} }\n}\nfunc h() {}\n")
        #expect(found.map(\.name) == ["f", "g", "h"] && found.map(\.depth) == [1, 2, 0])
        #expect(found.map(\.range) == [30..<31, 41..<42, 57..<58])
    }

    @Test(arguments: [
        "let f = { (x: Int) in x }", "func", "func f", "func f(x: Int", "func + (a: Int, b: Int) -> Int {}",
    ])
    func whatIsNone(code: String) { #expect(functions(code).isEmpty) }
}
