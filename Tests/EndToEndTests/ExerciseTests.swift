import Foundation
import TestSupport
import Testing

/// The commands of a learner on a chapter's exercises: start, check, hint, solution, reset.
@Suite(.processLimit) struct ExerciseTests {
    private func write(_ text: String, _ name: String, _ attend: Attend) throws {
        try Data(text.utf8).write(to: attend.folder.appending(path: name), options: .atomic)
    }

    private func read(_ name: String, _ attend: Attend) throws -> String {
        try String(contentsOf: attend.folder.appending(path: name), encoding: .utf8)
    }

    private static let (code, sheet) = ("answers/01-lesson/shares.swift", "answers/01-lesson/answers.yml")

    @Test func startWritesFilesAndNeverOverWork() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        let none = try await attend("check")
        #expect(none.status == 2)
        #expect(none.error == "error: there are no answers in answers\nhelp: 'attend start' writes files to fill in\n")

        let first = try await attend("start")
        #expect(first.status == 0)
        #expect(
            first.out == """
                wrote  \(Self.code)
                wrote  \(Self.sheet)
                wrote  answers/Package.swift

                Next: write your answers, then: attend check 1

                """)
        #expect(
            try read(Self.code, attend) == """
                // Exercise 1.1, shares (2 points). Check it with: attend check 1.1

                /// Each score divided by the sum of all.
                func shares(_ scores: [Double]) -> [Double] {
                    <#Divide#>
                }

                """)
        #expect(try read(Self.sheet, attend).hasSuffix("by-hand: [_, _]\n"))

        try write("mine\n", Self.code, attend)
        let second = try await attend("start", "1")
        #expect(second.status == 0)
        #expect(
            second.out.hasPrefix(
                """
                kept   \(Self.code), which you have changed
                kept   \(Self.sheet), which you have not changed

                """))
        #expect(try read(Self.code, attend) == "mine\n")
    }

    @Test func wrongAnswersAreExplainedAndRightOnesCount() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        _ = try await attend("start")
        let open = try await attend("check", "--width", "60")
        #expect(open.status == 1)
        #expect(
            open.out == """
                · 1.1 shares  not started                      0 of 2 points
                  write your answer in answers/01-lesson/shares.swift:5

                · 1.2 sum  not started                          0 of 1 point
                  write your answer in answers/01-lesson/answers.yml

                · 1.3 by-hand  not started                     0 of 2 points
                  write your answer in answers/01-lesson/answers.yml

                0 of 5 points

                """)

        try write(
            "func shares(_ scores: [Double]) -> [Double] { scores.map { $0 / Double(scores.count) } }\n", Self.code,
            attend)
        try write("sum: b\nby-hand: [0.25, 0.7]\n", Self.sheet, attend)
        try write("", "answers/01-lesson/share.swift", attend)
        let wrong = try await attend("check", "--width", "60")
        #expect(wrong.status == 1)
        #expect(
            wrong.out == """
                ✗ 1.1 shares  not right yet                    0 of 2 points
                  You divided by the count. Divide by the sum.
                  checked   shares(scores)
                  scores    [1.0, 3.0]
                  yours     [ 0.5✗  1.5✗]
                  expected  [0.25  0.75 ]

                ✗ 1.2 sum  not right yet                        0 of 1 point
                  b is not right
                  ✗ b) That is what they were divided by.

                ~ 1.3 by-hand  partly right                    1 of 2 points
                  1 of 2 entries is right
                  ✗ row 1, column 2: not right

                1 of 5 points

                Next: change your answer, or: attend hint 1.1

                """)
        #expect(
            wrong.error == """
                warning: no exercise asks for answers/01-lesson/share.swift
                help: did you mean 'answers/01-lesson/shares.swift'?

                """)

        try write(ExerciseLesson.right, Self.code, attend)
        try write("sum: a\nby-hand: [0.25, 0.75]\n", Self.sheet, attend)
        let right = try await attend("check", "all", "--width", "60")
        #expect(right.status == 0)
        #expect(right.out.hasSuffix("\n5 of 5 points\n\nNext: attend run 1\n"))
        _ = try await attend("run", "1")
        #expect(try await attend().out.contains("✓ 1  Shares · 5 of 5 points\n"))
    }

    @Test func divergencesCompilerErrorsAndMalformedSheets() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        _ = try await attend("start", "1.1")
        try write("func shares(_ scores: [Double]) -> [Double] { [0.25, 0.5] }\n", Self.code, attend)
        let diverging = try await attend("check", "shares", "--width", "60")
        #expect(diverging.status == 1)
        #expect(
            diverging.out == """
                ✗ 1.1 shares  not right yet                    0 of 2 points
                  “1 and 3”: row 1, column 2: yours 0.5, expected 0.75;
                  largest difference 0.25; 1 of 2 entries agree
                  checked   shares(scores)
                  scores    [1.0, 3.0]
                  yours     [0.25   0.5✗]
                  expected  [0.25  0.75 ]

                0 of 2 points

                Next: change your answer, or: attend hint 1.1

                """)

        try write("func shares(_ scores: [Double]) -> [Double] {\n    scorez\n}\n", Self.code, attend)
        let broken = try await attend("check", "1.1", "--width", "60")
        #expect(
            broken.out == """
                ✗ 1.1 shares  does not compile                 0 of 2 points
                  answers/01-lesson/shares.swift:2:5: error: cannot find 'scorez' in scope
                  2 |     scorez
                    |     ^~~~~~
                    help: did you mean `scores`?

                0 of 2 points

                Next: change your answer, or: attend hint 1.1

                """)

        try write("sum: c\n", Self.sheet, attend)
        let malformed = try await attend("check", "1.2", "--width", "60")
        #expect(malformed.status == 1 && malformed.error == "")
        #expect(
            malformed.out == """
                ? 1.2 sum  not understood                       0 of 1 point
                  answers/01-lesson/answers.yml:1:6: error: 'c' is no choice of 'sum'
                  1 | sum: c
                    |      ^
                    help: its choices are a to b: write one letter

                0 of 1 point

                """)
        let json = try await attend("check", "1.1", "--format", "json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.out.utf8)) as? [String: Any])
        #expect(object["format"] as? String == "attend.check/1")
        #expect(try await attend("check", "1.1", "--format", "junit").out.contains("<error type=\"does-not-compile\""))
        let unknown = try await attend("check", "sharez")
        #expect(unknown.status == 2)
        #expect(unknown.error == "error: no exercise or chapter is called 'sharez'; did you mean 'shares'?\n")
    }

    @Test func hintsSolutionsAndTheStarterAgain() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        #expect(try await attend("hint", "1.1").out == "Hint 1 of 2 for 1.1 shares\n  Add them up first.\n")
        #expect(try await attend("hint", "1.1").out == "Hint 2 of 2 for 1.1 shares\n  `reduce(0, +)` adds.\n")
        #expect(
            try await attend("hint", "shares").out
                == "You have had all 2 hints for 1.1 shares. Read again: attend hint 1.1 --all\n")
        #expect(try await attend("hint", "shares", "--all").out.contains("Hint 1 of 2"))

        let refused = try await attend("solution", "1.1")
        #expect(refused.status == 1 && refused.out == "")
        #expect(
            refused.error == """
                error: 1.1 shares is not passed yet
                help: 'attend check 1.1' checks your answer; --reveal shows the solution all the same

                """)
        #expect(
            try await attend("solution", "sum", "--reveal").out
                == "Answer to 1.2 sum\n  a) 1\n     They are parts of a whole.\n")
        #expect(try await attend("solution", "1.3", "--reveal").out == "Key of 1.3 by-hand\n  [0.25, 0.75]\n")

        _ = try await attend("start", "1.1")
        let starter = try read(Self.code, attend)
        try write(ExerciseLesson.right, Self.code, attend)
        #expect(try await attend("check", "1.1").status == 0)
        #expect(try await attend("solution", "1.1").out.hasPrefix("Solution of 1.1 shares\n  func shares("))
        let reset = try await attend("reset", "1.1")
        #expect(reset.status == 0)
        #expect(reset.out == "wrote  \(Self.code); your old answer is \(Self.code).old-1\n")
        #expect(try read(Self.code, attend) == starter)
        #expect(try read(Self.code + ".old-1", attend) == ExerciseLesson.right)
    }

    /// Without a name, a hint is for the first exercise that is not passed; of a chapter too.
    @Test func theExerciseThatAHintIsFor() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        let nothing = try await attend("hint")
        #expect(nothing.status == 2)
        #expect(
            nothing.error == """
                error: no exercise is started in answers
                help: name one, as in 'attend hint 3.2'; 'attend start' writes files to fill in

                """)
        _ = try await attend("start")
        #expect(try await attend("hint").out.hasPrefix("Hint 1 of 2 for 1.1 shares\n"))
        #expect(try await attend("hint", "1").out.hasPrefix("Hint 2 of 2 for 1.1 shares\n"))
        try write(ExerciseLesson.right, Self.code, attend)
        _ = try await attend("check")
        #expect(try await attend("hint").out == "There are no hints for 1.2 sum.\n")
        // What is begun comes before what is not.
        try write("sum: _\nby-hand: [0.25, _]\n", Self.sheet, attend)
        #expect(try await attend("hint").out == "There are no hints for 1.3 by-hand.\n")
        #expect(try await attend("hint", "1").out == "There are no hints for 1.3 by-hand.\n")
    }

    /// From a folder of the course, and from one of the answers, too.
    @Test func answersAreFoundFromBelow() async throws {
        let attend = try Attend(lesson: ExerciseLesson.withoutWorksheet)
        defer { attend.remove() }
        _ = try await attend("start")
        try write("func shares(scores: [Double]) -> [Double] { scores }\n", Self.code, attend)
        for (folder, name) in [("lessons", "../answers/01-lesson/"), ("answers/01-lesson", "")] {
            #expect(
                try await attend(["check", "1.1", "--width", "60"], in: folder).out == """
                    ✗ 1.1 shares  does not compile                 0 of 2 points
                      \(name)shares.swift:1:6: error: this exercise calls `shares(_: [Double]) -> [Double]`; your file declares `shares(scores: [Double]) -> [Double]`
                      1 | func shares(scores: [Double]) -> [Double] { scores }
                        |      ^~~~~~
                        help: begin it as the starter does: func shares(_ scores: [Double]) -> [Double]

                    0 of 2 points

                    Next: change your answer, or: attend hint 1.1

                    """)
        }
    }

    /// The other answers of the sheet stay, and so do earlier marks when one of them cannot be read.
    @Test func aSheetIsReadAndResetAnswerByAnswer() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        _ = try await attend("start")
        try write("sum: a\nby-hand: [0.25, 0.75]\n", Self.sheet, attend)
        let both = try await attend("check", "1.2", "1.3", "--width", "60")
        #expect(both.out.hasSuffix("\n3 of 3 points\n\nNext: attend run 1\n"))
        try write("sum: [a\nby-hand: [1/4, 3/4]\n", Self.sheet, attend)
        let slip = try await attend("check", "1.2", "1.3", "--width", "60")
        #expect(
            slip.out == """
                ? 1.2 sum  not understood, passed before        0 of 1 point
                  answers/01-lesson/answers.yml:1:6: error: this bracket is never closed
                  1 | sum: [a
                    |      ^
                    help: write the ] that belongs to it

                ✓ 1.3 by-hand  passed                          2 of 2 points

                2 of 3 points

                """)
        #expect(try await attend().out.contains("Shares · 3 of 5 points\n"))

        try write("# Mine.\nsum: b\nby-hand: [1, 2]\n", Self.sheet, attend)
        let reset = try await attend("reset", "1.3")
        #expect(reset.out == "wrote  \(Self.sheet); your old answer is \(Self.sheet).old-1\n")
        #expect(try read(Self.sheet, attend) == "# Mine.\nsum: b\nby-hand: [_, _]\n")
    }
}
