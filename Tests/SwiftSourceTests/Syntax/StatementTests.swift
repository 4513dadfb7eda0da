import Testing

@testable import SwiftSource

/// Where statements begin and end.
struct StatementTests {
    /// The statements that are within `depth` others, as they are written.
    private func statements(_ code: String, depth: Int = 0) -> [String] {
        let source = SwiftSource(code)
        return source.statements.filter { $0.depth == depth }.map {
            String(decoding: source.code[$0.range], as: UTF8.self)
        }
    }

    /// Each is one statement on two lines.
    @Test(arguments: [
        "a\n  .b", "a\n  + b", "a +\n  b", "let a =\n  b", "let a: Int\n  = 1", "f()\n{ a }", "a\n  ? b\n  : c",
        "a\n  as Int",
        "return\n  a", "if a\n{ b }", "if a { b }\nelse { c }", "do { a }\ncatch { b }", "repeat { a }\nwhile b",
        "guard a\nelse { b }", "@a\nfunc f() {}", "public\nstatic func f() {}", "func f()\n  throws -> Int\n{ a }",
        "struct A<\n  B\n>\n{}", "typealias A = B<\n  C\n>", "f(a,\n  b)", "[a\n, b]", "f { a }\n  b: { c }",
        "let a = if b { 1 }\nelse { 2 }", "case_\n  .map { $0 }", "for a in b\n  where c\n{}", "throw\n  a",
        "let a = 1,\n  b = 2",
        "a\n#if B\n  .c\n#endif",
    ])
    func goesOnInTheNextLine(code: String) {
        #expect(statements(code) == [code])
    }

    /// Each line is a statement.
    @Test(arguments: [
        "a\nb", "a\n-b", "f()\n(a)", "a\n[b]", "let a = b\nc", "if a {}\n.b", "return\nlet a = 1", "break\na",
        "import A\nimport B",
        "let a: B<C>\nd", "a!\nb", "a...\nb", "func f()\nfunc g()", "var a: Int { 1 }\nb", "#if A\n#endif\n",
        "let a = B<C>()\nd", "x as? Int\ny", "let a = { $0 }\nb", "async let a = b\nc", "infix operator +-\na",
        "@available(*, deprecated) func f() {}\na", "switch a { default: b }\n-c",
    ])
    func endsWithItsLine(code: String) {
        #expect(
            statements(code)
                == code.split(separator: "\n").filter { $0 != "#endif" }.map {
                    $0 == "#if A" ? "#if A\n#endif" : String($0)
                })
    }

    @Test func semicolonsAreNotPartOfStatements() {
        #expect(statements("a; b ;\nc") == ["a", "b", "c"])
        #expect(SwiftSource("a; b").statements.map(\.hasSemicolon) == [true, false])
    }

    @Test func withinBlocks() {
        let code = """
            struct A { let b = 1; var c: Int { get { d } set { e } } }
            switch f { case .a(let x) where x > 1: g(); h
              default: i }
            j { k in l }
            """
        #expect(
            statements(code, depth: 1) == [
                "let b = 1", "var c: Int { get { d } set { e } }", "case .a(let x) where x > 1: g(); h", "default: i",
                "l",
            ])
        #expect(statements(code, depth: 2) == ["d", "e", "g()", "h", "i"])
    }

    @Test func clausesOfDirectives() {
        let code = "#if os(Linux)\nimport A\n#elseif B\nlet c = 1\nd\n#endif\n@a\n#if E\n@e\n#endif\nfunc f() {}"
        #expect(statements(code).count == 2)
        #expect(statements(code, depth: 1) == ["import A", "let c = 1", "d"])
    }

    @Test(arguments: [
        "f(", "1 +", "let", "}", "a b", "\"", "[1", "if {", "x as", "0x", "\"\\q\"", "func", "\u{1}é", "#if a",
    ])
    func brokenCodeIsKnown(code: String) {
        #expect(SwiftSource(code).statements.contains { $0.isBroken })
        #expect(SwiftSource(code).trailingExpression == nil)
    }

    @Test func aLastValueBeginsALineOrFollowsASemicolon() {
        #expect(SwiftSource("let a = 1; a").trailingExpression == 11..<12)
        #expect(SwiftSource("func f() {}\r\nf()").trailingExpression == 13..<16)
        for code in ["let a = 1 a", "func f() {} f()", "import A 3", "f() /* 1 */ g()", "\"\"\"\n\"\"\" a"] {
            #expect(SwiftSource(code).trailingExpression == nil, "\(code)")
        }
        #expect(SwiftSource("f() /*\n*/ g()").trailingExpression == 10..<13)
    }

    @Test(arguments: [
        "a", "f(1)[2].b + 3", "{ 5 }()", "if a { 1 } else { 2 }", "(1, 2)", "\"a\" /* b */", "try! f { $0 }", "a // b",
        "a ? b : c", "try f()", "await f()", "a as? B", "#line", "\\.a", "[1: 2]", "/a/", "#\"a\"#", "-1",
    ])
    func oneExpression(code: String) { #expect(SwiftSource.isExpression(code)) }

    @Test(arguments: [
        "", "1 +", "1)", "(1", ")(", "1) + (2", "let a = 1", "return 1", "1; 2", "1;", "1, 2", "a b", "\"a", "a /* b",
        "a /*/", "// a", "import A", "func f() {}", "while a {}", "#if a",
    ])
    func noExpression(code: String) { #expect(!SwiftSource.isExpression(code)) }

    @Test(arguments: ["#warning(\"a\")", "let a = 1\n#error(\"a\")"])
    func aMessageToTheCompilerIsNoValue(code: String) { #expect(SwiftSource(code).trailingExpression == nil) }

    @Test func aConditionalStatementIsNoValueUnlessItIsCast() {
        #expect(SwiftSource("if a { 1 } else { 2 }").trailingExpression == nil)
        #expect(SwiftSource("if a { 1 } else { 2 } as Int").trailingExpression == 0..<28)
        #expect(SwiftSource("try switch a { default: b }").trailingExpression == nil)
    }

    @Test func validCodeIsNotBroken() {
        let code =
            "@a(b) @c func f<T: P & Q>(_ x: inout [T: Int?], y z: @escaping (T) throws -> ()) rethrows -> some P where T == U {}"
        #expect(SwiftSource(code).statements.map(\.isBroken) == [false])
    }
}
