import TestSupport
import Testing

/// What cells print and show, in order, and the effect of their attributes.
@Suite(.processLimit) struct CellTests {
    @Test func cellsThatAreToTrap() async throws {
        var lesson = Lesson()
        lesson.cell("let a = [1]")
        lesson.cell(
            """
            print("in")
            let i = 5
            """, show: "a[i]", action: .trap)
        lesson.cell("print(\"quiet\")", show: "a.count", action: .trap)
        lesson.cell(
            """
            struct E: Error {}
            throw E()
            """, action: .trap)
        lesson.cell("print(a)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 passed
                2 started
                2 printed "in\n"
                2 error: 10:2: Index out of range
                    | a[i]
                    |  ^
                    = indices of an array run from 0 to count − 1: `0..<x.count`, not `0...x.count`; `append` adds one
                2 passed
                3 started
                3 printed "quiet\n"
                3 shown 1
                3 error: 13:10: this cell is to trap, but it ran to its end
                    | ```swift fails=trap
                    |          ^^^^^^^^^^
                    = leave out `fails=trap`, or let the cell trap
                3 unexpected-success
                4 started
                4 error: 20:1: the error E() is never caught
                    | throw E()
                    | ^
                4 passed
                5 started
                5 printed "[1]\n"
                5 passed
                """#)
    }

    @Test func compiledButNotRun() async throws {
        var lesson = Lesson()
        lesson.cell("let a = 1")
        lesson.cell(
            """
            print("never")
            let a = 2
            """, show: "a", action: .compile)
        lesson.cell("", show: "a")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 passed
                2 passed
                3 started
                3 shown 1
                3 passed
                """#)
    }

    @Test func resetStartsAnew() async throws {
        var lesson = Lesson()
        lesson.cell("let a = 1", show: "a")
        lesson.cell("let a = 2", show: "a", reset: true)
        lesson.cell("", show: "a + 1")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 shown 1
                1 passed
                2 started
                2 shown 2
                2 passed
                3 started
                3 shown 3
                3 passed
                """#)
    }

    @Test func printedAndShownKeepTheirOrder() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            print(1)
            show(2)
            print(3, terminator: "")
            show(4, "four")
            print(5)
            """, show: "6")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "1\n"
                1 shown 2
                1 printed "3"
                1 shown 4 (four)
                1 printed "5\n"
                1 shown 6
                1 passed
                """#)
    }

    @Test func whatATrailingExpressionShows() async throws {
        var lesson = Lesson()
        lesson.cell("", show: "print(1)")
        lesson.cell("let o: Int? = 5", show: "o")
        lesson.cell("", show: "[\"a\"]")
        lesson.cell("", show: "\"text\"")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "1\n"
                1 passed
                2 started
                2 shown 5
                2 passed
                3 started
                3 shown ["a"]
                3 passed
                4 started
                4 shown text
                4 passed
                """#)
    }

    @Test func standardErrorIsOutputToo() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            print("a")
            fputs("err\\n", stderr)
            print("b")
            fputs("Fatal error: mine\\n", stderr)
            """)
        lesson.cell("print(2)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 printed "a\nerr\nb\nFatal error: mine\n"
                1 passed
                2 started
                2 printed "2\n"
                2 passed
                """#)
    }

    @Test func inlineValueThatTraps() async throws {
        var lesson = Lesson()
        lesson.cell("let a = [1]")
        lesson.inline("a[3]")
        lesson.cell("print(2)")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 passed
                - error: 7:21: Index out of range
                    | Prose, as `{swift} a[3]`.
                    |                     ^
                    = indices of an array run from 0 to count − 1: `0..<x.count`, not `0...x.count`; `append` adds one
                2 skipped
                """#)
    }
}
