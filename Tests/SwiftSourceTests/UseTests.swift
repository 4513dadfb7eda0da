import Testing

@testable import SwiftSource

@Suite("Uses of names") struct UseTests {
    @Test(arguments: [
        ("func f() { softmax(x) }", 11), ("let f = softmax", 8), ("x.map(softmax)", 6),
        ("Traced.softmax(x).output", 7), ("AttentionKernel.softmax(x)", 16), ("f { $0 + `softmax`($0) }", 9),
        ("// softmax(x)\nlet a = 1; softmax(x)", 25), ("g(softmax: 1); softmax(x)", 15),
    ])
    func aUse(code: String, offset: Int) {
        #expect(SwiftSource(code).firstUse(of: ["softmax", "attention"])?.lowerBound == offset)
    }

    @Test(arguments: [
        "// softmax(x)", "print(\"softmax(x)\")", "f(softmax: x)", "x.softmax()", "result.softmax",
        "func softmax(_ x: Int) -> Int { x }\nsoftmax(1)", "func f() { let softmax = 1; print(softmax) }",
        "func f(_ softmax: Int) -> Int { softmax }", "{ softmax in softmax + 1 }", "stableSoftmax(x)", "",
    ])
    func noUse(code: String) {
        #expect(SwiftSource(code).firstUse(of: ["softmax", "attention"]) == nil)
    }
}
