import Testing

@testable import SwiftSource

/// How code is cut into tokens, and which kinds they are.
struct TokenTests {
    /// The tokens as `kind:text`, without their colours.
    private func tokens(_ code: String) -> [String] {
        let source = SwiftSource(code)
        return source.tokens.map { "\($0.kind) \(String(decoding: source.code[$0.range], as: UTF8.self))" }
    }

    @Test func wordsAndSigns() {
        #expect(
            tokens("let `in`: Int? = _ + $0.0.1 // end") == [
                "keyword let", "identifier `in`", "colon :", "identifier Int", "postfixQuestion ?", "equal =",
                "wildcard _", "binaryOperator +", "dollarIdentifier $0", "period .", "integer 0", "period .",
                "integer 1",
                "lineComment // end",
            ])
    }

    @Test(arguments: [
        ("a + b", "binaryOperator +"), ("a+b", "binaryOperator +"), ("-b", "prefixOperator -"),
        ("a...", "postfixOperator ..."),
        ("f(&a)", "prefixAmpersand &"), ("a ?? b", "binaryOperator ??"), ("a ? b : c", "infixQuestion ?"),
        ("a!", "exclamation !"), ("(a) -> b", "arrow ->"), ("a +/* */b", "binaryOperator +"),
        ("a ≠ b", "binaryOperator ≠"),
    ])
    func operators(code: String, token: String) {
        #expect(tokens(code).contains(token))
    }

    @Test(arguments: [
        ("1_000", "integer"), ("0xFF", "integer"), ("0b101", "integer"), ("0o17", "integer"), ("1.5e-3", "float"),
        ("0x1.8p3", "float"), ("1e9", "float"),
    ])
    func numbers(code: String, kind: String) {
        #expect(tokens(code) == ["\(kind) \(code)"])
    }

    @Test func membersOfNumbers() {
        #expect(tokens("1.max") == ["integer 1", "period .", "identifier max"])
        #expect(tokens("0xff.fp") == ["integer 0xff", "period .", "identifier fp"])
        #expect(tokens("1...2") == ["integer 1", "binaryOperator ...", "integer 2"])
    }

    @Test func stringsWithinStrings() {
        #expect(
            tokens(#""a\("b\(c)")d""#) == [
                "stringQuote \"", "stringText a", "backslash \\", "leftParen (", "stringQuote \"", "stringText b",
                "backslash \\", "leftParen (", "identifier c", "rightParen )", "stringEnd \"", "rightParen )",
                "stringText d", "stringEnd \"",
            ])
    }

    @Test func rawStrings() {
        #expect(
            tokens(##"#"\n\#(a)"#"##) == [
                "rawDelimiter #", "stringQuote \"", "stringText \\n", "backslash \\", "rawDelimiter #", "leftParen (",
                "identifier a", "rightParen )", "stringEnd \"", "rawDelimiter #",
            ])
        #expect(
            tokens(##"#"""#"##) == [
                "rawDelimiter #", "stringQuote \"", "stringText \"", "stringEnd \"", "rawDelimiter #",
            ])
    }

    @Test func linesOfAString() {
        #expect(
            tokens("\"\"\"\n    a\n\n      b \\\n    c\n    \"\"\"") == [
                "stringQuote \"\"\"", "stringText a", "stringText   b ", "stringText c", "stringEnd \"\"\"",
            ])
    }

    @Test(arguments: [
        ("let a = /b c/", "regex /b c/"), ("try? /^ a/", "regex /^ a/"), ("f(/a(b)/)", "regex /a(b)/"),
        ("#/a/b/#", "regex #/a/b/#"), ("#/\na\n/#", "regex #/\na\n/#"), ("a / b / c", "binaryOperator /"),
        ("f(/)", "binaryOperator /"), ("a/b", "binaryOperator /"), ("func /(a: Int)", "binaryOperator /"),
    ])
    func regexesAndSlashes(code: String, token: String) {
        #expect(tokens(code).contains(token))
    }

    @Test func anglesAreBracketsAroundTypesOnly() {
        #expect(tokens("A<B<C>>()").filter { $0.contains("Angle") }.count == 4)
        #expect(tokens("a < b, c > d").filter { $0.contains("Angle") } == [])
        #expect(tokens("let a: B<C?>? = d").contains("postfixQuestion ?"))
    }

    @Test func commentsWithinComments() {
        #expect(tokens("/* a /* b */ c */ d") == ["blockComment /* a /* b */ c */", "identifier d"])
        #expect(tokens("/// a\n/** b */") == ["docLineComment /// a", "docBlockComment /** b */"])
    }

    @Test func placeholders() {
        #expect(tokens("f(<#a b#>)")[2] == "identifier <#a b#>")
        #expect(SwiftSource("<#a#> + \"<#b#>\" // <#c#>").placeholders == [0..<5])
    }

    /// `await` and the like are names where they are not keywords.
    @Test func contextualKeywords() {
        #expect(
            tokens("mutating func f(get: Int) async").filter { $0.hasPrefix("keyword") } == [
                "keyword mutating", "keyword func", "keyword async",
            ])
        #expect(tokens("prefix + open").filter { $0.hasPrefix("keyword") } == [])
        #expect(tokens("a.default.init").filter { $0.hasPrefix("keyword") } == ["keyword init"])
    }
}
