import Foundation
import Testing

@testable import SwiftSource

/// Code that nobody writes, but that must harm nobody either.
struct HostileCodeTests {
    /// What, said over and over, leads a lexer or a parser ever deeper or back again and again.
    private static let repeated = [
        "[", "(", "{", "}", "([)", "a<", "a<b,", "a<b>", "\"\\(\"\\(", "##\"\"\"\\##(", "#\"\"\"\\#(##\"\"\"\\##(",
        "\"\"\"\n",
        "\"\\", "\"\n", "#/\n", "(/", "= /a(", "#", "`a", "`", "<#", "/*", "#if a\n", "#if a\n@x\n", "#else\n",
        "switch a { case a:\n#if b\n", "@a(", "@a<@b({", "@a (", "@a ", "try ", "any ", "repeat ", "async ", "public ",
        "class func ", "a ? ", "a -> ", "let x: [", "let x: A<", "x as ", "switch a { case ", "case let ", "a: ", "\\",
        ".a",
        "{ (a) -> ", "{ a, b, ", "{ [a = { [", "f { ", "if a {} else ", "func f<", "where T: ", "func +", "operator +",
        "enum A { case a(", "(a: (", "#a(", "var a: Int { get { ", "do {} catch ", "guard ", "return ", "1+", ";", ",",
        "é👍",
        "\0", "\r\n",
    ]

    @Test(.timeLimit(.minutes(30)), arguments: repeated)
    func isReadToItsEnd(unit: String) {
        let code = String(repeating: unit, count: 10_000 / unit.utf8.count)
        let source = SwiftSource(code)
        #expect(source.runs.map { $0.range.count }.reduce(0, +) == code.utf8.count)
    }

    /// As small as the stacks of a thread of its own are on some systems.
    @Test(.timeLimit(.minutes(30))) func fitsASmallStack() async {
        let misread = await withCheckedContinuation { continuation in
            let thread = Thread {
                continuation.resume(
                    returning: Self.repeated.filter { unit in
                        let code = String(repeating: unit, count: 2_000)
                        return SwiftSource(code).runs.map(\.range.count).reduce(0, +) != code.utf8.count
                    })
            }
            thread.stackSize = 512 * 1024
            thread.start()
        }
        #expect(misread == [])
    }

    @Test(.timeLimit(.minutes(30))) func anyCharactersInAnyOrder() {
        var random = SystemRandomNumberGenerator()
        let pieces = Self.repeated + "()[]{}<>\"'\\#/@!?.,;:=+-*&|^~$_ab01 \n".map(String.init)
        for _ in 0..<200 {
            let code = (0..<200).map { _ in pieces.randomElement(using: &random)! }.joined()
            let source = SwiftSource(code)
            #expect(source.runs.map { $0.range.count }.reduce(0, +) == code.utf8.count, "\(code)")
        }
    }

    @Test func bracketsAreCountedToALimit() {
        func code(_ open: String, _ close: String, _ count: Int) -> String {
            "a\n" + String(repeating: open, count: count) + String(repeating: close, count: count)
        }
        #expect(SwiftSource(code("(", ")", SwiftSource.deepest)).tooDeep == nil)
        #expect(SwiftSource(code("(", ")", SwiftSource.deepest + 1)).tooDeep == 2 + SwiftSource.deepest)
        #expect(SwiftSource(code("[", "]", SwiftSource.deepestSquare)).tooDeep == nil)
        #expect(SwiftSource(code("[", "]", SwiftSource.deepestSquare)).trailingExpression != nil)
        #expect(SwiftSource(code("[", "]", SwiftSource.deepestSquare + 1)).tooDeep == 2 + SwiftSource.deepestSquare)
        #expect(SwiftSource(code("[", "]", 2_000)).trailingExpression == nil)
    }
}
