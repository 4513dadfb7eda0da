import Foundation
import TestSupport
import Testing

/// What some students hand in costs them, and nobody else.
@Suite(.processLimit) struct HostileClassTests {
    /// Links, fifos and files of others cost the student who has them, and nobody else.
    @Test func hostileFoldersAreReadSafely() async throws {
        let attend = try Attend(lesson: ExerciseLesson.withoutWorksheet)
        defer { attend.remove() }
        try attend.write(ExerciseLesson.right, "class/Ada/shares.swift")
        try attend.write("", "class/Eve/x")
        try attend.write("PK\u{3}\u{4}", "class/Fay.zip")
        let eve = attend.folder.appending(path: "class/Eve")
        try FileManager.default.createSymbolicLink(
            at: eve.appending(path: "shares.swift"),
            withDestinationURL: attend.folder.appending(path: "class/Ada/shares.swift"))
        try #require(mkfifo(eve.appending(path: "answers.yml").path, 0o600) == 0)
        try FileManager.default.createSymbolicLink(
            at: attend.folder.appending(path: "class/Gus"),
            withDestinationURL: attend.folder.appending(path: "class/Ada"))
        let run = try await attend("grade", "class", "-o", "class/out")
        #expect(run.status == 1)
        #expect(
            run.out.contains(
                """
                ~ Ada  2 of 3 points
                ~ Eve  0 of 3 points  not understood: 1.1, 1.2
                · Fay  0 of 3 points  cannot be read
                · Gus  0 of 3 points  cannot be read

                4 students: 2 of 12 points

                """))
        #expect(
            run.error == """
                warning: class/Eve/answers.yml is left out: it is no ordinary file

                warning: class/Eve/shares.swift is left out: it is a link, and links are not followed

                warning: no exercise asks for these files in class/Eve: x
                error: class/Fay.zip: this archive is damaged
                help: unpack it into a folder of the student's name
                error: class/Gus: it is a link, and links are not followed
                help: put the folder or file itself here
                The answers of 2 students could not be read.
                2 answers could not be judged.
                  Eve: 1.1 shares, 1.2 sum

                """)
        // The folder of the results is no student of the next run.
        #expect(try await attend("grade", "class", "-o", "class/out").out.contains("4 students: "))
    }

    /// Answers that end the program around them, never end, or break the compiler cost their own students only.
    @Test func oneBadAnswerHidesNoOther() async throws { try await gradeBadAnswers { _, _ in } }

    /// Root is confined by other means than anybody else.
    @Test(.enabled(if: Nobody.canBe), .nightly) func oneBadAnswerHidesNoOtherFromNobody() async throws {
        try await gradeBadAnswers(Nobody.becomes(_:in:))
    }

    private func gradeBadAnswers(_ change: (Process, Attend) throws -> Void) async throws {
        let text = ExerciseLesson.withoutWorksheet.replacing("title: Shares", with: "title: Shares\ntimeout: 2")
        var attend = try Attend(lesson: text, imports: "[Foundation]")
        defer { attend.remove() }
        _ = try attend.ownTemporaryFolder()
        attend.environment["XDG_CACHE_HOME"] = attend.folder.appending(path: "cache").path
        let head = "func shares(_ scores: [Double]) -> [Double] {"
        for (name, code) in [
            "Ada": ExerciseLesson.right, "Bob": ExerciseLesson.right + "// Bob's\n",
            "Eve": head + " kill(getppid(), SIGKILL); return [] }\n", "Fay": head + " while true {} }\n",
            "Gus": head + " [] }\n}\nfunc extra() {\n", "Hal": head + " fatalError(\"Hal\") }\n",
            "Ivy": head + " exit(0) }\n", "Zoë": ExerciseLesson.right + "// Zoë's\n",
        ] { try attend.write(code, "class/\(name)/shares.swift") }
        for _ in 1...2 {
            let run = try await attend.run(["grade", "class", "1.1", "--width", "80"]) { try change($0, attend) }
            #expect(run.status == 0)
            #expect(
                run.out.hasPrefix(
                    """
                    ✓ Ada  2 of 2 points
                    ✓ Bob  2 of 2 points
                    ~ Eve  0 of 2 points  not right yet: 1.1
                    ~ Fay  0 of 2 points  ran out of time: 1.1
                    ~ Gus  0 of 2 points  does not compile: 1.1
                    ~ Hal  0 of 2 points  stopped: 1.1
                    ~ Ivy  0 of 2 points  stopped: 1.1
                    ✓ Zoë  2 of 2 points

                    8 students: 6 of 16 points

                    """), "\(run.out)")
        }
    }
}
