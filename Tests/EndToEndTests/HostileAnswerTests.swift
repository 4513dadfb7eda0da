#if os(Linux)
import Foundation
import TestSupport
import Testing

/// Answers that reach for what is not theirs: each of them gets the verdict that it deserves, all others theirs, and nothing
/// outside has changed.
@Suite(.processLimit) struct HostileAnswerTests {
    /// An answer's code, the words after its name in the verdict, and what it printed or was told.
    private struct Attempt {
        var name: String
        var code: String
        var verdict = "passed"
        var says = ""
    }

    /// `$HOME`, `$CACHE` and `$MARK` stand for a folder of the teacher's, the cache, and a text that names a process.
    private static let attempts = [
        Attempt(
            name: "key", code: #"print(try! String(contentsOfFile: "$HOME/key", encoding: .utf8))"#,
            verdict: "stopped", says: "You don’t have permission."),
        Attempt(name: "grades", code: #"try? "6".write(toFile: "$HOME/grades", atomically: false, encoding: .utf8)"#),
        Attempt(name: "removal", code: #"try? FileManager.default.removeItem(atPath: "$HOME")"#),
        Attempt(
            name: "cache", code: #"print(try! FileManager.default.contentsOfDirectory(atPath: "$CACHE"))"#,
            verdict: "stopped", says: "You don’t have permission."),
        Attempt(
            name: "hidden",
            code: """
                for up in ["..", "../..", "../../..", "../../../.."] {
                    print((try? FileManager.default.contentsOfDirectory(atPath: up)) ?? ["nothing"])
                }
                """),
        Attempt(
            name: "murder",
            code: "for process in [getppid(), 1, -1] { kill(process, SIGKILL) }"),
        Attempt(
            name: "daemon",
            code: """
                let fork = unsafeBitCast(dlsym(nil, "fork"), to: (@convention(c) () -> Int32).self)
                if fork() == 0 {
                    setsid()
                    if fork() != 0 { _exit(0) }
                    chdir("/")
                    \(RunningProcesses.starting("$MARK"))
                    while true { sleep(600) }
                }
                """),
        Attempt(
            name: "bomb",
            code: """
                let fork = unsafeBitCast(dlsym(nil, "fork"), to: (@convention(c) () -> Int32).self)
                while true { if fork() == 0 { setsid() } }
                """, verdict: "went over a limit", says: "the answer started more than 64 processes and was stopped"),
        Attempt(
            name: "disk",
            code: """
                let file = open("large", O_CREAT | O_WRONLY, 0o600)
                lseek(file, 1 << 30, SEEK_SET)
                write(file, "x", 1)
                """, verdict: "stopped", says: "a file of more than 256 MiB was written"),
        Attempt(
            name: "socket",
            code: """
                let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
                fatalError("\\(descriptor): \\(String(cString: strerror(errno)))")
                """, verdict: "stopped", says: "-1: Permission denied"),
        Attempt(name: "wrong", code: "return x", verdict: "not right yet"),
        Attempt(name: "right", code: ""),
    ]

    private static let lesson =
        "---\ntitle: Exam\ntimeout: 60\n---\n"
        + attempts.map { attempt in
            """
            ```swift exercise=\(attempt.name)
            func \(attempt.name)(_ x: Double) -> Double { <#Twice\(attempt.name)#> }
            ```

            ```swift solution=\(attempt.name)
            func \(attempt.name)(_ x: Double) -> Double { 2 * x }
            ```

            ```swift check=\(attempt.name)
            probe("three", \(attempt.name)(3))
            ```

            ```swift hidden-check=\(attempt.name)
            probe("secret", \(attempt.name)(4711))
            ```

            """
        }.joined()

    /// Root is confined by other means than anybody else.
    @Test(.enabled(if: Nobody.canBe), .nightly) func asNobody() async throws { try await check(Nobody.becomes(_:in:)) }

    @Test func asWhoeverRunsTheTests() async throws { try await check { _, _ in } }

    private func check(_ change: (Process, Attend) throws -> Void) async throws {
        var attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        let temporary = try attend.ownTemporaryFolder()
        attend.environment["XDG_CACHE_HOME"] = attend.folder.appending(path: "cache").path
        let home = attend.folder.appending(path: "home")
        let mark = RunningProcesses.mark()
        var files = ["home/key": "the teacher's own key", "home/grades": "1"]
        for attempt in Self.attempts {
            let code = attempt.code.replacing("$HOME", with: home.path).replacing("$MARK", with: mark)
                .replacing("$CACHE", with: attend.folder.appending(path: "cache").path)
            files["answers/01-lesson/\(attempt.name).swift"] = """
                import Foundation
                func \(attempt.name)(_ x: Double) -> Double {
                    \(code.replacing("\n", with: "\n    "))
                    return 2 * x
                }

                """
        }
        for (name, text) in files {
            let file = attend.folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let outcome = try await attend.run(["check", "1"]) { try change($0, attend) }
        let parts = outcome.out.split(separator: "\n\n", omittingEmptySubsequences: true)
        for (number, attempt) in zip(1..., Self.attempts) {
            let part = parts.first { $0.contains(" 1.\(number) \(attempt.name)  ") } ?? "\(outcome.error)"
            #expect(part.contains("\(attempt.name)  \(attempt.verdict)  "), "\(part)")
            #expect(attempt.says.isEmpty || part.contains(attempt.says), "\(part)")
        }
        #expect(!outcome.out.contains("own key") && !outcome.out.contains("4711"))
        #expect(try String(contentsOf: home.appending(path: "grades"), encoding: .utf8) == "1")
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).sorted() == ["grades", "key"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
        #expect(await RunningProcesses.lasting(naming: mark) == [])
    }
}
#endif
