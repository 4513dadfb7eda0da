import SwiftSource
import Testing

@Suite struct DeclarationTests {
    private func declarations(_ code: String) -> [String] {
        SwiftSource(code).declarations.map { "\($0.kind) \($0.name) \($0.depth)" }
    }

    @Test func functionsVariablesAndTypes() {
        #expect(
            declarations(
                """
                import Foundation
                @discardableResult func f(_ x: Int) -> Int { let inner = x; return inner }
                let a = 1, b = 2
                private(set) var (c, d) = (3, 4)
                struct Head: Sendable { var width = 1; static func g() {} }
                final class Layer {}
                typealias Number = Double
                enum Kind { case one }
                extension Int { func half() -> Int { self / 2 } }
                """) == [
                    "function f 0", "variable inner 1", "variable a 0", "variable c 0", "variable d 0", "type Head 0",
                    "variable width 1", "function g 1", "type Layer 0", "type Number 0", "type Kind 0",
                    "function half 1",
                ])
    }

    /// None of these is a variable that can be read where it is declared.
    @Test(arguments: [
        "async let a = f()", "if let a = b {}", "for a in b {}", "// let a = 1", "\"let a = 1\"", "a.let = 1",
    ])
    func whatDeclaresNoVariable(code: String) {
        #expect(declarations(code) == [])
    }
}
