import Foundation
import LessonModel
import LessonReader
import TestSupport
import Testing

@testable import LessonRunner

/// The diagnostics for an author about faulty exercises.
@Suite("Proofs", .processLimit)
struct ProofTests {
    private static let lessons = RunnerFixture.sources.folder + "/../lessons"

    private func chapter(_ id: String) async throws -> Chapter {
        let files = FileSource(
            read: { FileManager.default.contents(atPath: $0).map(Array.init) },
            exists: { FileManager.default.fileExists(atPath: $0) },
            list: { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] })
        let reading = await CourseReader.read(folder: Self.lessons, display: "lessons", files: files)
        return try #require(reading.course?.chapters.first { $0.id == id })
    }

    @Test("every part of an exercise of the course is judged as it is meant")
    func course() async throws {
        let id = "07-masks"
        let chapter = try await chapter(id)
        let exam = CheckFixture(chapter: chapter)
        let observations = try await exam.observe(CheckPlan(proving: chapter, imports: ["AttentionKernel"]))
        #expect(Proof.faults(of: chapter, observations) == [])
        #expect(!chapter.codeExercises.isEmpty)
        for exercise in chapter.codeExercises {
            let grading = try #require(observations.grading(of: exercise))
            for solution in grading.solutions {
                let verdict = grading.verdict(on: solution, chapter: id, file: "answers")
                #expect(verdict.status == .passed && verdict.points == exercise.points)
            }
            for (index, mistake) in grading.mistakes.enumerated() {
                let verdict = grading.verdict(on: mistake, chapter: id, file: "answers")
                #expect(verdict.isKnownMistake && verdict.message == exercise.mistakes[index].says)
                #expect(verdict.status == .failed)
            }
        }
    }

    /// What a check uses above the cell that sets it would be 0, silently.
    @Test("a variable that is set below")
    func early() async throws {
        let exam = try await CheckFixture(
            """
            ```swift exercise=twice
            func twice(_ x: Double) -> Double { <#x and x#> }
            ```
            ```swift solution=twice
            func twice(_ x: Double) -> Double { x + x }
            ```
            ```swift check=twice
            probe("later", twice(later))
            ```
            ```swift
            let later = 3.0
            ```
            """)
        let observations = try await exam.observe(CheckPlan(proving: exam.chapter, imports: ["AttentionKernel"]))
        let faults = Proof.faults(of: exam.chapter, observations)
        #expect(
            faults.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0): \($0.message)" } == [
                "12:22: this check of 'twice' does not compile: cannot find 'later' in scope"
            ])
    }

    @Test(
        "an error in a check is not blamed on the starter and the solution",
        arguments: [
            (
                "probe(\"a\", g(1))",
                """
                error: 12:12: this check of 'f' does not compile: cannot find 'g' in scope
                    | probe("a", g(1))
                    |            ^
                    = a check can call what the starter declares, and what the cells above it declare
                """
            ),
            (
                "expect(f(1) == 1)",
                """
                error: 12:17: this check of 'f' does not compile: missing argument for parameter #2 in call
                    | expect(f(1) == 1)
                    |                 ^
                    = `expect` takes a condition, and words for when it does not hold: `expect(a == 1, "a is 1")`
                """
            ),
            (
                "let none: [Int] = []\nprobe(\"a\", f(none[0]))",
                """
                error: 13:18: this check of 'f' stops with its own solution: Index out of range
                    | probe("a", f(none[0]))
                    |                  ^
                    = indices of an array run from 0 to count − 1: `0..<x.count`, not `0...x.count`; `append` adds one
                """
            ),
        ])
    func checks(check: String, expected: String) async throws {
        let exam = try await CheckFixture(
            """
            ```swift exercise=f
            func f(_ x: Int) -> Int { <#x#> }
            ```
            ```swift solution=f
            func f(_ x: Int) -> Int { x }
            ```
            ```swift check=f
            \(check)
            ```
            """)
        let observations = try await exam.observe(CheckPlan(proving: exam.chapter, imports: []))
        let faults = Proof.faults(of: exam.chapter, observations)
        #expect(faults.flatMap { described($0, margin: "") }.joined(separator: "\n") == expected)
    }

    /// Masking after the softmax is the mistake that chapter 7 explains.
    @Test("a mask after the softmax is told by the scores")
    func maskAfterSoftmax() async throws {
        let chapter = try await chapter("07-masks")
        var exam = CheckFixture(chapter: chapter)
        exam.answer(
            "masked-weights",
            """
            func weights(_ s: Matrix, allow: [[Bool]]) -> Matrix {
                var shares = softmax(s)
                for i in 0..<s.rows { for j in 0..<s.columns where !allow[i][j] { shares[i, j] = 0 } }
                return shares
            }
            """)
        #expect(
            try await exam.verdicts() == """
                masked-weights: failed 0.0/3.0 mistake: You erased weights after the softmax. The hidden keys had taken their \
                share by then, and your rows no longer add up to 1. Hide scores, before.
                  2 queries, 3 keys / scores before softmax [0, 2]: -inf, not 3.0; largest inf, 3 of 6 agree
                """)
    }

    @Test("blind checks and broken exercises are told")
    func blind() async throws {
        let exam = try await CheckFixture(
            """
            ```swift exercise=shares
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { <#Shares#> }
            ```

            ```swift solution=shares
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { softmax(q.matmul(k.transposed)) }
            ```

            ```swift mistake=shares says="Wrong axis."
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { softmax(q.matmul(k.transposed), over: .columns) }
            ```

            ```swift mistake=shares says="Not transposed."
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { softmax(q.matmul(k)) }
            ```

            ```swift mistake=shares says="No softmax."
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { q.matmul(k.transposed) }
            ```

            ```swift mistake=shares says="No softmax, other way round."
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { k.matmul(q.transposed) }
            ```

            ```swift mistake=shares says="Does not compile."
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { q + }
            ```

            ```swift check=shares
            let one: Matrix = [[1, 0], [0, 1]]
            probe("Q = K = identity", shares(one, one))
            ```

            ```swift exercise=open
            let nothing = 0
            ```

            ```swift solution=open
            func open(_ x: Double) -> Double { x + 1 }
            ```

            ```swift solution=open
            func open(_ x: Double) -> Double { x + 2 }
            ```

            ```swift check=open
            probe("3", open(3))
            expect(open(3) == 5, "2 more")
            ```

            ```swift exercise=typed
            func typed(_ x: Double) -> Double {
                let y = <#half of x#>
                return y * 2
            }
            ```

            ```swift solution=typed
            func typed(_ x: Double) -> Double { x }
            ```

            ```swift check=typed
            _ = typed(3)
            ```
            """)
        let observations = try await exam.observe(CheckPlan(proving: exam.chapter, imports: ["AttentionKernel"]))
        #expect(
            Proof.faults(of: exam.chapter, observations).flatMap { described($0, margin: "") }.joined(separator: "\n")
                == """
                error: 13:1: mistake 1 of 'shares' passes: the probe 'Q = K = identity' sees no difference from the solution
                    | ```swift mistake=shares says="Wrong axis."
                    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    = probe values that the mistake changes; an identity matrix hides an axis, equal numbers hide an order
                    note: 9:1: the solution that shows the same
                    | ```swift solution=shares
                    | ^^^^^^^^^^^^^^^^^^^^^^^^
                error: 17:1: mistake 2 of 'shares' passes: the probe 'Q = K = identity' sees no difference from the solution
                    | ```swift mistake=shares says="Not transposed."
                    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    = probe values that the mistake changes; an identity matrix hides an axis, equal numbers hide an order
                    note: 9:1: the solution that shows the same
                    | ```swift solution=shares
                    | ^^^^^^^^^^^^^^^^^^^^^^^^
                error: 25:1: mistake 4 of 'shares' shows the same as mistake 3: the probe 'Q = K = identity' cannot tell them apart
                    | ```swift mistake=shares says="No softmax, other way round."
                    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    = probe values in which the two differ, or make one mistake of them
                    note: 21:1: mistake 3
                    | ```swift mistake=shares says="No softmax."
                    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                error: 29:1: mistake 5 of 'shares' does not compile, so nobody can be told its words
                    | ```swift mistake=shares says="Does not compile."
                    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    = let it be code that a learner could run
                    note: 30:55: expected expression after operator
                    | func shares(_ q: Matrix, _ k: Matrix) -> Matrix { q + }
                    |                                                       ^
                error: 38:1: the starter of 'open' leaves nothing open: untouched it would be checked as an answer
                    | ```swift exercise=open
                    | ^^^^^^^^^^^^^^^^^^^^^^
                    = put a placeholder `<#what to write#>` where the learner is to write
                error: 42:1: solution 1 of 'open' fails: this does not hold: 2 more
                    | ```swift solution=open
                    | ^^^^^^^^^^^^^^^^^^^^^^
                    note: 50:1: the check that expects it
                    | ```swift check=open
                    | ^^^^^^^^^^^^^^^^^^^
                error: 46:1: solution 2 of 'open' is not like the first: the probe '3' differs
                    | ```swift solution=open
                    | ^^^^^^^^^^^^^^^^^^^^^^
                    = mend one of them, or let no probe see what answers are free to choose
                error: 55:1: the starter of 'typed' would not compile even if it were filled in
                    | ```swift exercise=typed
                    | ^^^^^^^^^^^^^^^^^^^^^^^
                    = a placeholder stands for an expression or a statement; a `let` that holds one needs its type
                    note: 58:12: cannot convert value of type 'Never' to expected argument type 'Double'
                    |     return y * 2
                    |            ^
                error: 66:1: this check of 'typed' looks at nothing: every answer passes it
                    | ```swift check=typed
                    | ^^^^^^^^^^^^^^^^^^^^
                    = let it call `probe` or `expect`
                """)
    }
}
