import Foundation
import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

#if os(Linux)
/// When the linker fails, the compiler driver links.
@Suite(.processLimit) struct ProgramLinkerTests {
    private let folder = "\(RunnerFixture.cache)/\(UUID().uuidString)"

    /// The usual toolchain with another linker.
    private func toolchain(linker script: String) async throws -> Toolchain {
        var toolchain = try await RunnerFixture.toolchain
        let files = FileManager.default
        for name in ["/lib/swift", "/bin"] {
            try files.createDirectory(atPath: folder + name, withIntermediateDirectories: true)
        }
        for name in try files.contentsOfDirectory(atPath: toolchain.resources) {
            try files.createSymbolicLink(
                atPath: "\(folder)/lib/swift/\(name)", withDestinationPath: "\(toolchain.resources)/\(name)")
        }
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: folder + "/bin/ld.lld"))
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/bin/ld.lld")
        toolchain.resources = folder + "/lib/swift"
        return toolchain
    }

    @Test func whereTheLinkerFailsTheDriverLinks() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let toolchain = try await toolchain(linker: "echo 'cannot find the way' >&2; exit 1")
        var lesson = Lesson()
        lesson.cell("struct Bad: Error {}\nprint(1)")
        lesson.cell("throw Bad()")
        #expect(
            transcript(try await RunnerFixture.run(lesson, toolchain: toolchain)) == #"""
                1 started
                1 printed "1\n"
                1 passed
                2 started
                2 error: 8:1: the error Bad() is never caught
                    = catch it with `do { … } catch { … }`, or turn it into nil with `try?`
                2 trapped
                """#)
        #expect(try await toolchain.linkerFault(environment: RunnerFixture.environment) == "cannot find the way")
    }

    @Test func theLinkersErrorIsReported() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let broken = try await toolchain(linker: "echo 'cannot find the way' >&2; exit 1")
        #expect(try await broken.linkerFault(environment: RunnerFixture.environment) == "cannot find the way")
        #expect(try await RunnerFixture.toolchain.linkerFault(environment: RunnerFixture.environment) == nil)
    }
}
#endif
