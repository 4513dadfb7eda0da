import Foundation
import TestSupport
import Testing

/// Every block of the README is true.
@Suite(.processLimit) struct ReadmeTests {
    private static func readme() throws -> String {
        try String(contentsOf: PackageFolder.root.appending(path: "README.md"), encoding: .utf8)
    }

    /// The text of the code block with that info string.
    private static func block(_ info: String, fence: String) throws -> String {
        let parts = try readme().components(separatedBy: "\(fence)\(info)\n")
        try #require(parts.count == 2)
        return try #require(parts[1].components(separatedBy: "\n\(fence)\n").first) + "\n"
    }

    @Test func theLessonRuns() async throws {
        let sources = PackageFolder.root.appending(path: "Sources").path
        let attend = try Attend(
            lesson: try Self.block("markdown lesson", fence: "````"), modules: "[\(sources)/AttentionKernel]",
            imports: "[AttentionKernel]")
        defer { attend.remove() }
        let run = try await attend("run", "1", "--width", "70")
        #expect(run.status == 0)
        #expect(run.out.contains("0.090  0.245  0.665"))
        #expect(run.out.contains("The largest share is 0.665, as e³/(e¹ + e² + e³) says.\n"))
    }

    @Test func theCommandsInstallWhatTheyNeedAndRunAsRootOrNot() throws {
        for info in ["sh run", "sh test"] {
            let command = try Self.block(info, fence: "```")
            #expect(command.contains("$([ \"$(id -u)\" = 0 ] || echo sudo)"))
            #expect(command.contains("libcmark-dev"))
            #expect(command.contains("pkg-config"))
        }
        #expect(try Self.block("sh run", fence: "```").hasSuffix("&& swift run attend run 3\n"))
        #expect(try Self.block("sh test", fence: "```").hasSuffix("swift test\n"))
    }

    @Test func everyCommandNamedExists() async throws {
        let attend = try Attend(["notes.md": "x\n"])
        defer { attend.remove() }
        let help = try await attend("--help")
        for name in [
            "run", "start", "check", "hint", "solution", "reset", "handout", "verify", "dump", "doctor", "clean",
        ] {
            #expect(help.out.contains("\n  \(name) "))
            #expect(try Self.readme().contains("`attend \(name)"))
        }
    }
}
