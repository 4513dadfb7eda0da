#if os(Linux)
import Foundation
import TestSupport
import Testing

/// What a course asks for in its `course.yml` is granted by `--allow` only, and then remembered.
@Suite(.processLimit) struct AllowanceTests {
    private func course(_ allow: String) throws -> Attend {
        try Attend([
            "lessons/course.yml": """
            format: 1
            title: "A miniature course"
            allow: \(allow)
            chapters: [01-lesson.md]

            """,
            "lessons/01-lesson.md": """
            ---
            title: One
            ---
            ```swift varies
            import Foundation
            print(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) < 0 ? "no network" : "network")
            do {
                try "42".write(toFile: "out/results/answer", atomically: true, encoding: .utf8)
                print("written")
            } catch {
                print("not written")
            }
            ```

            """,
        ])
    }

    private static let refusal = """
        lessons/course.yml:3:1: warning: this course asks to use the network, and to write in out/results/, which you have not allowed
        3 | allow: {network: true, write: [out/results/]}
          | ^~~~~
          help: cells that try it get an error; add '--allow' once if you trust the course

        """

    @Test func nothingIsGrantedUntilItIsAllowed() async throws {
        let attend = try course("{network: true, write: [out/results/]}")
        defer { attend.remove() }
        let file = attend.folder.appending(path: "lessons/out/results/answer")
        let before = try await attend("run", "1")
        #expect(before.error.contains(Self.refusal), "\(before.error)")
        #expect(before.out.contains("no network\nnot written\n"))
        #expect(!FileManager.default.fileExists(atPath: file.path))
        for arguments in [["run", "1", "--allow"], ["run", "1", "--no-cache"]] {
            let allowed = try await attend(arguments)
            #expect(!allowed.error.contains("asks"), "\(allowed.error)")
            #expect(allowed.out.contains("\nnetwork\nwritten\n"), "\(allowed.out)")
            #expect(try String(contentsOf: file, encoding: .utf8) == "42")
        }
    }

    /// A check also runs the chapter, for the values in the texts of its exercises.
    @Test func theRefusalIsSaidOnce() async throws {
        let attend = try course("{network: true, write: [out/results/]}")
        defer { attend.remove() }
        let file = attend.folder.appending(path: "lessons/01-lesson.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let exercises = """
            ```quiz id=sum
            question: "What is `{swift} 1 + 1`?"
            choices:
              - {text: "2", correct: true}
              - {text: "3"}
            ```

            ```worksheet id=row of="[1.0, 2.0]"
            Copy it.
            ```

            """
        try Data((text + exercises).utf8).write(to: file)
        #expect(try await attend("start", "1").error.components(separatedBy: Self.refusal).count == 2)
        try attend.write("sum: a\nrow: [1, 2]\n", "answers/01-lesson/answers.yml")
        let check = try await attend("check", "1")
        #expect(check.status == 0 && check.error.components(separatedBy: Self.refusal).count == 2, "\(check)")
    }

    @Test func aCourseThatAsksForMoreLaterIsNotTrustedWithIt() async throws {
        let attend = try course("{write: [out/results/]}")
        defer { attend.remove() }
        #expect(try await attend("run", "1", "--allow").out.contains("no network\nwritten\n"))
        let file = attend.folder.appending(path: "lessons/course.yml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing("{write:", with: "{network: true, write:").utf8).write(to: file)
        let outcome = try await attend("run", "1")
        #expect(outcome.error.contains(Self.refusal), "\(outcome.error)")
        #expect(outcome.out.contains("no network\nnot written\n"))
    }

    @Test func aFolderThatIsALinkElsewhere() async throws {
        let attend = try course("{write: [out/]}")
        defer { attend.remove() }
        let elsewhere = TemporaryFolder()
        defer { elsewhere.remove() }
        try elsewhere.create()
        let real = elsewhere.url.resolvingSymlinksInPath().path
        try FileManager.default.createSymbolicLink(
            atPath: attend.folder.appending(path: "lessons/out").path, withDestinationPath: real)
        let outcome = try await attend("run", "1", "--allow")
        #expect(outcome.status == 2)
        #expect(
            outcome.error.hasSuffix(
                "error: 'out/' in 'allow' leads out of the course folder, to \(real)\nhelp: remove the link\n"),
            "\(outcome.error)")
    }
}
#endif
