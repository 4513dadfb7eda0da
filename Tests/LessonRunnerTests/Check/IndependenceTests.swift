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

    /// A process that its own command line names after the folder of the check, so that none is overlooked that stays.
    private static func spawn(_ then: String) -> String {
        body(
            """
            var group = posix_spawnattr_t()
                posix_spawnattr_init(&group)
                posix_spawnattr_setflags(&group, Int16(POSIX_SPAWN_SETPGROUP))
                let folder = strdup(FileManager.default.currentDirectoryPath)
                let words: [UnsafeMutablePointer<CChar>?] = [folder, strdup("600"), nil]
                func sleeper() -> Int32 { var id: pid_t = 0; return posix_spawn(&id, "/bin/sleep", nil, &group, words, nil) }
                \(then)
            """)
    }

    /// `clone`, past the C library and whatever it knows of children.
    private static func clone(_ flags: String, _ then: String) -> String {
        fork(
            """
            typealias Call = @convention(c) (Int, Int, Int, Int, Int, Int) -> Int
                let call = unsafeBitCast(dlsym(nil, "syscall"), to: Call.self)
                #if arch(x86_64)
                let number = 56
                #else
                let number = 220
                #endif
                func copy() -> Int { call(number, \(flags) | 17, 0, 0, 0, 0) }
                \(then)
            """)
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
        ("spawns a sleeper", spawn("_ = sleeper(); return x * 2"), "passed"),
        ("spawns without end", spawn("while sleeper() >= 0 {}; return x * 2"), "over-limit"),
        ("clones and leaves a sleeper", clone("0", "if copy() == 0 { setsid(); while true { sleep(100) } }"), "passed"),
        // With `CLONE_PARENT` the new process is the program's child, not the answer's.
        ("gives a sibling birth", clone("0x8000", "if copy() == 0 { setsid(); while true { sleep(100) } }"), "passed"),
        ("clones without end", clone("0x8000", "while true { if copy() == 0 { setsid() } }"), "over-limit"),
        (
            "hides memory in grandchildren",
            fork(
                """
                for _ in 0..<4 where fork() == 0 {
                        if fork() == 0 {
                            setsid()
                            let bytes = [UInt8](repeating: 1, count: 100 << 20)
                            while bytes.count > 0 { sleep(100) }
                        }
                        _exit(0)
                    }
                    while true { sleep(100) }
                """), "over-limit"
        ),
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
