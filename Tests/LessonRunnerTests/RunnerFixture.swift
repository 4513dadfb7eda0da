import Foundation
import LessonModel
import Synchronization
import TestSupport
import Testing

@testable import LessonRunner

/// The toolchain and the kernel library of tests with the real compiler, built once.
enum RunnerFixture {
    static let environment = ProcessInfo.processInfo.environment

    static let sources = ToolkitSources(folder: PackageFolder.root.path + "/Sources")

    /// The folder of the runs' temporary files.
    static let cache = PackageFolder.cache.path

    /// A kernel library with those modules, built once for all tests, in the cache that the end-to-end tests use too.
    static func library(of modules: [String]) async throws -> KernelLibrary {
        try await KernelLibrary.prepare(
            toolchain: try await Toolchain.find(environment: environment), sources: sources, modules: modules,
            cache: cache + "/attend", environment: environment)
    }

    private static let making = Task {
        (try await Toolchain.find(environment: environment), try await library(of: []))
    }

    static var toolchain: Toolchain {
        get async throws { try await making.value.0 }
    }

    static var library: KernelLibrary {
        get async throws { try await making.value.1 }
    }

    /// Runs a lesson and returns its events; checks that the run leaves no files and no processes.
    static func run(
        _ lesson: Lesson, limits: Limits = Limits(), toolchain other: Toolchain? = nil,
        library ownLibrary: KernelLibrary? = nil, environment: [String: String] = environment
    ) async throws -> [Event] {
        let scratch = "\(cache)/\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let (usual, kernel) = try await making.value
        let runner = ChapterRunner(
            toolchain: other ?? usual, toolkit: ownLibrary ?? kernel, limits: limits, courseFolder: "/",
            environment: environment, temporaryFolder: scratch)
        let events = Mutex<[Event]>([])
        try await ProcessTurns.take {
            try await runner.run(lesson.plan) { event in events.withLock { $0.append(event) } }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch) == [])
        #expect(await RunningProcesses.lasting(naming: scratch) == [])
        return events.withLock { $0 }
    }

    /// The events of a run as text.
    static func transcript(of lesson: Lesson, limits: Limits = Limits()) async throws -> String {
        LessonRunnerTests.transcript(try await run(lesson, limits: limits))
    }
}
