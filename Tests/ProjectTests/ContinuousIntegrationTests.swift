import Foundation
import TestSupport
import Testing

/// The scripts of continuous integration, run in a temporary folder with a `swift` that only records its arguments.
@Suite(.timeLimit(.minutes(30))) struct ContinuousIntegrationTests {
    private static let lint = "[] format lint --strict --recursive --parallel Sources Tests Package.swift"

    /// The output of a script, and the calls of `swift`, each after the value of ATTEND_NIGHTLY.
    private struct Outcome {
        var status: Int32
        var error: String
        var calls: [String]
    }

    private func run(_ script: String, readme: String) async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appending(path: "attend-ci-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in [".ci", "bin"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        for name in ["run", "nightly"] {
            try FileManager.default.copyItem(
                at: Checkout.root.appending(path: ".ci/\(name)"), to: folder.appending(path: ".ci/\(name)"))
        }
        try Data(readme.utf8).write(to: folder.appending(path: "README.md"))
        let swift = folder.appending(path: "bin/swift")
        try Data("#!/bin/sh\necho \"[$ATTEND_NIGHTLY] $*\" >> '\(folder.path)/calls'\n".utf8).write(to: swift)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: swift.path)

        let process = Process(folder.appending(path: script).path, [])
        process.environment = ["PATH": "\(folder.path)/bin:/usr/bin:/bin"]
        let outcome = try await process.outcome()
        let calls = try? String(contentsOf: folder.appending(path: "calls"), encoding: .utf8)
        return Outcome(
            status: outcome.status, error: outcome.error,
            calls: calls?.split(separator: "\n").map(String.init) ?? [])
    }

    @Test func aRunChecksTheFormatAndThenDoesWhatTheReadmeSays() async throws {
        let readme =
            "```sh run\nswift run\n```\ntext\n```sh test\nword='two words' && swift test \"$word\"\n```\nmore\n"
        let outcome = try await run(".ci/run", readme: readme)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.calls == [Self.lint, "[] test two words"])
    }

    @Test func aRunFailsWhereTheReadmesCommandFails() async throws {
        let outcome = try await run(".ci/run", readme: "```sh test\nfalse && swift test\n```\n")
        #expect(outcome.status == 1)
        #expect(outcome.calls == [Self.lint])
    }

    @Test func aReadmeWithoutATestCommandIsReported() async throws {
        let outcome = try await run(".ci/run", readme: "```sh run\nswift run\n```\n")
        #expect(outcome.status == 1)
        #expect(outcome.error == "README.md holds no '```sh test' block\n")
        #expect(outcome.calls == [])
    }

    @Test func theNightlyRunAddsTheLongTestsTheSyntaxOracleDamagedLessonsAndTheReferencePages() async throws {
        let outcome = try await run(".ci/nightly", readme: "```sh test\nswift test\n```\n")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(
            outcome.calls == [
                Self.lint.replacing("[]", with: "[1]"), "[1] test",
                "[] run -c release --package-path Tests/SyntaxOracle syntax-oracle",
                "[] run -c release attend-fuzz --count 1000000",
                "[] run -c release attend-fuzz --shapes",
                "[] package generate-documentation --target AttentionKernel --warnings-as-errors",
            ])
    }

    @Test func theWorkflowRunsTheScriptsAndNoActionOfOthers() throws {
        let lines = try Checkout.text(".github/workflows/ci.yml").split(separator: "\n")
        let steps = lines.filter { $0.hasPrefix("      - ") }.map { $0.dropFirst(8) }
        let checkout: Substring = "uses: actions/checkout@v4"
        #expect(
            steps == [
                checkout, "run: .ci/run",
                checkout, "run: brew install cmark pkgconf", "run: swift build", "run: env -u CI swift test",
                checkout, "run: .ci/nightly",
            ])
    }
}
