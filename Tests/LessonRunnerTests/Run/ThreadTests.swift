import LessonModel
import TestSupport
import Testing

/// A program with more than one thread is never forked: a cell marked `fails=trap` then runs in a program of its own, after the
/// cells before it.
@Suite(.processLimit) struct ThreadTests {
    private static let threads = [
        "let n = await Task.detached { 41 }.value",
        "async let one = 41\nlet n = await one",
        "actor Counter { var n = 40; func next() -> Int { n += 1; return n } }\nlet n = await Counter().next()",
        "import Dispatch\nlet n = 41\nDispatchQueue.concurrentPerform(iterations: 8) { _ in }",
        "import Dispatch\nlet n = 41\nlet group = DispatchGroup()\nDispatchQueue.global().async(group: group) {}\ngroup.wait()",
        "import Foundation\nlet n = 41\nlet end = DispatchSemaphore(value: 0)\nThread.detachNewThread { end.signal() }\nend.wait()",
    ]

    @Test(arguments: threads) func aTrapAfterAThread(start: String) async throws {
        var lesson = Lesson()
        lesson.cell(start, show: "n")
        lesson.cell("print(\"before\")\nlet list: [Int] = []\nprint(list[n])", action: .trap)
        lesson.cell("print(\"after\", n)")
        let line = 3 + start.split(separator: "\n").count + 4
        let transcript = try await RunnerFixture.transcript(of: lesson)
        #expect(
            transcript == """
                1 started
                1 shown 41
                1 passed
                2 started
                2 printed "before\\n"
                2 error: \(line + 3):11: Index out of range
                    | print(list[n])
                    |           ^
                    = indices of an array run from 0 to count − 1: `0..<x.count`, not `0...x.count`; `append` adds one
                2 passed
                3 started
                3 printed "after 41\\n"
                3 passed
                """)
    }

    /// The thread that stops the program belongs to a cell that has passed.
    @Test func aThreadOfAnotherCell() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            let isBegun = DispatchSemaphore(value: 0)
            Thread.detachNewThread { isBegun.wait(); fatalError("late") }
            """)
        lesson.cell("print(\"two\")\nisBegun.signal()\nwhile true { pause() }")
        #expect(
            try await RunnerFixture.transcript(of: lesson) == #"""
                1 started
                1 passed
                2 started
                2 printed "two\n"
                2 error: 6:42: late
                    | Thread.detachNewThread { isBegun.wait(); fatalError("late") }
                    |                                          ^
                    note: 9:1: it ends the program in this cell
                2 trapped
                """#)
    }

    @Test func tasksInTheCellItself() async throws {
        var lesson = Lesson()
        lesson.cell("let m = await Task.detached { 1 }.value\nfatalError(\"boom \\(m)\")", action: .trap)
        lesson.cell("print(await Task.detached { 2 }.value)")
        lesson.cell("let m = await Task.detached { 3 }.value\nfatalError(\"boom \\(m)\")", action: .trap)
        let transcript = try await RunnerFixture.transcript(of: lesson)
        #expect(
            transcript == """
                1 started
                1 error: 5:1: boom 1
                    | fatalError("boom \\(m)")
                    | ^
                1 passed
                2 started
                2 printed "2\\n"
                3 started
                3 error: 14:1: boom 3
                    | fatalError("boom \\(m)")
                    | ^
                3 passed
                2 passed
                """)
    }

    /// The cells before run again without a trace: their output, their files and the other traps happen once.
    @Test func theCellsBeforeAreSeenOnce() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            try FileManager.default.createDirectory(atPath: "once", withIntermediateDirectories: false)
            print("made")
            setenv("TZ", "Asia/Tokyo", 1)
            """)
        lesson.cell("let n = await Task.detached { 41 }.value")
        lesson.inline("n")
        lesson.cell("fatalError(\"first\")", action: .trap)
        lesson.cell("close(1)\nlet path = FileManager.default.currentDirectoryPath\nchdir(\"/\")")
        lesson.cell("fatalError(\"second\")", action: .trap)
        lesson.cell("print(try FileManager.default.contentsOfDirectory(atPath: path))")
        let transcript = try await RunnerFixture.transcript(of: lesson)
        #expect(
            transcript == """
                1 started
                1 printed "made\\n"
                1 passed
                2 started
                2 passed
                inline 0 = 41
                3 started
                3 error: 17:1: first
                    | fatalError("first")
                    | ^
                3 passed
                4 started
                4 printed "(the cell closed standard output: what it printed after that is lost)\\n"
                4 passed
                5 started
                5 error: 27:1: second
                    | fatalError("second")
                    | ^
                5 passed
                6 started
                6 printed "[\\"once\\"]\\n"
                6 passed
                """)
    }

    /// Only the first process of the program leads a session.
    @Test func theCellsBeforeEndDifferently() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            let n = await Task.detached { 41 }.value
            if getsid(0) != getpid() { exit(3) }
            """)
        lesson.cell("fatalError()", action: .trap)
        lesson.cell("_ = n")
        let transcript = try await RunnerFixture.transcript(of: lesson)
        #expect(
            transcript == """
                1 started
                1 passed
                2 started
                2 error: 9:1: this cell was not reached: the cells before it ended differently when they ran again
                    = after a `Task` or a thread the cells before run once more, so they must do the same each time
                2 trapped
                3 started
                3 passed
                """)
    }

    @Test func aTrapAfterAThreadTakesTooLong() async throws {
        var lesson = Lesson()
        lesson.cell("let n = await Task.detached { 41 }.value")
        lesson.cell("while n == 41 {}", action: .trap, timeout: 10)
        lesson.cell("print(n)")
        let transcript = try await RunnerFixture.transcript(of: lesson)
        #expect(transcript.contains("2 error: 8:"), "\(transcript)")
        #expect(transcript.contains(": the cell ran longer than 10 s and was stopped"), "\(transcript)")
        #expect(transcript.hasSuffix("2 timed-out\n3 started\n3 printed \"41\\n\"\n3 passed"), "\(transcript)")
    }

    /// The Swift runtime reports that it cannot suspend a thread; a message says only what the cell did.
    @Test func aTrapWhileOtherThreadsRun() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Dispatch
            DispatchQueue.concurrentPerform(iterations: 8) { i in
                if i == 7 { let a = [Int](); print(a[0]) }
            }
            """, action: .trap)
        let transcript = try await RunnerFixture.transcript(of: lesson)
        #expect(
            transcript == """
                1 started
                1 error: 6:41: Index out of range
                    |     if i == 7 { let a = [Int](); print(a[0]) }
                    |                                         ^
                    = indices of an array run from 0 to count − 1: `0..<x.count`, not `0...x.count`; `append` adds one
                1 passed
                """)
    }
}
