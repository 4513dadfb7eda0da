import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// Exercises after cells that have started threads are checked in programs of their own.
@Suite(.processLimit) struct ThreadedCheckTests {
    private static let exercise = """
        ```swift exercise=twice
        func twice(_ x: Int) -> Int { <#write#> }
        ```

        ```swift solution=twice
        func twice(_ x: Int) -> Int { 2 * x }
        ```

        ```swift mistake=twice says="That is the square."
        func twice(_ x: Int) -> Int { x * x }
        ```

        ```swift check=twice
        probe("twice n", twice(n))
        ```
        """

    private func verdict(after cell: String, on answer: String) async throws -> String {
        var exam = try await CheckFixture("```swift\n\(cell)\n```\n\n" + Self.exercise)
        exam.answer("twice", answer)
        return try await exam.verdicts()
    }

    @Test(arguments: [
        "let n = await Task.detached { 41 }.value",
        "async let one = 41\nlet n = await one",
        "actor Counter { var n = 40; func next() -> Int { n += 1; return n } }\nlet n = await Counter().next()",
        "import Dispatch\nlet n = 41\nDispatchQueue.concurrentPerform(iterations: 8) { _ in }",
    ])
    func anExerciseAfterAThread(cell: String) async throws {
        #expect(try await verdict(after: cell, on: "func twice(_ x: Int) -> Int { x + x }") == "twice: passed 1.0/1.0")
        let wrong = try await verdict(after: cell, on: "func twice(_ x: Int) -> Int { x * x }")
        #expect(
            wrong == "twice: failed 0.0/1.0 mistake: That is the square.\n  twice n / - [0, 0]: 82.0, not 1681.0; "
                + "largest 1599.0, 0 of 1 agree")
    }

    /// Threads work in such an answer, whether it stands in a block or at the top level.
    @Test(arguments: ["", "import Dispatch\n"]) func anAnswerUsesThreads(first: String) async throws {
        let answer =
            first + """
                func twice(_ x: Int) -> Int {
                    let group = DispatchGroup()
                    nonisolated(unsafe) var y = 0
                    DispatchQueue.global().async(group: group) { y = 2 * x }
                    group.wait()
                    return y
                }
                """
        let cell = "import Dispatch\nlet n = 41\nDispatchQueue.concurrentPerform(iterations: 8) { _ in }"
        #expect(try await verdict(after: cell, on: answer) == "twice: passed 1.0/1.0")
    }

    /// Only the first process of the program leads a session.
    @Test func theCellsBeforeEndDifferently() async throws {
        let cell = """
            import Foundation
            let n = await Task.detached { 41 }.value
            if getsid(0) != getpid() { exit(3) }
            """
        let verdict = try await verdict(after: cell, on: "func twice(_ x: Int) -> Int { x + x }")
        let message = "the answer was not reached: the cells before it ended differently when they ran again"
        #expect(
            verdict == """
                twice: trapped 0.0/1.0: \(message)
                  error: 1:1: \(message)
                    = after a `Task` or a thread the cells before run once more, so they must do the same each time
                """)
    }
}
