import Testing

@testable import SwiftSource

@Suite("Braces left open") struct BraceTests {
    @Test(arguments: [
        ("func f() {\n    let a = x.map { $0\n    return a\n}\n", 29),
        ("func f() {\n    for i in x {\n    g(i)\n}\n", 26),
        ("func f() {\n    g()\n", 9), ("func f() {\nif a {\ng()\n}\n", 9),
        ("func f() {\n    if a { g() }\n    \"\\(x.map { $0 })}\"\n", 9),
        ("struct S {\n    func f() {\n        g()\n    func h() {\n        g()\n    }\n}\n", 24), ("{ // }", 0),
    ])
    func theOneLeftOpen(code: String, offset: Int) {
        #expect(SwiftSource(code).unclosedBrace?.lowerBound == offset)
    }

    @Test(arguments: ["", "func f() {}", "x.map {\n    $0\n}", "}", "a { b }\n}"])
    func everyBraceIsClosed(code: String) { #expect(SwiftSource(code).unclosedBrace == nil) }
}
