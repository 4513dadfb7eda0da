import Foundation
import TestSupport
import Testing

/// A learner hands in one file, which is checked again.
@Suite(.processLimit) struct HandInTests {
    @Test func aFileThatIsReadAndCheckedAgain() async throws {
        var attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        attend.environment["SOURCE_DATE_EPOCH"] = "1700000000"
        let none = try await attend("hand-in")
        #expect(none.status == 2)
        #expect(none.error == "error: there are no answers in answers\nhelp: 'attend start' writes files to fill in\n")
        for (name, text) in ["shares.swift": ExerciseLesson.right, "answers.yml": "sum: a\nby-hand: [0.25, 0.7]\n"] {
            let file = attend.folder.appending(path: "answers/01-lesson/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let run = try await attend("hand-in", "-o", "ada.md", "--name", "Ada Lovelace")
        #expect(run.status == 0 && run.error == "")
        #expect(run.out == "wrote  ada.md: 2 answer files, 4 of 5 points\n")
        // Nothing but an earlier hand-in is written over.
        let answer = "answers/01-lesson/shares.swift"
        let refused = try await attend("hand-in", "-o", answer)
        #expect(refused.status == 2)
        #expect(
            refused.error == """
                error: answers/01-lesson/shares.swift is there already and is no hand-in
                help: name another file with -o, or move this one

                """)
        #expect(
            try String(contentsOf: attend.folder.appending(path: answer), encoding: .utf8) == ExerciseLesson.right)
        let text = try String(contentsOf: attend.folder.appending(path: "ada.md"), encoding: .utf8)
        let version = try #require(text.firstMatch(of: /version: ([0-9a-f]{64})\n/)).1
        #expect(
            text == """
                ---
                format: attend.hand-in/1
                learner: "Ada Lovelace"
                course: "A miniature course"
                version: \(version)
                written: "2023-11-14 22:13 UTC"
                ---

                # Hand-in of Ada Lovelace

                Answers to A miniature course, checked and written on 2023-11-14 22:13 UTC.

                4 of 5 points

                | No. | Exercise | Result | Points |
                |---|---|---|---|
                | 1.1 | shares | passed | 2 of 2 points |
                | 1.2 | sum | passed | 1 of 1 point |
                | 1.3 | by-hand | partly right | 1 of 2 points |

                ## 01-lesson/shares.swift

                ```swift answer=01-lesson/shares.swift
                \(ExerciseLesson.right)```

                ## 01-lesson/answers.yml

                ```yaml answer=01-lesson/answers.yml
                sum: a
                by-hand: [0.25, 0.7]
                ```

                """)

        let check = try await attend("check", "--hand-in", "ada.md", "--width", "60")
        #expect(check.status == 1 && check.error == "")
        #expect(check.out.hasSuffix("✗ row 1, column 2: not right\n\n4 of 5 points\n"))
        // What somebody else has handed in is nobody's progress.
        #expect(!FileManager.default.fileExists(atPath: attend.folder.appending(path: "state/attend").path))

        let folder = attend.folder.appending(path: "class")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.replacing("2 of 2 points", with: "9 of 9 points").utf8).write(
            to: folder.appending(path: "Ada.md"))
        let lesson = attend.folder.appending(path: "lessons/01-lesson.md")
        try Data((ExerciseLesson.text + "\nMore.\n").utf8).write(to: lesson)
        let grade = try await attend("grade", "class")
        #expect(grade.status == 0)
        #expect(grade.out.hasPrefix("~ Ada  4 of 5 points  partly right: 1.3\n"))
        let change =
            /warning: the course has changed since class\/Ada.md was written: from [0-9a-f]{12} to [0-9a-f]{12}\n/
        #expect(grade.error.contains(change))
        #expect(grade.error.hasSuffix("help: the answers are checked with the course as it is now\n"))
        try Data(ExerciseLesson.text.utf8).write(to: lesson)
        let end = try #require(text.range(of: "    let sum"))
        try attend.write(String(text[..<end.upperBound]), "cut.md")
        let cut = try await attend("check", "--hand-in", "cut.md", "--width", "60")
        #expect(cut.status == 1)
        #expect(
            cut.error == """
                error: cut.md ends in the middle of 01-lesson/shares.swift
                help: it was cut off: ask for the whole file; what is left of that answer is checked

                error: the answers to 1.2, 1.3 are in the table of cut.md, but not in the rest of it
                help: it was cut off or changed: ask for the file as 'attend hand-in' writes it

                """)
        #expect(
            cut.out.hasSuffix(
                """
                · 1.2 sum  not started                          0 of 1 point
                  01-lesson/answers.yml was not handed in

                · 1.3 by-hand  not started                     0 of 2 points
                  01-lesson/answers.yml was not handed in

                0 of 5 points

                """), "\(cut.out)")
        try attend.write("> " + text.replacing("\n", with: "\n> "), "quoted.md")
        #expect(
            try await attend("check", "--hand-in", "quoted.md").error == """
                error: quoted.md: this hand-in is quoted: its lines begin with '>'
                help: ask for the file as an attachment

                """)
        let other = try await attend("check", "--hand-in", "lessons/01-lesson.md")
        #expect(other.status == 2)
        #expect(other.error == "error: lessons/01-lesson.md is no hand-in\nhelp: 'attend hand-in' writes one\n")
    }
}
