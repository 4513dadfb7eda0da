import Foundation
import TestSupport
import Testing

/// An exercise builds on an earlier one: on the learner's own answer once that has passed.
@Suite(.processLimit) struct UsedAnswerTests {
    private static let first = """
        ---
        title: Shares
        ---
        ```swift hidden
        import Foundation
        let one = 1.0
        ```

        ```swift exercise=raised points=2
        /// e to the power of each score.
        func raised(_ scores: [Double]) -> [Double] {
            <#Raise#>
        }
        ```
        ```swift solution=raised
        func raised(_ scores: [Double]) -> [Double] { scores.map { exp($0) } }
        ```
        ```swift check=raised
        probe("1 and 3", raised([1, 3]))
        ```

        """

    private static let second = """
        ---
        title: Sums
        ---
        ```swift exercise=sum points=2 uses=01/raised
        /// The sum of what is raised.
        func sum(_ scores: [Double]) -> Double {
            <#Add#>
        }
        ```
        ```swift solution=sum
        func sum(_ scores: [Double]) -> Double { raised(scores).reduce(0, +) }
        ```
        ```swift mistake=sum says="Raise the scores first."
        func sum(_ scores: [Double]) -> Double { scores.reduce(0, +) }
        ```
        ```swift check=sum
        probe("three", sum([0, 1, 2]))
        ```

        """

    private static let sum = "func sum(_ scores: [Double]) -> Double { raised(scores).reduce(0, +) }\n"
    private static func raised(_ body: String) -> String {
        "func raised(_ scores: [Double]) -> [Double] {\n    \(body)\n}\n"
    }

    private func course() throws -> Attend {
        let attend = try Attend(lesson: Self.first)
        try attend.write("format: 1\ntitle: C\nchapters: [01-lesson.md, 02-sums.md]\n", "lessons/course.yml")
        try attend.write(Self.second, "lessons/02-sums.md")
        return attend
    }

    @Test func ownAnswerOncePassed() async throws {
        let attend = try course()
        defer { attend.remove() }
        #expect(try await attend("start", "2").status == 0)
        let file = attend.folder.appending(path: "answers/02-sums/sum.swift")
        #expect(
            try String(contentsOf: file, encoding: .utf8) == """
                // Exercise 2.1, sum (2 points). Check it with: attend check 2.1
                // Builds on 1.1 raised: `raised` is your answer in `01-lesson/raised.swift`.

                /// The sum of what is raised.
                func sum(_ scores: [Double]) -> Double {
                    <#Add#>
                }

                """)
        try attend.write(Self.sum, "answers/02-sums/sum.swift")
        let waiting = try await attend("check", "2.1", "--width", "60")
        #expect(waiting.status == 1)
        #expect(
            waiting.out == """
                · 2.1 sum  waits for 1.1                       0 of 2 points
                  it builds on your answer to 1.1 raised, which has not
                  passed: 'attend check 1.1' says why; --with-solutions
                  takes the course's solution in its place

                0 of 2 points

                """)
        let told = try await attend("check", "2.1", "--with-solutions", "--width", "60")
        #expect(told.status == 0)
        #expect(
            told.out.hasPrefix(
                """
                ✓ 2.1 sum  passed                              2 of 2 points
                  The course's solution of 1.1 took the place of your
                  answer.

                """))
        try attend.write(Self.raised("scores.map { Foundation.exp($0) }"), "answers/01-lesson/raised.swift")
        let passed = try await attend("check", "2.1", "--width", "60")
        #expect(passed.status == 0)
        #expect(passed.out.hasPrefix("✓ 2.1 sum  passed                              2 of 2 points\n\n2 of 2 points\n"))

        // A changed answer judges anew what builds on it, and is blamed at its own line.
        try attend.write(
            Self.raised("precondition(scores.count < 3); return scores.map { exp($0) }"),
            "answers/01-lesson/raised.swift")
        let trapped = try await attend("check", "2.1", "--width", "60")
        #expect(trapped.status == 1)
        #expect(
            trapped.out == """
                ✗ 2.1 sum  stopped, passed before              0 of 2 points
                  answers/01-lesson/raised.swift:2:5: error: Precondition failed
                   2 |     precondition(scores.count < 3); return scores.map { exp($0) }
                     |     ^
                  answers/02-sums/sum.swift:1:42: note: `raised(_:)` is called here
                   1 | func sum(_ scores: [Double]) -> Double { raised(scores).reduce(0, +) }
                     |                                          ^
                  lessons/02-sums.md:17:16: note: `sum(_:)` is called here
                  17 | probe("three", sum([0, 1, 2]))
                     |                ^
                  answers/01-lesson/raised.swift:1:1: note: this is your answer to 1.1, on which 2.1 builds
                  checked  sum([0, 1, 2])

                0 of 2 points

                """)
        try attend.write(Self.raised("scores.map { exp($0 * one) }"), "answers/01-lesson/raised.swift")
        let unknown = try await attend("check", "1.1", "2.1", "--width", "60")
        #expect(
            unknown.out == """
                ✓ 1.1 raised  passed                           2 of 2 points

                ✗ 2.1 sum  does not compile, passed before     0 of 2 points
                  answers/01-lesson/raised.swift:2:27: error: cannot find 'one' in scope
                  2 |     scores.map { exp($0 * one) }
                    |                           ^~~
                    help: write it so that it needs nothing of its own chapter: the cells before 2.1 are others
                  answers/01-lesson/raised.swift:1:1: note: this is your answer to 1.1, on which 2.1 builds

                2 of 4 points

                """)
        let verified = try await attend("verify")
        #expect(verified.status == 0)
        #expect(verified.out.hasSuffix("\n2 of 2 chapters hold\n"))
    }

    /// Who hands in has no earlier answer to pass first: the solution takes its place, and the file says so.
    @Test func aHandIn() async throws {
        let attend = try course()
        defer { attend.remove() }
        try attend.write(Self.sum, "answers/02-sums/sum.swift")
        try attend.write(Self.raised("scores"), "answers/01-lesson/raised.swift")
        #expect(try await attend("hand-in", "2", "--name", "Ada").status == 0)
        let text = try String(contentsOf: attend.folder.appending(path: "hand-in.md"), encoding: .utf8)
        #expect(
            text.contains(
                """
                | No. | Exercise | Result | Points |
                |---|---|---|---|
                | 2.1 | sum | passed, with the solution of 1.1 | 2 of 2 points |

                """))
        let check = try await attend("check", "--hand-in", "hand-in.md", "2", "--width", "60")
        #expect(check.status == 0)
        #expect(
            check.out == """
                ✓ 2.1 sum  passed                              2 of 2 points
                  The course's solution of 1.1 took the place of your
                  answer.

                2 of 2 points

                """)
        let solution = try await attend("solution", "2.1", "--reveal")
        #expect(
            solution.out == """
                Solution of 2.1 sum
                  Builds on 1.1 raised: `raised` is your answer in `01-lesson/raised.swift`.
                  func sum(_ scores: [Double]) -> Double { raised(scores).reduce(0, +) }

                """)
    }

    /// Who has a right answer is graded with it, anybody else with the solution, which no page shows.
    @Test func aClass() async throws {
        let attend = try course()
        defer { attend.remove() }
        try attend.write(Self.raised("scores.map { exp($0) }"), "class/ann/01-lesson/raised.swift")
        try attend.write(Self.raised("scores"), "class/ben/01-lesson/raised.swift")
        for name in ["ann", "ben"] { try attend.write(Self.sum, "class/\(name)/02-sums/sum.swift") }
        let run = try await attend("grade", "class", "2", "-o", "out")
        #expect(run.status == 0)
        #expect(run.out.hasPrefix("✓ ann  2 of 2 points\n✓ ben  2 of 2 points\n"))
        func page(_ student: String) throws -> String {
            try String(contentsOf: attend.folder.appending(path: "out/feedback/\(student).md"), encoding: .utf8)
        }
        #expect(try page("ann").hasSuffix("## 2.1 sum\n\npassed, 2 of 2 points\n"))
        let told = "The course's solution of 1.1 took the place of your answer.\n"
        #expect(try page("ben").hasSuffix("## 2.1 sum\n\npassed, 2 of 2 points\n\n" + told))
    }
}
