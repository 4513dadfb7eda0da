import Foundation
import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// A missing compiler, a program that is no compiler, and a compiler that fails are reported as such.
@Suite(.processLimit) struct CompilerFailureTests {
    /// A script in place of `swiftc`.
    private func fake(_ script: String) throws -> (path: String, folder: String) {
        let folder = "\(RunnerFixture.cache)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: folder + "/swiftc"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/swiftc")
        return (folder + "/swiftc", folder)
    }

    @Test func killedCompiler() async throws {
        let (path, folder) = try fake("echo 'half a thought' >&2; kill -9 $$")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var toolchain = try await RunnerFixture.toolchain
        toolchain.swiftc = path
        var lesson = Lesson()
        lesson.cell("print(1)")
        #expect(
            transcript(try await RunnerFixture.run(lesson, toolchain: toolchain)) == """
                - error: the Swift compiler itself failed: signal 9
                    = its last words: half a thought

                1 skipped
                """)
    }

    /// A module that there is not is told at its place in `course.yml`, whatever the cells are.
    @Test func anImportThatIsNotThere() async throws {
        var lesson = Lesson()
        lesson.imports = [
            "Foundation",
            ModuleImport(
                "Elsewhere", at: FileLocation(file: "course.yml", line: 3, column: 11),
                excerpt: .init(line: "imports: [Elsewhere]", length: 9)),
        ]
        lesson.cell("print(1)")
        #expect(
            transcript(try await RunnerFixture.run(lesson)) == """
                - error: 3:11: there is no module 'Elsewhere'
                    | imports: [Elsewhere]
                    |           ^^^^^^^^^
                    = list its folder under 'modules', or remove it from 'imports'
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
        let diagnostic = Toolchain.Failure.notFound(lookedAt: ["/nowhere/swiftc"]).diagnostics[0]
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

    /// Finds a compiler twice, with a change in between.
    /// - Returns: how often it was started, and the toolchain found last.
    private func askTwice(
        _ beside: (_ frontend: String) throws -> Void, then change: (_ frontend: String) throws -> Void = { _ in }
    ) async throws -> (count: Int, toolchain: Toolchain) {
        let answer = """
            {"compilerVersion": "Apple Swift version 6.3.1 (swiftlang-6.3.1)", "target": {"triple": "arm64-apple-macosx15"},
            "paths": {"runtimeResourcePath": "/somewhere/lib/swift"}}
            """
        let (path, folder) = try fake("echo called >> \"$0.calls\"; cat <<'END'\n\(answer)\nEND")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let environment = ["ATTEND_SWIFTC": path, "PATH": "/usr/bin:/bin"]
        try beside(folder + "/swift-frontend")
        _ = try await Toolchain.find(environment: environment, cache: folder)
        try change(folder + "/swift-frontend")
        let toolchain = try await Toolchain.find(environment: environment, cache: folder)
        let calls = try String(contentsOfFile: path + ".calls", encoding: .utf8)
        return (calls.split(separator: "\n").count, toolchain)
    }

    @Test func theCompilerIsAskedOnce() async throws {
        let (count, toolchain) = try await askTwice { try Data("compiler".utf8).write(to: URL(filePath: $0)) }
        #expect(count == 1)
        #expect(toolchain.version == "swift-6.3.1")
        #expect(toolchain.fullVersion == "Apple Swift version 6.3.1 (swiftlang-6.3.1)")
        #expect(toolchain.target == "arm64-apple-macosx15")
    }

    @Test func aChangedCompilerIsAskedAgain() async throws {
        let (count, _) = try await askTwice {
            try Data("compiler".utf8).write(to: URL(filePath: $0))
        } then: {
            try Data("newer compiler".utf8).write(to: URL(filePath: $0))
        }
        #expect(count == 2)
    }

    /// swiftly's `swiftc` and macOS's are the same file, whichever compiler they start.
    @Test func aCompilerProxyIsAskedEachTime() async throws {
        #expect(try await askTwice { _ in }.count == 2)
        let link = try await askTwice {
            try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "swiftc")
        }
        #expect(link.count == 2)
    }

    @Test func twoSnapshotsOfOneVersionShareNothing() async throws {
        let library = try await RunnerFixture.library
        let first = try await RunnerFixture.toolchain
        var second = first
        second.fullVersion += " (a later snapshot)"
        var lesson = Lesson()
        lesson.cell("print(1)")
        let exercise = CodePart(
            text: "let a = 1\n", place: FileLocation(file: "a.swift", line: 1, column: 1),
            fence: FileLocation(file: "a.swift", line: 1, column: 1))
        let variant = Variant(id: VariantID("a", .answer), number: 1, code: exercise, checks: [], afterCell: 0)
        let keys = [first, second].map { toolchain in
            [
                Fingerprint.of(
                    lesson.plan, toolchain: toolchain, toolkit: library, flags: [], limits: Limits(),
                    permissions: Permissions(), courseFolder: "/"),
                KernelLibrary.key(ofSources: "", toolchain: toolchain),
                ObservationKey(
                    CheckPlan(checking: [:], of: lesson.chapter, imports: []), toolchain: toolchain, toolkit: library,
                    limits: Limits(), permissions: Permissions(), courseFolder: "/"
                ).key(of: variant),
            ]
        }
        #expect(zip(keys[0], keys[1]).allSatisfy { $0 != $1 })
    }
}
