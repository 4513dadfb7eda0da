import Foundation
import LessonModel
import ProcessTurns
import Synchronization
import Testing

@testable import LessonRunner

/// What every test with the real compiler works with: the toolchain and a kernel library, made once.
enum RunnerFixture {
    static let environment = ProcessInfo.processInfo.environment

    /// The package that these tests belong to.
    private static let package = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static let sources = ToolkitSources(folder: package + "/Sources")

    /// Kept from one test run to the next, as a user's cache is.
    static let cache = package + "/.build/attend-tests"

    private static let making = Task {
        let toolchain = try await Toolchain.find(environment: environment)
        let library = try await KernelLibrary.prepare(
            toolchain: toolchain, sources: sources, modules: [], cache: cache, environment: environment)
        return (toolchain, library)
    }

    static var toolchain: Toolchain {
        get async throws { try await making.value.0 }
    }

    static var library: KernelLibrary {
        get async throws { try await making.value.1 }
    }

    /// Runs a lesson and gives back what happened; nothing of the run may be left.
    static func run(
        _ lesson: Lesson, limits: Limits = Limits(), toolchain other: Toolchain? = nil
    ) async throws -> [Event] {
        let scratch = "\(cache)/\(UUID().uuidString)"
        let usual = try await toolchain
        let runner = ChapterRunner(
            toolchain: other ?? usual, toolkit: try await library, limits: limits, courseFolder: "/",
            environment: environment, temporaryFolder: scratch)
        let events = Mutex<[Event]>([])
        try await ProcessTurns.take {
            try await runner.run(lesson.plan) { event in events.withLock { $0.append(event) } }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch) == [])
        #expect(try await Leftovers.lastingProcesses(naming: scratch) == [])
        try FileManager.default.removeItem(atPath: scratch)
        return events.withLock { $0 }
    }

    /// The same, as text.
    static func transcript(of lesson: Lesson, limits: Limits = Limits()) async throws -> String {
        LessonRunnerTests.transcript(try await run(lesson, limits: limits))
    }
}
