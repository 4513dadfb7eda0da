import Foundation
import LessonModel
import Synchronization
import Testing

@testable import LessonRunner

/// Events come as they happen, and an interrupt ends everything at once.
@Suite struct StreamTests {
    private func runner(in scratch: String) async throws -> ChapterRunner {
        ChapterRunner(
            toolchain: try await RunnerFixture.toolchain, toolkit: try await RunnerFixture.library, courseFolder: "/",
            environment: RunnerFixture.environment, temporaryFolder: scratch)
    }

    /// The cell goes on only when the test has seen what it printed so far.
    @Test func outputComesWhileTheCellRuns() async throws {
        let scratch = "\(RunnerFixture.cache)/\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            func wait(for file: String) {
                while access("\(scratch)/" + file, F_OK) != 0 { usleep(1000) }
            }
            print("one")
            wait(for: "1")
            print("tw", terminator: "")
            fflush(stdout)
            wait(for: "2")
            print("o")
            """)
        let pieces = Mutex<[String]>([])
        try await runner(in: scratch).run(lesson.plan) { event in
            guard case .printed(let text, _) = event else { return }
            let count = pieces.withLock { pieces in
                pieces.append(text)
                return pieces.count
            }
            _ = FileManager.default.createFile(atPath: "\(scratch)/\(count)", contents: nil)
        }
        #expect(pieces.withLock { $0 } == ["one\n", "tw", "o\n"])
    }

    @Test func cancellingEndsTheProgramAtOnce() async throws {
        var lesson = Lesson(timeout: 600)
        lesson.cell("print(\"go\")\nwhile true {}")
        let plan = lesson.plan
        let scratch = "\(RunnerFixture.cache)/\(UUID().uuidString)"
        let runner = try await runner(in: scratch)
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let events = Mutex<[Event]>([])
        let task = Task {
            try await runner.run(plan) { event in
                events.withLock { $0.append(event) }
                if case .printed = event { start.yield() }
            }
        }
        for await _ in started { break }
        let cancelled = ContinuousClock.now
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(cancelled.duration(to: .now) < .seconds(120))
        #expect(
            transcript(events.withLock { $0 }) == """
                1 started
                1 printed "go\\n"
                1 error: 3:1: interrupted
                1 skipped
                """)
        #expect(try await Leftovers.lastingProcesses(naming: scratch) == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch) == [])
        try FileManager.default.removeItem(atPath: scratch)
    }
}
