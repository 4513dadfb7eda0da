import LessonModel
import Testing
@testable import LessonRunner

@Suite struct RunTests {
    static func L(_ f: (inout Lesson) -> Void) -> Lesson { var l = Lesson(timeout: 1); f(&l); return l }
    static let lessons: [(String, Lesson)] = [
        ("fatalError", L { $0.cell("print(\"x\")"); $0.cell("func f() { fatalError(\"boom\\nsecond line\") }\nf()"); $0.cell("print(2)") }),
        ("preconditionFailure", L { $0.cell("preconditionFailure(\"no way\")") }),
        ("precondition", L { $0.cell("let i = 3\nprecondition(i < 2, \"i is \\(i)\")") }),
        ("overflow", L { $0.cell("var x = Int.max\nx += 1") }),
        ("nil", L { $0.cell("let s: String? = nil", show: "s!") }),
        ("division", L { $0.cell("let z = 0\nprint(1 / z)") }),
        ("stack overflow", L { $0.cell("func f(_ n: Int) -> Int { 1 + f(n + 1) }\nprint(f(0))") }),
        ("throw", L { $0.cell("struct Bad: Error { var n: Int }\nfunc g(_ n: Int) throws -> Int { throw Bad(n: n) }\nprint(\"a\")"); $0.cell("print(\"b\")\nlet v = try g(3)"); $0.cell("print(2)") }),
        ("throw typed", L { $0.cell("enum Bad: Error { case one }\nfunc g() throws(Bad) { throw .one }"); $0.cell("try g()") }),
        ("exit 0", L { $0.cell("import Foundation\nprint(\"a\")\nexit(0)"); $0.cell("print(2)") }),
        ("exit 3", L { $0.cell("import Foundation\nfunc leave() { exit(3) }\nleave()"); $0.cell("print(2)") }),
        ("_exit", L { $0.cell("import Foundation\nprint(1)\n_exit(4)"); $0.cell("print(2)") }),
        ("loop", L { $0.cell("print(\"go\")\nvar n = 0\nwhile true { n &+= 1 }"); $0.cell("print(2)") }),
        ("output", L { $0.cell("while true { print(\"0123456789\") }"); $0.cell("print(2)") }),
        ("memory", L { $0.cell("var all: [[Double]] = []\nwhile true { all.append([Double](repeating: 1, count: 1_000_000)) }"); $0.cell("print(2)") }),
        ("one allocation", L { $0.cell("let a = [UInt8](repeating: 1, count: 1 << 40)"); $0.cell("print(2)") }),
        ("compile", L { $0.cell("let a: Int = \"x\""); $0.cell("print(a)"); $0.cell("print(\"fine\")"); $0.cell("func f() -> Int {\n    print(undefined)\n}"); $0.cell("print(f())") }),
        ("brace", L { $0.cell("print(\"one\")"); $0.cell("func f() {\n  if true {\n    print(1)\n}"); $0.cell("print(\"three\")"); $0.cell("print((1, 2)") }),
        ("fails=compile", L { $0.cell("let a = 1"); $0.cell("let b: String = a", action: .failToCompile); $0.cell("let c: Int = a", action: .failToCompile); $0.cell("print(a)") }),
        ("fails=trap", L { $0.cell("let a = [1]"); $0.cell("print(\"in\")\nlet i = 5", show: "a[i]", action: .trap); $0.cell("print(\"quiet\")", show: "a.count", action: .trap); $0.cell("struct E: Error {}\nthrow E()", action: .trap); $0.cell("print(a)") }),
        ("trap loop", L { $0.cell("while true { }", action: .trap); $0.cell("print(2)") }),
        ("no-run", L { $0.cell("let a = 1"); $0.cell("print(\"never\")\nlet a = 2", show: "a", action: .compile); $0.cell("", show: "a") }),
        ("reset", L { $0.cell("let a = 1", show: "a"); $0.cell("let a = 2", show: "a", reset: true); $0.cell("", show: "a + 1") }),
        ("order", L { $0.cell("print(1)\nshow(2)\nprint(3, terminator: \"\")\nshow(4, \"four\")\nprint(5)", show: "6") }),
        ("columns", L { $0.cell("let a = 3; ", show: "nope"); $0.cell("let b = 1", show: "nope", column: 5) }),
        ("void", L { $0.cell("", show: "print(1)"); $0.cell("let o: Int? = 5", show: "o"); $0.cell("", show: "[\"a\"]"); $0.cell("", show: "\"text\"") }),
        ("inline trap", L { $0.cell("let a = [1]"); $0.inline("a[3]"); $0.cell("print(2)") }),
        ("inline error", L { $0.cell("let a = [1]"); $0.inline("b[3]"); $0.inline("a"); $0.inline("-3"); $0.inline("-2.5"); $0.cell("print(2)") }),
        ("stderr", L { $0.cell("import Foundation\nprint(\"a\")\nfputs(\"err\\n\", stderr)\nprint(\"b\")\nfputs(\"Fatal error: mine\\n\", stderr)"); $0.cell("print(2)") }),
        ("child", L { $0.cell("import Foundation\nlet p = Process()\np.executableURL = URL(filePath: \"/bin/sleep\")\np.arguments = [\"30\"]\ntry p.run()\nprint(\"started\")") }),
        ("stop", L { $0.cell("import Foundation\nkill(getpid(), SIGSTOP)") }),
        ("deaf", L { $0.cell("import Foundation\nfor s in [SIGQUIT, SIGTERM, SIGINT] { signal(s, SIG_IGN) }\nwhile true { sleep(1) }") }),
        ("closed", L { $0.cell("import Foundation\nprint(1)\nclose(1)\nclose(2)\nfor d in 3..<400 { close(Int32(d)) }\nprint(2)"); $0.cell("print(3)") }),
        ("abort", L { $0.cell("import Foundation\nabort()") }),
        ("segfault", L { $0.cell("UnsafeMutablePointer<Int>(bitPattern: 8)!.pointee = 1") }),
    ]
    @Test func dump() async throws {
        for (name, lesson) in Self.lessons {
            let start = ContinuousClock.now
            let text = try await Workshop.transcript(of: lesson, limits: Limits(memory: 128 << 20, output: 1000))
            print("=== \(name) \(start.duration(to: .now))\n\(text)")
        }
    }
}
