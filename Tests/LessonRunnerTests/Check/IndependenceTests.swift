import LessonModel
import Testing

@testable import LessonRunner

/// Whatever one answer does, the others get the verdicts that they deserve.
@Suite("Answers are independent", .serialized)
struct IndependenceTests {
    /// Three exercises whose answers declare the same names.
    private static let lesson = (1...3).map { number in
        """
        ```swift exercise=times-\(number)
        func times(_ x: Matrix) -> Matrix { <#Times \(number)#> }
        ```

        ```swift solution=times-\(number)
        struct Step { var size = Double(\(number)) }
        func times(_ x: Matrix) -> Matrix { x * Step().size }
        ```

        ```swift mistake=times-\(number) says="Too much."
        func times(_ x: Matrix) -> Matrix { x * 10 }
        ```

        ```swift check=times-\(number)
        let x: Matrix = [[1, 2], [3, 4]]
        probe("2×2", times(x))
        ```
        """
    }.joined(separator: "\n\n")

    private static func fork(_ then: String) -> String {
        """
        import Foundation
        typealias Fork = @convention(c) () -> Int32
        func times(_ x: Matrix) -> Matrix {
            let fork = unsafeBitCast(dlsym(nil, "fork"), to: Fork.self)
            \(then)
            return x * 2
        }
        """
    }

    private static func body(_ code: String) -> String {
        "import Foundation\nfunc times(_ x: Matrix) -> Matrix {\n    \(code)\n}"
    }

    static let answers: [(name: String, code: String, verdict: String)] = [
        ("does not compile", "func times(_ x: Matrix) -> Matrix { nothing }", "does-not-compile"),
        ("leaves a brace open", "func times(_ x: Matrix) -> Matrix { x * 2", "does-not-compile"),
        ("opens a comment", "func times(_ x: Matrix) -> Matrix { x * 2 } /*", "does-not-compile"),
        ("traps", body("let a = [1]; return x * Double(a[x.rows])"), "trapped"),
        ("loops", body("while true {}"), "timed-out"),
        ("loops, deaf", body("for s in 1...30 { signal(Int32(s), SIG_IGN) }; while true { sleep(1) }"), "timed-out"),
        ("stops itself", body("kill(getpid(), SIGSTOP); return x * 2"), "timed-out"),
        (
            "eats memory",
            body("var a: [[Double]] = []; while true { a.append([Double](repeating: 1, count: 1_000_000)) }"),
            "over-limit"
        ),
        ("floods", body("while true { print(x) }"), "over-limit"),
        ("exits", body("exit(0)"), "trapped"),
        ("exits at once", body("_exit(0)"), "trapped"),
        ("closes descriptors", body("for d in 0..<1024 { close(Int32(d)) }; return x * 2"), "trapped"),
        ("kills its parent", body("kill(getppid(), SIGKILL); return x * 2"), "trapped"),
        ("stops its parent", body("kill(getppid(), SIGSTOP); return x * 2"), "timed-out"),
        ("kills its group", body("kill(0, SIGKILL); return x * 2"), "trapped"),
        ("forks", fork("_ = fork()"), "passed"),
        ("forks and leaves", fork("if fork() != 0 { _exit(0) }; setsid()"), "trapped"),
        ("leaves a sleeper", fork("if fork() == 0 { setsid(); while true { sleep(100) } }"), "passed"),
        ("leaves a flood", fork("if fork() == 0 { setsid(); while true { print(x) } }"), "passed"),
    ]

    @Test("an answer that …", arguments: answers)
    func independent(name: String, code: String, verdict: String) async throws {
        var exam = try await CheckFixture(Self.lesson, timeout: verdict == "timed-out" ? 5 : 120)
        exam.limits = Limits(memory: 256 << 20, output: 100_000)
        exam.answer("times-1", "func times(_ x: Matrix) -> Matrix { x * 1 }")
        exam.answer("times-2", code)
        exam.answer("times-3", "func times(_ x: Matrix) -> Matrix { x * 10 }")
        let lines = try await exam.verdicts().split(separator: "\n").filter { $0.hasPrefix("times-") }
        #expect(lines.first == "times-1: passed 1.0/1.0", "\(lines)")
        #expect(lines.dropFirst().first?.hasPrefix("times-2: \(verdict) ") == true, "\(lines)")
        #expect(lines.last == "times-3: failed 0.0/1.0 mistake: Too much.", "\(lines)")
    }
}
