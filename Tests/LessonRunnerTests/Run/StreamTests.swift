import Foundation
import LessonModel
import Synchronization
import TestSupport
import Testing

@testable import LessonRunner

/// Events are emitted as they happen, and cancelling ends everything at once.
@Suite(.processLimit) struct StreamTests {
    private func runner(in scratch: String) async throws -> ChapterRunner {
        ChapterRunner(
            toolchain: try await RunnerFixture.toolchain, toolkit: try await RunnerFixture.library, courseFolder: "/",
            environment: RunnerFixture.environment, temporaryFolder: scratch)
    }

    /// The cell continues only after the test has received its first output.
    @Test func outputComesWhileTheCellRuns() async throws {
        let scratch = "\(RunnerFixture.cache)/\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let seen = TemporaryFolder()
        defer { seen.remove() }
        try seen.create()
        let pipes = try (1...2).map { try NamedPipe(at: seen.url.appending(path: "\($0)").path) }
        var lesson = Lesson()
        lesson.cell(
            """
            import Foundation
            print("one")
            \(NamedPipe.reading(pipes[0].path))
            print("tw", terminator: "")
            fflush(stdout)
            \(NamedPipe.reading(pipes[1].path))
            print("o")
            """)
        let pieces = Mutex<[String]>([])
        var runner = try await runner(in: scratch)
        runner.permissions.folders = [.init(name: "seen", path: seen.url.path)]
        try await runner.run(lesson.plan) { event in
            guard case .printed(let text, _) = event else { return }
            let count = pieces.withLock { pieces in
                pieces.append(text)
                return pieces.count
            }
            if count <= pipes.count { pipes[count - 1].write() }
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
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(
            transcript(events.withLock { $0 }) == """
                1 started
                1 printed "go\\n"
                1 error: 3:1: interrupted
                1 skipped
                """)
        #expect(await RunningProcesses.lasting(naming: scratch) == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch) == [])
        try FileManager.default.removeItem(atPath: scratch)
    }
}
