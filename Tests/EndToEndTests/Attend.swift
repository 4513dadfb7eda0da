import Foundation
import TestSupport

/// The built `attend` program, run as a user would run it.
struct Attend {
    typealias Outcome = ProcessOutcome

    /// One cache for all end-to-end tests of a test run.
    ///
    /// Only the kernel library and its compiled modules are reused from the last test run.
    private static let cache: URL = {
        let folder = PackageFolder.cache.appending(path: "attend")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where !["toolkit", "modules"].contains(name) {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
        return PackageFolder.cache
    }()

    /// The executable that SwiftPM built beside the tests.
    static let executable: URL = {
        let tests = Bundle(for: Marker.self).bundleURL
        let beside = tests.pathExtension == "xctest" ? tests.deletingLastPathComponent() : tests
        return beside.appending(path: "attend")
    }()

    private final class Marker {}

    /// A first command, which builds the kernel into that cache and says so: what other commands say is the same whichever of
    /// them is the first on a machine.
    private static let kernel = Task {
        let attend = try Attend(lesson: "---\ntitle: Kernel\n---\n```swift\nlet x = 1\n```\n")
        defer { attend.remove() }
        return try await ProcessTurns.take(first: true) { try await attend.process(["run"]).process.outcome() }
    }

    private let ownFolder = TemporaryFolder()
    var folder: URL { ownFolder.url }
    var environment: [String: String] = [:]

    /// A new folder with these files, by name.
    init(_ files: [String: String]) throws {
        for (name, text) in files { try ownFolder.write(text, name) }
    }

    /// A course with one chapter, `lessons/01-lesson.md`, of that text.
    init(lesson text: String, modules: String = "[]", imports: String = "[]") throws {
        try self.init([
            "lessons/course.yml": """
            format: 1
            title: "A miniature course"
            modules: \(modules)
            imports: \(imports)
            chapters: [01-lesson.md]

            """,
            "lessons/01-lesson.md": text,
        ])
    }

    /// A folder for temporary files of this test only, to check that none are left.
    mutating func ownTemporaryFolder() throws -> URL {
        let temporary = folder.appending(path: "temporary")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        environment["TMPDIR"] = temporary.path
        return temporary
    }

    func remove() { ownFolder.remove() }

    /// Writes a file of the test's folder.
    func write(_ text: String, _ name: String) throws { try ownFolder.write(text, name) }

    /// The program as a process that has not been started, with pipes for its two streams.
    func process(_ arguments: [String], in folder: URL? = nil) -> (process: Process, out: Pipe, error: Pipe) {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? self.folder
        var variables = ["PATH", "HOME", "TMPDIR"].reduce(into: [String: String]()) {
            $0[$1] = ProcessInfo.processInfo.environment[$1]
        }
        variables["XDG_CACHE_HOME"] = Self.cache.path
        variables["XDG_STATE_HOME"] = self.folder.appending(path: "state").path
        variables.merge(environment) { $1 }
        process.environment = variables
        process.standardInput = FileHandle.nullDevice
        let (out, error) = (Pipe.ofOneProcess(), Pipe.ofOneProcess())
        process.standardOutput = out
        process.standardError = error
        return (process, out, error)
    }

    /// Runs it to its end.
    func callAsFunction(_ arguments: String...) async throws -> Outcome { try await self(arguments) }

    /// Runs it to its end.
    func callAsFunction(_ arguments: [String], in working: String? = nil) async throws -> Outcome {
        try await run(arguments, in: working)
    }

    /// Runs another program in its place, in the same environment.
    func running(_ program: String, _ arguments: [String], in working: String? = nil) async throws -> Outcome {
        try await run(arguments, in: working) { $0.executableURL = URL(filePath: program) }
    }

    /// Runs it to its end.
    /// - Parameters:
    ///   - working: the folder that it runs in, within the test's; nil for that one.
    ///   - change: changes the process before it is started.
    func run(
        _ arguments: [String], in working: String? = nil, change: (Process) throws -> Void = { _ in }
    ) async throws -> Outcome {
        if environment["XDG_CACHE_HOME"] == nil { _ = try await Self.kernel.value }
        return try await ProcessTurns.take {
            let process = process(arguments, in: working.map { folder.appending(path: $0) }).process
            try change(process)
            return try await process.outcome()
        }
    }
}
