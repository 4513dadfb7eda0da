import Foundation
import LessonModel
import Testing

@testable import LessonRunner

/// A compiler that is missing, that is none, or that breaks is told of as such.
@Suite struct CompilerFailureTests {
    /// A script that stands for `swiftc`.
    private func fake(_ script: String) throws -> (path: String, folder: String) {
        let folder = "\(Workshop.cache)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: folder + "/swiftc"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/swiftc")
        return (folder + "/swiftc", folder)
    }

    @Test func killedCompiler() async throws {
        let (path, folder) = try fake("echo 'half a thought' >&2; kill -9 $$")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var toolchain = try await Workshop.toolchain
        toolchain.swiftc = path
        var lesson = Lesson()
        lesson.cell("print(1)")
        #expect(
            transcript(try await Workshop.run(lesson, toolchain: toolchain)) == """
                - error: the Swift compiler itself failed: signal 9
                    = its last words: half a thought

                1 skipped
                """)
    }

    @Test func noCompiler() async throws {
        await #expect(throws: Toolchain.Failure.notFound(lookedAt: ["swiftc on PATH"])) {
            try await Toolchain.find(environment: ["PATH": "/nowhere"])
        }
        await #expect(throws: Toolchain.Failure.notFound(lookedAt: ["/nowhere/swiftc"])) {
            try await Toolchain.find(environment: ["ATTEND_SWIFTC": "/nowhere/swiftc", "PATH": "/usr/bin"])
        }
        let diagnostic = Toolchain.Failure.notFound(lookedAt: ["/nowhere/swiftc"]).diagnostic
        #expect(diagnostic.message == "no Swift compiler: looked for /nowhere/swiftc")
        #expect(diagnostic.remedy == "install Swift from swift.org, or name its `swiftc` in ATTEND_SWIFTC")
    }

    @Test func somethingElseThanACompiler() async throws {
        let (path, folder) = try fake("echo hello")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        await #expect(throws: Toolchain.Failure.unusable(path: path, answer: "hello\n")) {
            try await Toolchain.find(environment: ["ATTEND_SWIFTC": path])
        }
    }

    @Test func theCompilerIsAskedOnce() async throws {
        let answer = """
            {"compilerVersion": "Apple Swift version 6.3.1 (swiftlang-6.3.1)", "target": {"triple": "arm64-apple-macosx15"},
            "paths": {"runtimeResourcePath": "/somewhere/lib/swift"}}
            """
        let (path, folder) = try fake("echo called >> \"$0.calls\"; cat <<'END'\n\(answer)\nEND")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for _ in 0..<2 {
            let toolchain = try await Toolchain.find(
                environment: ["ATTEND_SWIFTC": path, "PATH": "/usr/bin:/bin"], cache: folder)
            #expect(toolchain.version == "swift-6.3.1")
            #expect(toolchain.target == "arm64-apple-macosx15")
        }
        #expect(try String(contentsOfFile: path + ".calls", encoding: .utf8) == "called\n")
    }
}
