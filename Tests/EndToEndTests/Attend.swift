import Foundation
import TestSupport

/// The built `attend` program, run as a user would run it.
struct Attend {
    /// The results of a run.
    struct Outcome: Sendable {
        var status: Int32
        var out: String
        var error: String
    }

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
        let out = Pipe()
        let error = Pipe()
        // A process that another test starts at this moment must not inherit them: it would count as a reader.
        for end in [out, error].flatMap({ [$0.fileHandleForReading, $0.fileHandleForWriting] }) {
            _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
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
        try await ProcessTurns.take {
            let (process, out, error) = process(arguments, in: working.map { folder.appending(path: $0) })
            try change(process)
            let ended = AsyncStream<Void> { stream in
                process.terminationHandler = { _ in stream.finish() }
            }
            try process.run()
            let id = process.processIdentifier
            let texts = await withTaskCancellationHandler {
                async let outData = Self.readAll(out)
                async let errorData = Self.readAll(error)
                return await (outData, errorData)
            } onCancel: {
                kill(id, SIGKILL)
            }
            for await _ in ended {}
            // A cancelled test does not wait for the end of the stream.
            process.waitUntilExit()
            return Outcome(
                status: process.terminationStatus, out: String(decoding: texts.0, as: UTF8.self),
                error: String(decoding: texts.1, as: UTF8.self))
        }
    }

    private static func readAll(_ pipe: Pipe) async -> Data {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: (try? pipe.fileHandleForReading.readToEnd()) ?? Data())
            }
        }
    }
}
