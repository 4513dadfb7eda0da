import Foundation
import LessonModel
import Synchronization

@testable import LessonRunner

/// What every test with the real compiler works with: the toolchain and a kernel library, made once.
enum Workshop {
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

    /// Runs a lesson and gives back what happened.
    static func run(_ lesson: Lesson, limits: Limits = Limits()) async throws -> [Event] {
        let scratch = "\(cache)/\(UUID().uuidString)"
        let runner = ChapterRunner(
            toolchain: try await toolchain, toolkit: try await library, limits: limits, courseFolder: "/",
            environment: environment, temporaryFolder: scratch)
        let events = Mutex<[Event]>([])
        try await runner.run(lesson.plan) { event in events.withLock { $0.append(event) } }
        return events.withLock { $0 }
    }
}
