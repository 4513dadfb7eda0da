import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// A program that exceeds a limit is stopped, reported at the line that was running, and leaves no process behind.
@Suite(.processLimit) struct LimitTests {
    /// The status of the first cell and the line of its diagnostic; a second cell is never reached.
    private func firstCell(
        _ code: String, action: Cell.Action = .run, timeout: Double = 120, limits: Limits = Limits()
    ) async throws -> (status: CellStatus?, line: Int?, message: String?, printed: String) {
        var lesson = Lesson(timeout: timeout)
        lesson.cell(code, action: action)
        lesson.cell("print(2)")
        var report = ChapterReport(lesson.chapter)
        for event in try await RunnerFixture.run(lesson, limits: limits) { report.apply(event) }
        #expect(report.cells[1].status == .skipped)
        #expect(report.cells[0].diagnostics.count == 1)
        let diagnostic = report.cells[0].diagnostics.first
        return (report.cells[0].status, diagnostic?.place?.line, diagnostic?.message, report.cells[0].printedText)
    }

    private let stopped = "the cell ran longer than 2 s and was stopped"

    @Test func endlessLoop() async throws {
        let cell = try await firstCell("print(\"go\")\n\nwhile true {}", timeout: 2)
        #expect(cell == (.timedOut, 6, stopped, "go\n"))
    }

    @Test func endlessLoopInACellThatIsToTrap() async throws {
        var lesson = Lesson()
        lesson.cell("print(\"go\")\nwhile true {}", action: .trap, timeout: 2)
        lesson.cell("fatalError(\"late\")", action: .trap)
        lesson.cell("print(2)")
        let transcript = try await RunnerFixture.transcript(of: lesson)
        #expect(
            transcript == #"""
                1 started
                1 printed "go\n"
                1 error: 5:1: the cell ran longer than 2 s and was stopped
                    | while true {}
                    | ^
                    = give a cell that needs longer `timeout=SECONDS`
                1 timed-out
                2 started
                2 error: 9:1: late
                    | fatalError("late")
                    | ^
                2 passed
                3 started
                3 printed "2\n"
                3 passed
                """#)
    }

    @Test func cellThatSleepsTooLong() async throws {
        let cell = try await firstCell("import Foundation\nfunc rest() {\n    sleep(60)\n}\nrest()", timeout: 2)
        #expect(cell == (.timedOut, 6, stopped, ""))
    }

    @Test func cellThatStopsItself() async throws {
        let cell = try await firstCell("import Foundation\nkill(getpid(), SIGSTOP)", timeout: 2)
        #expect(cell == (.timedOut, 5, stopped, ""))
    }

    @Test func cellThatBlocksSignals() async throws {
        let cell = try await firstCell(
            """
            import Foundation
            var all = sigset_t()
            sigfillset(&all)
            sigprocmask(SIG_BLOCK, &all, nil)
            while true {}
            """, timeout: 2)
        #expect(cell == (.timedOut, 3, stopped, ""))
    }

    /// The interrupted code may hold any lock.
    @Test func cellThatIsStoppedWhileItShows() async throws {
        let cell = try await firstCell(
            """
            import Foundation
            let isLocked = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                flockfile(stdout)
                isLocked.signal()
                sleep(600)
            }
            isLocked.wait()
            func stuck() {
                show(1)
            }
            stuck()
            """, timeout: 2)
        #expect(cell == (.timedOut, 13, stopped, ""))
    }

    @Test func theBeginningOfALineIsNotLost() async throws {
        let cell = try await firstCell("print(\"so far\", terminator: \"\")\nwhile true {}", timeout: 2)
        #expect(cell == (.timedOut, 5, stopped, "so far"))
    }

    @Test func runawayMemory() async throws {
        let cell = try await firstCell(
            "var all: [[Double]] = []\nwhile true { all.append([Double](repeating: 1, count: 1_000_000)) }",
            limits: Limits(memory: 128 << 20))
        #expect(cell == (.overLimit, 5, "the cell used more than 128 MiB of memory and was stopped", ""))
    }

    @Test func oneAllocationThatIsTooLarge() async throws {
        let cell = try await firstCell("let a = [UInt8](repeating: 1, count: 1 << 40)")
        #expect(cell == (.overLimit, 4, "the cell used more than 2 GiB of memory and was stopped", ""))
    }

    @Test func runawayOutput() async throws {
        let cell = try await firstCell(
            """
            let lines = String(repeating: "0123456789\\n", count: 1_000_000)

            print(lines)
            """, limits: Limits(output: 100))
        #expect(cell.status == .overLimit)
        #expect(cell.line == 6)
        #expect(cell.message == "the cell printed more than 100 bytes and was stopped")
        #expect(cell.printed == String(repeating: "0123456789\n", count: 9) + "01")
    }

    #if os(Linux)
    @Test func runawayOutputAfterAForgedMark() async throws {
        let cell = try await firstCell(
            """
            import Foundation
            let environment = try Data(contentsOf: URL(filePath: "/proc/self/environ"))
            let secret = environment.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
                .first { $0.hasPrefix("ATTEND_NONCE=") }!.dropFirst(13)
            print("\\u{1E}\\(secret) 99999\\u{1E}")
            while true { print("0123456789") }
            """, timeout: 20, limits: Limits(output: 100))
        #expect(cell.status == .overLimit)
        #expect(cell.line == 9)
        #expect(cell.message == "the cell printed more than 100 bytes and was stopped")
    }
    #endif

    @Test func runawayOutputWithoutLines() async throws {
        let cell = try await firstCell(
            "while true { print(\"0123456789\", terminator: \"\") }", limits: Limits(output: 5000))
        #expect(cell.status == .overLimit)
        #expect(cell.printed.utf8.count <= 5001)
    }

    @Test func runawayValues() async throws {
        let cell = try await firstCell("while true { show(1) }", limits: Limits(values: 1000))
        #expect(cell.status == .overLimit)
        #expect(cell.message == "the cell showed values of more than 1000 bytes and was stopped")
    }

    @Test func childrenThatHoldTheOutput() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            for _ in 0..<5 { _ = popen("sleep 60 & sleep 60", "w") }
            print("started")
            """)
        #expect(try await RunnerFixture.transcript(of: lesson) == "1 started\n1 printed \"started\\n\"\n1 passed")
    }

    #if os(Linux)
    @Test func childrenThatLeaveTheGroup() async throws {
        let name = RunningProcesses.mark()
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            let ready = "sh -c 'echo ready; exec sleep \(name)'"
            let out = popen("\\(ready) & setsid \\(ready) & env -i setsid \\(ready)", "r")
            var bytes = [UInt8](repeating: 0, count: 3 * "ready\\n".utf8.count)
            fread(&bytes, 1, bytes.count, out)
            """)
        #expect(try await RunnerFixture.transcript(of: lesson) == "1 started\n1 passed")
        #expect(await RunningProcesses.lasting(naming: name) == [])
    }
    #endif

    @Test func amountsReadWell() {
        #expect([100, 2048, 1 << 20, 1536 << 20].map(ProgramStop.bytes) == ["100 bytes", "2 KiB", "1 MiB", "1.5 GiB"])
    }
}
