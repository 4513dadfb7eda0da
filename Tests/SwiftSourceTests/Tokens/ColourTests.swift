import Testing

@testable import SwiftSource

/// The colours of code.
struct ColourTests {
    /// What has a colour, with its colour.
    private func colours(_ code: String) -> [String] {
        let source = SwiftSource(code)
        return source.runs.filter { $0.colour != .plain }.map {
            "\($0.colour) \(String(decoding: source.code[$0.range], as: UTF8.self))"
        }
    }

    @Test func aFunction() {
        #expect(
            colours("@inlinable func f(_ a: [Int], in b: A.B) async throws -> any C { print(\"x\\(a)\", 1.5) } // d")
                == [
                    "attribute @inlinable", "keyword func", "call f", "type Int", "type A", "type B", "keyword async",
                    "keyword throws", "keyword any", "type C", "call print", "string \"x", "string \"", "number 1.5",
                    "comment // d",
                ])
    }

    @Test func typesInExpressions() {
        #expect(colours("Array<Int>()") == ["type Int"])
        #expect(colours("a as? B") == ["keyword as", "type B"])
        #expect(colours("[Int]()") == [])
        #expect(colours("\\A.b") == ["type A"])
        #expect(colours("{ (a: A) -> B in $0 }") == ["type A", "type B", "keyword in", "dollarIdentifier $0"])
    }

    @Test func directivesAndAvailability() {
        #expect(
            colours("#if os(Linux) && A\n#endif") == [
                "directive #if", "directive os", "directive Linux", "directive A", "directive #endif",
            ])
        #expect(
            colours("@available(macOS 10.15, *) let a = 1") == [
                "attribute @available", "keyword macOS", "number 10", "number 15", "keyword let", "number 1",
            ])
    }

    @Test func theLinesOfAStringWithoutTheirIndentation() {
        #expect(
            colours("let a = \"\"\"\n  b\n    c\n  \"\"\"") == [
                "keyword let", "string \"\"\"", "string b", "string   c", "string \"\"\"",
            ])
    }

    @Test func placeholdersStandApart() {
        #expect(colours("<#a#><#b#>") == ["placeholder <#a#>", "placeholder <#b#>"])
    }

    @Test func allOfTheCodeIsInOneStretchOrAnother() {
        let code = "  let é = \"注\"\n\n"
        #expect(SwiftSource(code).runs.first?.range.lowerBound == 0)
        #expect(SwiftSource(code).runs.last?.range.upperBound == code.utf8.count)
        #expect(SwiftSource("").runs.isEmpty)
    }
}
