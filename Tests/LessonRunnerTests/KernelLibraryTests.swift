import Foundation
import Synchronization
import TestSupport
import Testing

@testable import LessonRunner

/// The kernel library: built once, whole or not at all, whoever else builds it.
@Suite(.processLimit) struct KernelLibraryTests {
    private let folder = "\(RunnerFixture.cache)/\(UUID().uuidString)"

    /// A toolkit that is small enough to be built many times.
    private func toolkit(_ trace: String = "public let one = 1") throws -> ToolkitSources {
        for (module, text) in [
            ("StepTrace", trace),
            (
                "LessonRuntime",
                "import StepTrace\npublic enum LessonProgram { public static func launch() { print(one) } }"
            ),
        ] {
            let path = "\(folder)/sources/\(module)"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: path + "/\(module).swift"))
        }
        return try ToolkitSources.find(named: folder + "/sources", executable: "/nowhere/bin/attend")
    }

    private func prepare(_ sources: ToolkitSources, modules: [String] = []) async throws -> (KernelLibrary, built: Bool)
    {
        let counter = Counter()
        let library = try await KernelLibrary.prepare(
            toolchain: try await RunnerFixture.toolchain, sources: sources, modules: modules, cache: folder + "/cache",
            environment: RunnerFixture.environment, building: { counter.count() })
        return (library, counter.isPositive)
    }

    @Test func isBuiltOnceAndAgainWhenASourceChanges() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (first, firstBuilt) = try await prepare(toolkit())
        let (second, secondBuilt) = try await prepare(toolkit())
        let (third, thirdBuilt) = try await prepare(toolkit("public let one = 2"))
        #expect([firstBuilt, secondBuilt, thirdBuilt] == [true, false, true])
        #expect(first == second)
        #expect(first.key != third.key)
        #expect(FileManager.default.isExecutableFile(atPath: third.launcher))
    }

    @Test func twoAtTheSameTimeDoNotDisturbEachOther() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let sources = try toolkit()
        async let one = prepare(sources)
        async let other = prepare(sources)
        let libraries = try await [one.0, other.0]
        #expect(libraries[0] == libraries[1])
        let left = try FileManager.default.contentsOfDirectory(atPath: folder + "/cache/toolkit")
        #expect(left == [libraries[0].key])
        let run = try await CommandRun.run(
            libraries[0].launcher, [], in: "/", environment: RunnerFixture.environment)
        #expect(run.text == "1\n")
    }

    @Test func whatIsNotWholeIsBuiltAgain() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (library, _) = try await prepare(toolkit())
        let file = library.folder + "/lib\(KernelLibrary.name).\(LibraryBuilder.libraryEnding)"
        let whole = try Data(contentsOf: URL(filePath: file))
        SharedFolderLock.end(library.folder)
        try whole.prefix(1000).write(to: URL(filePath: file))
        let (second, rebuilt) = try await prepare(toolkit())
        #expect(rebuilt && second == library)
        #expect(try Data(contentsOf: URL(filePath: file)).count == whole.count)
        SharedFolderLock.end(library.folder)
        try FileManager.default.removeItem(atPath: library.modules)
        #expect(try await prepare(toolkit()).built)
    }

    @Test func cleaningLeavesALibraryThatIsUsed() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (library, _) = try await prepare(toolkit())
        let cache = CacheFolder(folder + "/cache")
        #expect(try cache.clear().inUse == [library.folder])
        #expect(try await !prepare(toolkit()).built)
        SharedFolderLock.end(library.folder)
        let (bytes, inUse) = try cache.clear()
        #expect(bytes > 0 && inUse == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.path) == [])
    }

    @Test func aModuleThatDoesNotCompileIsNamed() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let own = folder + "/Own"
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        try Data("public let a: Int = \"x\"\n".utf8).write(to: URL(filePath: own + "/a.swift"))
        let sources = try toolkit()
        let failure = await #expect(throws: KernelLibrary.Failure.self) {
            _ = try await prepare(sources, modules: [own])
        }
        guard case .doesNotCompile("Own", "exit code 1", let text) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(text.contains("cannot convert value of type 'String' to specified type 'Int'"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/cache/toolkit") == [])
    }

    @Test func sourcesThatAreNowhere() throws {
        #expect(throws: ToolkitSources.NotFound(lookedIn: ["/nowhere"])) {
            try ToolkitSources.find(named: "/nowhere", executable: "/nowhere/bin/attend")
        }
        #expect(throws: KernelLibrary.Failure.noSources(folder: "/nowhere")) { try ModuleSources(folder: "/nowhere") }
    }

    @Test func aToolkitBesideTheExecutableComesBeforeTheCheckout() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for module in ["StepTrace", "LessonRuntime"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/share/attend/\(module)", withIntermediateDirectories: true)
        }
        let installed = try ToolkitSources.find(named: nil, executable: folder + "/bin/attend")
        #expect(installed.folder == URL(filePath: folder).resolvingSymlinksInPath().path + "/share/attend")
        let checkout = try ToolkitSources.find(named: nil, executable: "/nowhere/bin/attend")
        #expect(FileManager.default.fileExists(atPath: checkout.folder + "/LessonRuntime/Show.swift"))
    }
}

/// Whether something was called, from whatever thread.
private final class Counter: Sendable {
    private let calls = Mutex(0)

    func count() { calls.withLock { $0 += 1 } }

    var isPositive: Bool { calls.withLock { $0 > 0 } }
}
