import Foundation
import LessonModel
import Synchronization
import Testing

@testable import LessonRunner

/// Events come as they happen, and an interrupt ends everything at once.
@Suite struct StreamTests {
    private func runner(in scratch: String) async throws -> ChapterRunner {
        ChapterRunner(
            toolchain: try await Workshop.toolchain, toolkit: try await Workshop.library, courseFolder: "/",
            environment: Workshop.environment, temporaryFolder: scratch)
    }

    @Test func outputComesWhileTheCellRuns() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            print("one")
            usleep(300_000)
            print("tw", terminator: "")
            fflush(stdout)
            usleep(300_000)
            print("o")
            """)
        let scratch = "\(Workshop.cache)/\(UUID().uuidString)"
        let times = Mutex<[(String, ContinuousClock.Instant)]>([])
        try await runner(in: scratch).run(lesson.plan) { event in
            if case .printed(let text, _) = event { times.withLock { $0.append((text, .now)) } }
        }
        let pieces = times.withLock { $0 }
        #expect(pieces.map(\.0) == ["one\n", "tw", "o\n"])
        for (first, second) in zip(pieces, pieces.dropFirst()) {
            #expect(first.1.duration(to: second.1) > .milliseconds(150))
        }
        try FileManager.default.removeItem(atPath: scratch)
    }

    @Test func cancellingEndsTheProgramAtOnce() async throws {
        var lesson = Lesson(timeout: 60)
        lesson.cell("print(\"go\")\nwhile true {}")
        let plan = lesson.plan
        let scratch = "\(Workshop.cache)/\(UUID().uuidString)"
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
        #expect(cancelled.duration(to: .now) < .seconds(2))
        #expect(
            transcript(events.withLock { $0 }) == """
                1 started
                1 printed "go\\n"
                1 error: 4:1: interrupted
                    | print("go")
                    | ^
                1 skipped
                """)
        #expect(try await Leftovers.lastingProcesses(naming: scratch) == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch) == [])
        try FileManager.default.removeItem(atPath: scratch)
    }
}
