import Foundation
import LessonModel
import Synchronization
import TestSupport
import Testing

@testable import LessonRunner

/// The kernel library is built once and completely, also by several processes at the same time.
@Suite(.processLimit) struct KernelLibraryTests {
    private let folder = "\(RunnerFixture.cache)/\(UUID().uuidString)"

    /// A toolkit that is small enough to build many times.
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
        if !FileManager.default.fileExists(atPath: folder + "/sources/Confinement") {
            try FileManager.default.copyItem(
                atPath: RunnerFixture.sources.folder + "/Confinement", toPath: folder + "/sources/Confinement")
        }
        return try ToolkitSources.find(named: folder + "/sources", executable: "/nowhere/bin/attend")
    }

    private func prepare(_ sources: ToolkitSources, modules: [String] = []) async throws -> (KernelLibrary, built: Bool)
    {
        let counter = Counter()
        let library = try await KernelLibrary.prepare(
            toolchain: try await RunnerFixture.toolchain, sources: sources, modules: modules, cache: folder + "/cache",
            environment: RunnerFixture.environment, building: { _ in counter.count() })
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
        #expect(left.filter { !$0.hasPrefix("clang-") } == [libraries[0].key])
        let run = try await CommandRun.run(
            libraries[0].launcher, [], in: "/", environment: RunnerFixture.environment)
        #expect(run.text == "1\n")
    }

    /// What a full disk leaves, and what a program would that reaches the cache.
    @Test(arguments: [true, false])
    func anIncompleteOrChangedLibraryIsBuiltAgain(isIncomplete: Bool) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (library, _) = try await prepare(toolkit())
        let file = library.folder + "/lib\(KernelLibrary.name).\(LibraryBuilder.libraryEnding)"
        let whole = try Data(contentsOf: URL(filePath: file))
        library.endUse()
        try (isIncomplete ? whole.prefix(1000) : whole.dropLast() + [0x55]).write(to: URL(filePath: file))
        let (second, rebuilt) = try await prepare(toolkit())
        #expect(rebuilt && second == library)
        #expect(try Data(contentsOf: URL(filePath: file)) == whole)
        library.endUse()
        try FileManager.default.removeItem(atPath: library.modules)
        #expect(try await prepare(toolkit()).built)
    }

    /// Writes a module of the course and returns its folder.
    private func module(_ name: String, _ text: String) throws -> String {
        let path = "\(folder)/modules/\(name)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path + "/Source.swift"))
        return path
    }

    /// The files of compiled modules so far: an object file and an interface each, and the warnings of the course's own.
    private var compiled: Set<String> {
        get throws { Set(try FileManager.default.contentsOfDirectory(atPath: folder + "/cache/modules")) }
    }

    @Test func anEditCompilesThatModuleAndThoseThatUseIt() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let sources = try toolkit()
        let modules = [
            try module("First", "public func first() -> Int { 1 }"),
            try module("Second", "import First\npublic func second() -> Int { first() + 1 }"),
            try module("Third", "public func third() -> Int { 3 }"),
        ]
        #expect(try await prepare(sources, modules: modules).built)
        let all = try compiled
        #expect(all.count == 2 * 5 + 3)

        _ = try module("Third", "public func third() -> Int { 33 }")
        #expect(try await prepare(sources, modules: modules).built)
        let third = try compiled.subtracting(all)
        #expect(third.count == 3)

        _ = try module("First", "public func first() -> Int { 11 }")
        #expect(try await prepare(sources, modules: modules).built)
        #expect(try compiled.subtracting(all).subtracting(third).count == 3 * 2)
    }

    @Test func modulesOfOtherFoldersAreNoPartOfTheToolkitsPackage() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let sources = try toolkit("package let one = 1\npublic let two = 2")
        let runtime = "import StepTrace\npublic enum LessonProgram { public static func launch() { print(one) } }"
        try Data(runtime.utf8).write(to: URL(filePath: sources.folder + "/LessonRuntime/LessonRuntime.swift"))
        _ = try await prepare(sources)
        let own = try module("Own", "import StepTrace\npublic let three = one + two")
        let failure = await #expect(throws: KernelLibrary.Failure.self) {
            _ = try await prepare(sources, modules: [own])
        }
        guard case .doesNotCompile("Own", _, let text) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(text.contains("cannot find 'one' in scope"))
    }

    /// A course that was copied with its modules, and with the toolkit that they belong to.
    @Test func aModuleOfAnotherToolkitNamesIt() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let sources = try toolkit("package let one = 1\npublic let two = 2")
        let other = folder + "/copy"
        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: sources.folder, toPath: other + "/Sources")
        let module = other + "/Sources/Own"
        try FileManager.default.createDirectory(atPath: module, withIntermediateDirectories: true)
        try Data("import StepTrace\npublic let three = one + two".utf8).write(to: URL(filePath: module + "/Own.swift"))
        let failure = await #expect(throws: KernelLibrary.Failure.self) {
            _ = try await prepare(sources, modules: [module])
        }
        let used = sources.folder
        #expect(failure == .otherToolkit(module: "Own", folder: other + "/Sources", used: used))
        #expect(
            failure?.diagnostics.map(\.message) == [
                "the module 'Own' of this course does not compile with the toolkit in \(used): it belongs to another"
            ])
        #expect(failure?.diagnostics.map(\.remedy) == ["--toolkit \(other)/Sources uses its own"])
        let itself = ToolkitSources(folder: other + "/Sources")
        let library = try? await prepare(itself, modules: [module])
        #expect(library != nil)
    }

    /// A moved folder contains the compiler's modules of C headers, which are invalid elsewhere.
    @Test func aCacheThatWasMovedIsUsed() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let built = try await RunnerFixture.library
        var lesson = Lesson()
        lesson.cell("import Foundation\nprint(sqrt(4.0))")
        try FileManager.default.createDirectory(atPath: folder + "/toolkit", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: built.folder, toPath: "\(folder)/toolkit/\(built.key)")
        for place in [folder, folder + "-moved"] {
            let library = KernelLibrary(folder: "\(place)/toolkit/\(built.key)", key: built.key, sources: "")
            try FileManager.default.createDirectory(atPath: library.moduleCache, withIntermediateDirectories: true)
            var environment = RunnerFixture.environment
            environment["XDG_CACHE_HOME"] = place
            let events = try await RunnerFixture.run(lesson, library: library, environment: environment)
            #expect(transcript(events) == "1 started\n1 printed \"2.0\\n\"\n1 passed")
            if place == folder { try FileManager.default.moveItem(atPath: folder, toPath: folder + "-moved") }
        }
        try FileManager.default.removeItem(atPath: folder + "-moved")
    }

    @Test func cleaningLeavesALibraryThatIsUsed() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (library, _) = try await prepare(toolkit())
        let cache = CacheFolder(folder + "/cache")
        #expect(try cache.clear().inUse.sorted() == [library.folder, library.moduleCache].sorted())
        #expect(try await !prepare(toolkit()).built)
        library.endUse()
        // A process that another test is starting holds this process's locks until it executes its program.
        while try !cache.clear().inUse.isEmpty { await Task.yield() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.path) == [])
    }

    @Test func errorsOfAModuleHaveTheirPlaces() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let own = folder + "/Own"
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        try Data("import Gone\n".utf8).write(to: URL(filePath: own + "/a.swift"))
        let sources = try toolkit()
        let failure = await #expect(throws: KernelLibrary.Failure.self) {
            _ = try await prepare(sources, modules: [own])
        }
        let file = own + "/a.swift"
        #expect(
            failure?.diagnostics == [
                Diagnostic(
                    at: FileLocation(file: file, line: 1, column: 8), "no such module 'Gone'",
                    excerpt: .init(line: "import Gone"),
                    remedy: "list its folder under `modules` in course.yml, above that of 'Own'")
            ])
        try Data("public let a: Int = \"x\"\npublic let b = c\n".utf8).write(to: URL(filePath: file))
        let errors = await #expect(throws: KernelLibrary.Failure.self) {
            _ = try await prepare(sources, modules: [own])
        }
        #expect(
            errors?.diagnostics == [
                Diagnostic(
                    at: FileLocation(file: file, line: 1, column: 21),
                    "cannot convert value of type 'String' to specified type 'Int'",
                    excerpt: .init(line: "public let a: Int = \"x\"", length: 3)),
                Diagnostic(
                    at: FileLocation(file: file, line: 2, column: 16), "cannot find 'c' in scope",
                    excerpt: .init(line: "public let b = c")),
            ])
        let left = try FileManager.default.contentsOfDirectory(atPath: folder + "/cache/toolkit")
        #expect(left.filter { !$0.hasPrefix("clang-") } == [])
    }

    @Test func missingSources() throws {
        #expect(throws: ToolkitSources.NotFound(lookedIn: ["/nowhere"])) {
            try ToolkitSources.find(named: "/nowhere", executable: "/nowhere/bin/attend")
        }
        #expect(throws: KernelLibrary.Failure.noSources(folder: "/nowhere")) {
            try ModuleSources(folder: "/nowhere", toolkit: "/")
        }
    }

    @Test func aToolkitBesideTheExecutableComesBeforeTheCheckout() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for module in ["StepTrace", "LessonRuntime", "Confinement"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/share/attend/\(module)", withIntermediateDirectories: true)
        }
        let installed = try ToolkitSources.find(named: nil, executable: folder + "/bin/attend")
        #expect(installed.folder == URL(filePath: folder).resolvingSymlinksInPath().path + "/share/attend")
        let checkout = try ToolkitSources.find(named: nil, executable: "/nowhere/bin/attend")
        #expect(FileManager.default.fileExists(atPath: checkout.folder + "/LessonRuntime/Show.swift"))
    }
}

/// Counts calls from any thread.
private final class Counter: Sendable {
    private let calls = Mutex(0)

    func count() { calls.withLock { $0 += 1 } }

    var isPositive: Bool { calls.withLock { $0 > 0 } }
}

extension KernelLibrary {
    /// This process no longer uses the library, as if it had ended.
    fileprivate func endUse() {
        for path in [folder, moduleCache] { SharedFolderLock.end(path) }
    }
}
