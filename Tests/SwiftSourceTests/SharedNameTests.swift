import Testing

@testable import SwiftSource

@Suite("Names that code shares with other code") struct SharedNameTests {
    private func shared(_ code: String) -> [String] {
        SwiftSource(code).sharedNames.map { $0.name + ($0.type.map { " of \($0)" } ?? "") }
    }

    @Test("are those of the top level, whatever `#if` is around them")
    func topLevel() {
        #expect(
            shared(
                """
                func abs(_ x: Double) -> Double { let inner = x; return inner }
                #if true
                let a = 1, (b, c) = (2, 3)
                #endif
                struct Own { var member = 1; static func == (a: Own, b: Own) -> Bool { true } }
                func == (a: Double, b: Double) -> Bool { true }
                infix operator ~~
                typealias `Double` = Float
                """) == ["abs", "a", "b", "c", "Own", "==", "~~", "Double"])
    }

    @Test("are members of extensions, without those of own types; operators always")
    func members() {
        #expect(
            shared(
                """
                struct Own {}
                protocol P {}
                typealias Alias = Double
                extension Own { var rows: Int { 1 }; static func < (a: Own, b: Own) -> Bool { true } }
                extension P { var columns: Int { 1 } }
                extension Alias { init(_ own: Own) { self = 1 } }
                extension LessonRuntime.LessonProgram { static func beginCheck() {} }
                extension Matrix { subscript(i: Int) -> Int { let local = i; return local } }
                """) == [
                    "Own", "P", "Alias", "<", "columns of P", "init of Alias",
                    "beginCheck of LessonRuntime.LessonProgram", "subscript of Matrix",
                ])
    }

    @Test("Functions that can be called through a constant of their type")
    func plainFunctions() {
        func types(_ code: String) -> [String]? { SwiftSource(code).plainFunctions?.map(\.type) }
        #expect(
            types(
                "@discardableResult func f(_ a: [Double], by b: Double = 1) throws -> Matrix { a }\nfunc g() {}")
                == ["([Double], Double) throws -> Matrix", "() -> Void"])
        let call = SwiftSource("func f(_ a: Int, by b: Int) async throws -> Int { a }").plainFunctions?.first
        #expect(call?.call { "$\($0)" } == "try await f($0, by: $1)")
        for code in [
            "func f<T>(_ a: T) -> T { a }", "func f(_ a: inout Int) {}", "func f(_ a: Int...) {}",
            "func f(_ a: some P) {}", "func f(_: Int) {}", "struct S {}", "let a = 1",
            "func f() {}\nfunc f(_ a: Int) {}",
            "func == (a: Int, b: Int) -> Bool { true }", "func f(_ a: <#Type#>) {}",
        ] { #expect(types(code) == nil, "\(code)") }
    }

    @Test("An attribute is found by its name, never in comments or texts")
    func attributes() {
        func found(_ code: String) -> String? {
            let source = SwiftSource(code)
            return source.firstAttribute(of: ["_cdecl", "used"]).map(source.text)
        }
        #expect(found("func f() {}\n@_cdecl(\"f\") func g() {}") == "@_cdecl")
        #expect(found("enum E { @MainActor @used static let x = 1 }") == "@used")
        #expect(found("// @_cdecl\nlet used = \"@used\"\n/* @used */ let c = `_cdecl`") == nil)
    }
}
