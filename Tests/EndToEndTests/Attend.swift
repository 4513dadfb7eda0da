import Foundation
import ProcessTurns

/// The built `attend` program, run as a user would run it.
struct Attend {
    /// What a run left behind.
    struct Outcome: Sendable {
        var status: Int32
        var out: String
        var error: String
    }

    /// One cache for all end-to-end tests of a test run: the kernel library is built once.
    ///
    /// That of the last run is removed.
    static let cache: URL = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/attend-end-to-end")
        try? FileManager.default.removeItem(at: folder)
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }()

    /// The executable that SwiftPM built beside the tests.
    static let executable: URL = {
        let tests = Bundle(for: Marker.self).bundleURL
        let beside = tests.pathExtension == "xctest" ? tests.deletingLastPathComponent() : tests
        return beside.appending(path: "attend")
    }()

    private final class Marker {}

    var folder: URL
    var environment: [String: String] = [:]

    /// A fresh folder with a course of its own: file names and their text.
    init(_ files: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "attend-test-\(UUID().uuidString)")
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
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

    /// A folder for temporary files that nobody else uses, so that what is left there shows.
    mutating func ownTemporaryFolder() throws -> URL {
        let temporary = folder.appending(path: "temporary")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        environment["TMPDIR"] = temporary.path
        return temporary
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The program as a process that has not been started, with pipes for its two streams.
    func process(_ arguments: [String]) -> (process: Process, out: Pipe, error: Pipe) {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ["PATH", "HOME", "TMPDIR"].reduce(into: [String: String]()) {
            $0[$1] = ProcessInfo.processInfo.environment[$1]
        }
        variables["XDG_CACHE_HOME"] = Self.cache.path
        variables["XDG_STATE_HOME"] = folder.appending(path: "state").path
        variables.merge(environment) { $1 }
        process.environment = variables
        process.standardInput = FileHandle.nullDevice
        let out = Pipe()
        let error = Pipe()
        process.standardOutput = out
        process.standardError = error
        return (process, out, error)
    }

    /// Runs it to its end.
    func callAsFunction(_ arguments: String...) async throws -> Outcome { try await self(arguments) }

    /// Runs it to its end.
    func callAsFunction(_ arguments: [String]) async throws -> Outcome {
        try await ProcessTurns.take {
            let (process, out, error) = process(arguments)
            let ended = AsyncStream<Void> { stream in
                process.terminationHandler = { _ in stream.finish() }
            }
            try process.run()
            async let outData = Self.readAll(out)
            async let errorData = Self.readAll(error)
            let texts = await (outData, errorData)
            for await _ in ended {}
            // A cancelled test stops waiting while the process may still run.
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
