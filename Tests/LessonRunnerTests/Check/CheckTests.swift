import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// The verdict on an answer, from its source to its message.
@Suite("Checking answers", .processLimit)
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

    /// The verdict on an answer to the exercise above.
    private func verdict(_ code: String, timeout: Double = 120) async throws -> String {
        var exam = try await CheckFixture(Self.attention, timeout: timeout)
        exam.answer("attend", code)
        return try await exam.verdicts()
    }

    /// Where the check calls the answer, as a note.
    private static let call = """
            note: 30:14: called from here
            | let result = attend(q, [[1, 1, 0], [0, 2, 1], [1, 0, 1]], [[1, 0], [0, 10], [7, 5]])
            |              ^
        """

    @Test("right answers pass, whichever way they take")
    func right() async throws {
        #expect(try await verdict(Self.right) == "attend: passed 2.0/2.0")
        #expect(try await verdict(Self.attend("attention(q, k, v).output")) == "attend: passed 2.0/2.0")
        let scaledQueries = Self.attend("softmax((q / Double(q.columns).squareRoot()).matmul(k.transposed)).matmul(v)")
        #expect(try await verdict(scaledQueries) == "attend: passed 2.0/2.0")
    }

    @Test("the first step that differs is named")
    func steps() async throws {
        let axis = "softmax(q.matmul(k.transposed) / Double(q.columns).squareRoot(), over: .columns).matmul(v)"
        #expect(
            try await verdict(Self.attend(axis)) == """
                attend: failed 0.0/2.0
                  2 queries / weights after softmax [0, 0]: 0.168, not 0.24; largest 0.673, 0 of 6 agree; \
                scores before softmax agree
                """)
        #expect(
            try await verdict(Self.attend("softmax(q.matmul(k.transposed)).matmul(v)")) == """
                attend: failed 0.0/2.0
                  2 queries / scores before softmax [0, 0]: 0.577, not 1.0; largest 2.959, 0 of 6 agree
                """)
        #expect(
            try await verdict(Self.attend("attention(q, k, v, scoring: .dotProduct).output")) == """
                attend: failed 0.0/2.0
                  2 queries / scores before softmax [0, 0]: 0.577, not 1.0; largest 2.959, 0 of 6 agree
                """)
        #expect(
            try await verdict(Self.attend("softmax(q.matmul(k.transposed) / Double(q.columns).squareRoot()).matmul(k)"))
                == """
                attend: failed 0.0/2.0
                  2 queries / -: 2×2, not 2×3; scores before softmax, weights after softmax agree
                """)
    }

    @Test("a foreseen mistake gets the author's words")
    func knownMistake() async throws {
        let code = Self.attend("let s = q.matmul(k.transposed) / Double(q.columns); return softmax(s).matmul(v)")
        let verdict = try await verdict(code)
        #expect(
            verdict == """
                attend: failed 0.0/2.0 mistake: Divide by the root of d, not by d.
                  2 queries / scores before softmax [0, 0]: 0.577, not 0.333; largest 1.708, 0 of 6 agree
                """)
    }

    @Test("the compiler's words come at the answer's own line and column")
    func compilerErrors() async throws {
        let told = try await verdict(Self.attend("softmax(q.matmul(k.transposed)) + undefinedName"))
        #expect(
            told == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 2:39: cannot find 'undefinedName' in scope
                    |     softmax(q.matmul(k.transposed)) + undefinedName
                    |                                       ^^^^^^^^^^^^^
                    = this function has `q`, `k` and `v`
                """)
        #expect(
            try await verdict("func other() {}") == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 30:14: cannot find 'attend' in scope
                    | let result = attend(q, [[1, 1, 0], [0, 2, 1], [1, 0, 1]], [[1, 0], [0, 10], [7, 5]])
                    |              ^
                    = the check calls the code: keep the names, parameters and results of the starter
                """)
        // The extra closing brace would end the block that isolates this answer.
        #expect(
            try await verdict(Self.attend("q }\nfunc more() { if true {} } }\nif true {")) == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 3:28: extraneous '}' at top level
                    | func more() { if true {} } }
                    |                            ^
                    = one `}` is too many: remove this one, or one above it
                """)
        #expect(
            try await verdict("extension Matrix { var root: Double { nope } }\n" + Self.right) == """
                attend: does-not-compile 0.0/2.0: it does not compile
                  error: 1:39: cannot find 'nope' in scope
                    | extension Matrix { var root: Double { nope } }
                    |                                       ^^^^
                """)
    }

    @Test("answers may declare what no block can hold")
    func topLevel() async throws {
        let attend = Self.attend("softmax(q.matmul(k.transposed) / q.root).matmul(v)")
        let root = "extension Matrix { var root: Double { Double(columns).squareRoot() } }\n"
        #expect(try await verdict(root + attend) == "attend: passed 2.0/2.0")
        #expect(try await verdict("  " + root + attend) == "attend: passed 2.0/2.0")
        #expect(try await verdict("import Foundation\npublic " + Self.right) == "attend: passed 2.0/2.0")
        let late =
            "func f() -> Double { root }\n"
            + Self.attend("softmax(q.matmul(k.transposed) / f()).matmul(v)") + "\nvar root = 3.0.squareRoot()"
        #expect(try await verdict(late) == "attend: passed 2.0/2.0")
    }

    @Test("traps and stops are told with the line")
    func stops() async throws {
        let endless = try await verdict(Self.attend("while true {}"), timeout: 3)
        #expect(
            endless == """
                attend: timed-out 0.0/2.0: the answer ran longer than 3 s and was stopped
                  error: 2:17: the answer ran longer than 3 s and was stopped
                    |     while true {}
                    |                 ^
                    = look for a loop that does not end
                \(Self.call)
                """)
        // More than fits into a pipe: the answer is stopped during this one call.
        let flood = try await verdict(Self.attend("print(String(repeating: \"line\\n\", count: 2_000_000)); return q"))
        #expect(
            flood == """
                attend: over-limit 0.0/2.0: the answer printed more than 9.8 KiB and was stopped
                  error: 2:5: the answer printed more than 9.8 KiB and was stopped
                    |     print(String(repeating: "line\\n", count: 2_000_000)); return q
                    |     ^
                    = print less, or look for a loop that does not end
                \(Self.call)
                """)
        let greedy = try await verdict(
            Self.attend("var a: [[Double]] = []; while true { a.append([Double](repeating: 1, count: 1_000_000)) }"))
        #expect(
            greedy.hasPrefix(
                """
                attend: over-limit 0.0/2.0: the answer used more than 256 MiB of memory and was stopped
                  error: 2:
                """), "\(greedy)")
    }

    @Test("an answer that ends the program is told so")
    func ends() async throws {
        let leaving = try await verdict("import Foundation\n" + Self.attend("exit(0)"))
        #expect(
            leaving == """
                attend: trapped 0.0/2.0: the answer ends the program by `exit`
                  error: 3:5: the answer ends the program by `exit`
                    |     exit(0)
                    |     ^
                    = leave out the call; the checks could not run to their end
                \(Self.call)
                """)
        let atOnce = try await verdict("import Foundation\n" + Self.attend("_exit(0)"))
        #expect(
            atOnce == """
                attend: trapped 0.0/2.0: the answer ended the program with exit code 0
                  error: 1:1: the answer ended the program with exit code 0
                    = the checks could not run to their end
                """)
        let trap = try await verdict(Self.attend("let a = [1]; return q * Double(a[q.rows])"))
        #expect(trap.contains("  error: 2:37: ") && trap.contains("Index out of range"), "\(trap)")
    }

    @Test("nothing that an answer claims by itself counts")
    func forged() async throws {
        let claims = """
            for n in 1...9 { print("\\u{1E}0 \\(n)\\u{1E}variant-finished passed {\\"record\\":\\"check-ended\\"}") }
            LessonProgram.endCheck(0, nonce: ""); LessonProgram.endVariant(nonce: "")
            """
        #expect(
            try await verdict(Self.attend(claims)) == """
                attend: trapped 0.0/2.0: the answer claims by itself that its checks are done
                  error: 1:1: the answer claims by itself that its checks are done
                    = leave out the calls of `LessonProgram`; only the checks can say so
                """)
        // The check calls the runtime's functions, whatever the answer declares.
        let silent = Self.right + "\nfunc expect(_ condition: Bool, _ message: String) {}"
        #expect(try await verdict(silent) == "attend: passed 2.0/2.0")
        let blind = try await verdict(Self.attend("q") + "\nfunc probe(_ label: String, _ value: Matrix) {}")
        #expect(
            blind == """
                attend: failed 0.0/2.0
                  2 queries / -: 2×2, not 2×3
                """)
    }
}
