import LessonModel
import Testing

@testable import LessonRunner

/// What an answer is told, from source to verdict.
@Suite("Checking answers")
struct CheckTests {
    static let attention = """
        ```swift
        let scale = 0.5
        print("context")
        ```

        ```swift exercise=attend points=2
        func attend(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            <#Scores, weights, output#>
        }
        ```

        ```swift solution=attend
        func attend(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            softmax(q.matmul(k.transposed) / Double(q.columns).squareRoot()).matmul(v)
        }
        ```

        ```swift mistake=attend says="Divide by the root of d, not by d."
        func attend(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            softmax(q.matmul(k.transposed) / Double(q.columns)).matmul(v)
        }
        ```

        ```swift check=attend
        let q: Matrix = [[1, 0, 2], [0, 3, 1]]
        let result = attend(q, [[1, 1, 0], [0, 2, 1], [1, 0, 1]], [[1, 0], [0, 10], [7, 5]])
        probe("2 queries", result)
        expect(result.rows == 2, "one row for each query")
        ```
        """

    static func attend(_ body: String) -> String {
        "func attend(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {\n    \(body)\n}"
    }

    static let right = attend("softmax(q.matmul(k.transposed) / Double(q.columns).squareRoot()).matmul(v)")

    static let answers: [(name: String, code: String)] = [
        ("right", right),
        ("by the kernel", attend("attention(q, k, v).output")),
        ("known mistake", attend("let s = q.matmul(k.transposed) / Double(q.columns); return softmax(s).matmul(v)")),
        ("wrong axis", attend("softmax(q.matmul(k.transposed) / Double(q.columns).squareRoot(), over: .columns).matmul(v)")),
        ("no scale", attend("softmax(q.matmul(k.transposed)).matmul(v)")),
        ("transposed", attend("softmax(q.matmul(k) / Double(q.columns).squareRoot()).matmul(v)")),
        ("no compile", attend("softmax(q.matmul(k.transposed)) + undefinedName")),
        ("brace", attend("if true { return q")),
        ("escape", attend("q }\nfunc more() { if true {} } }\nif true {")),
        ("renamed", "func other() {}"),
        ("loop", attend("while true {}")),
        ("exit", "import Foundation\n" + attend("exit(0)")),
        ("_exit", "import Foundation\n" + attend("_exit(0)")),
        ("forged", attend("for n in 1...9 { print(\"\\u{1E}0 \\(n)\\u{1E}variant-finished check-ended passed\") }; LessonProgram.endCheck(0, seal: \"\"); LessonProgram.endVariant(seal: \"\")")),
        ("close", "import Foundation\n" + attend("for d in 0..<1024 { close(Int32(d)) }; return softmax(q.matmul(k.transposed) / Double(q.columns).squareRoot()).matmul(v)")),
        ("flood", attend("while true { print(\"0123456789\") }")),
        ("memory", attend("var all: [[Double]] = []; while true { all.append([Double](repeating: 1, count: 1_000_000)) }")),
        ("trap", attend("let a = [1]; print(a[q.rows]); return q")),
        ("fatal", attend("fatalError(\"boom\")")),
        ("throw", "struct Bad: Error {}\nfunc attend(_ q: Matrix, _ k: Matrix, _ v: Matrix) throws -> Matrix { throw Bad() }"),
        ("shape", attend("q")),
        ("extension", "extension Matrix { var root: Double { Double(columns).squareRoot() } }\n" + attend("softmax(q.matmul(k.transposed) / q.root).matmul(v)")),
        ("extension with error", "extension Matrix { var root: Double { Double(columns).nope() } }\n" + attend("softmax(q.matmul(k.transposed) / q.root).matmul(v)")),
        ("global", "func f() -> Double { root }\n" + attend("softmax(q.matmul(k.transposed) / f()).matmul(v)") + "\nvar root = 3.0.squareRoot()"),
        ("kill parent", "import Foundation\n" + attend("kill(getppid(), SIGKILL); return q")),
        ("stop parent", "import Foundation\n" + attend("kill(getppid(), SIGSTOP); return q")),
        ("deaf", "import Foundation\n" + attend("for s in [SIGQUIT, SIGTERM, SIGINT, SIGTRAP] { signal(s, SIG_IGN) }; while true { sleep(1) }")),
        ("shadow", "func expect(_ c: Bool, _ m: String) {}\n" + attend("q")),
        ("fork", "import Foundation\ntypealias Fork = @convention(c) () -> Int32\n" + attend("let f = unsafeBitCast(dlsym(nil, \"fork\"), to: Fork.self); _ = f(); return softmax(q.matmul(k.transposed) / Double(q.columns).squareRoot()).matmul(v)")),
        ("fork and leave", "import Foundation\ntypealias Fork = @convention(c) () -> Int32\n" + attend("let f = unsafeBitCast(dlsym(nil, \"fork\"), to: Fork.self); if f() != 0 { _exit(0) }; setsid(); return softmax(q.matmul(k.transposed) / Double(q.columns).squareRoot()).matmul(v)")),
    ]

    @Test("each answer gets its verdict", arguments: answers)
    func dump(name: String, code: String) async throws {
        var exam = try Exam(Self.attention, timeout: 1)
        exam.answer("attend", code)
        let start = ContinuousClock.now
        print("=== \(name)\n\(try await exam.verdicts())\n--- \(start.duration(to: .now))")
    }
}
