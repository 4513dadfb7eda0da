import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// One answer never changes the verdict on another.
@Suite("Answers are independent", .serialized, .processLimit)
struct IndependenceTests {
    /// Exercises whose answers declare the same names.
    private static func lesson(_ count: Int) -> String {
        (1...count).map { number in
            """
            ```swift exercise=times-\(number)
            func times(_ x: Matrix) -> Matrix { <#Times \(number)#> }
            ```

            ```swift solution=times-\(number)
            struct Step { var size = 2.0 }
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
    }

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

    private typealias Answer = (name: String, code: String, verdict: String)

    private static let answers: [Answer] = [
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
        ("kills its parent", body("kill(getppid(), SIGKILL); return x * 2"), "passed"),
        ("stops its parent", body("kill(getppid(), SIGSTOP); return x * 2"), "passed"),
        ("kills its group", body("kill(0, SIGKILL); return x * 2"), "trapped"),
        ("forks", fork("_ = fork()"), "passed"),
        ("forks and leaves", fork("if fork() != 0 { _exit(0) }; setsid()"), "trapped"),
        ("leaves a sleeper", fork("if fork() == 0 { setsid(); while true { sleep(100) } }"), "passed"),
        ("leaves a flood", fork("if fork() == 0 { setsid(); while true { print(x) } }"), "passed"),
    ]

    /// Checks some answers in one chapter, between a right answer and a wrong one.
    private func verdicts(on answers: ArraySlice<Answer>, timeout: Double) async throws {
        var exam = try await CheckFixture(Self.lesson(answers.count + 2), timeout: timeout)
        exam.limits = Limits(memory: 256 << 20, output: 100_000)
        exam.answer("times-1", "func times(_ x: Matrix) -> Matrix { x * 2 }")
        for (number, answer) in zip(2..., answers) { exam.answer("times-\(number)", answer.code) }
        exam.answer("times-\(answers.count + 2)", "func times(_ x: Matrix) -> Matrix { x * 10 }")
        let lines = try await exam.verdicts().split(separator: "\n").filter { $0.hasPrefix("times-") }
        try #require(lines.count == answers.count + 2, "\(lines)")
        #expect(lines.first == "times-1: passed 1.0/1.0")
        for (line, (number, answer)) in zip(lines.dropFirst(), zip(2..., answers)) {
            #expect(line.hasPrefix("times-\(number): \(answer.verdict) "), "\(answer.name): \(line)")
        }
        #expect(lines.last == "times-\(answers.count + 2): failed 0.0/1.0 mistake: Too much.")
    }

    @Test("all of them in one chapter")
    func together() async throws {
        try await verdicts(on: Self.answers.filter { $0.verdict != "timed-out" }[...], timeout: 120)
        try await verdicts(on: Self.answers.filter { $0.verdict == "timed-out" }[...], timeout: 5)
    }

    @Test("an answer that …", .nightly, arguments: answers.indices)
    func alone(index: Int) async throws {
        let timeout = Self.answers[index].verdict == "timed-out" ? 5.0 : 120
        try await verdicts(on: Self.answers[index...index], timeout: timeout)
    }
}
