import Foundation
import TestSupport
import Testing

/// Answers and progress of a chapter are found again when it has been renamed and divided.
@Suite(.processLimit) struct FormerChapterTests {
    private static let end = ExerciseLesson.text.range(of: "```quiz")!.lowerBound

    /// The exercise in code, and one that builds on it.
    private static let shares: String =
        String(ExerciseLesson.text[..<end]).replacing(
            "title: Shares", with: "title: Shares\nformerly: 01-lesson") + """
            ```swift exercise=largest points=1 uses=shares
            /// The largest share.
            func largest(_ scores: [Double]) -> Double {
                <#Choose#>
            }
            ```
            ```swift solution=largest
            func largest(_ scores: [Double]) -> Double { shares(scores).max() ?? 0 }
            ```
            ```swift check=largest
            probe("1 and 3", largest(scores))
            ```

            """

    /// The question and the worksheet.
    private static let questions = """
        ---
        title: Questions
        formerly: [01-lesson]
        ---
        ```swift
        let scores = [1.0, 3.0]
        ```


        """ + ExerciseLesson.text[end...]

    private static let largest = "func largest(_ scores: [Double]) -> Double { shares(scores).max() ?? 0 }\n"

    /// A learner has passed everything and seen a hint; then the course is revised.
    private func revised() async throws -> Attend {
        let attend = try Attend(lesson: ExerciseLesson.text)
        try attend.write(ExerciseLesson.right, "answers/01-lesson/shares.swift")
        try attend.write("# Why?\nsum: a\nby-hand: [0.25, 0.75]\n", "answers/01-lesson/answers.yml")
        #expect(try await attend("run", "1").status == 0)
        #expect(
            try await attend("check").out.hasSuffix("5 of 5 points\n\nAll done. Read one again: attend run 1\n"))
        #expect(try await attend("hint", "1.1").out.contains("Add them up first."))
        try attend.write("format: 1\ntitle: C\nchapters: [02-shares.md, 03-questions.md]\n", "lessons/course.yml")
        try attend.write(Self.shares, "lessons/02-shares.md")
        try attend.write(Self.questions, "lessons/03-questions.md")
        return attend
    }

    private func files(_ attend: Attend) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: attend.folder.appending(path: "answers").path)
            .filter { $0.contains(".") && !$0.hasPrefix(".") && $0 != "Package.swift" }.sorted()
    }

    private static let note =
        "note: answers/01-lesson holds answers to chapters 2 and 3, which were called so before: 'attend start 2 3' moves them\n"

    @Test func everythingIsFoundAgainAndMoved() async throws {
        let attend = try await revised()
        defer { attend.remove() }
        let overview = try await attend("--width", "60")
        #expect(
            overview.out == """
                C
                1 of 2 chapters done

                ▸ 2  Shares · 2 of 3 points
                ✓ 3  Questions · 3 of 3 points

                Next: attend check 2

                """)
        #expect(overview.error == Self.note)

        try attend.write(Self.largest, "answers/02-shares/largest.swift")
        let check = try await attend("check", "--width", "60")
        #expect(check.status == 0)
        #expect(
            check.out == """
                ✓ 2.1 shares  passed                           2 of 2 points

                ✓ 2.2 largest  passed                           1 of 1 point

                ✓ 3.1 sum  passed                               1 of 1 point
                  ✓ a) They are parts of a whole.

                ✓ 3.2 by-hand  passed                          2 of 2 points

                6 of 6 points

                All done. Read one again: attend run 2

                """)
        #expect(check.error == Self.note)
        for name in ["answers/01-lesson/shares.swift", "01-lesson/shares", "answers/01-lesson/answers.yml"] {
            #expect(try await attend("check", name).status == 0)
        }
        #expect(try await attend("hint", "2.1").out.contains("`reduce(0, +)` adds."))

        #expect(
            try await attend("hand-in", "--name", "Ada").out == "wrote  hand-in.md: 3 answer files, 6 of 6 points\n")
        let handedIn = try await attend("check", "--hand-in", "hand-in.md")
        #expect(handedIn.status == 0 && handedIn.error == "")

        let start = try await attend("start", "2")
        #expect(
            start.out == """
                moved  answers/02-shares/shares.swift, from answers/01-lesson/shares.swift
                kept   answers/02-shares/largest.swift, which you have changed
                wrote  answers/Package.swift

                Next: write your answers, then: attend check 2

                """)
        #expect(
            try await attend("start", "3").out.hasPrefix(
                """
                moved  answers/03-questions/answers.yml: 3.1, 3.2 from answers/01-lesson/answers.yml, which is \
                answers/03-questions/answers.yml.old-1 now

                """))
        #expect(
            try files(attend) == [
                "02-shares/largest.swift", "02-shares/shares.swift", "03-questions/answers.yml",
                "03-questions/answers.yml.old-1",
            ])
        let moved = try await attend("check", "--width", "60")
        #expect(moved.out == check.out && moved.error == "")
    }

    /// What is written under the new name counts, what is only a starter does not; nothing is written over.
    @Test func newerWorkWins() async throws {
        let attend = try await revised()
        defer { attend.remove() }
        #expect(try await attend("start", "3").status == 0)
        try attend.write("sum: b\n", "answers/01-lesson/answers.yml")
        try attend.write(
            "/// Each score divided by the sum of all.\nfunc shares(_ scores: [Double]) -> [Double] {\n    <#Divide#>\n}\n",
            "answers/02-shares/shares.swift")
        let check = try await attend("check", "--width", "60")
        #expect(check.out.hasPrefix("✓ 2.1 shares  passed                           2 of 2 points\n"))
        #expect(check.out.contains("✓ 3.1 sum  passed                               1 of 1 point\n"))
        #expect(
            check.error == """
                warning: answers/01-lesson/answers.yml holds an answer to 3.1 sum, too, which does not count: \
                answers/03-questions/answers.yml does
                help: keep what you need of it, and remove it there

                note: answers/01-lesson holds answers to chapter 2, which was called so before: 'attend start 2' moves them

                """)
        #expect(
            try await attend("start", "2", "3").out.hasPrefix(
                """
                moved  answers/02-shares/shares.swift, from answers/01-lesson/shares.swift; what was there is \
                answers/02-shares/shares.swift.old-1
                wrote  answers/02-shares/largest.swift
                kept   answers/03-questions/answers.yml, which you have changed

                """))
        #expect(
            try files(attend) == [
                "01-lesson/answers.yml", "02-shares/largest.swift", "02-shares/shares.swift",
                "02-shares/shares.swift.old-1", "03-questions/answers.yml", "03-questions/answers.yml.old-1",
            ])
    }

    @Test func aWrongAnswerIsNamedWhereItIsAndReset() async throws {
        let attend = try await revised()
        defer { attend.remove() }
        try attend.write(
            "func shares(_ scores: [Double]) -> [Double] {\n    scorez\n}\n", "answers/01-lesson/shares.swift")
        let check = try await attend("check", "2.1")
        #expect(check.out.contains("answers/01-lesson/shares.swift:2:5: error: cannot find 'scorez' in scope"))
        #expect(
            try await attend("reset", "2.1").out == """
                moved  answers/02-shares/shares.swift, from answers/01-lesson/shares.swift
                wrote  answers/02-shares/shares.swift; your old answer is answers/02-shares/shares.swift.old-1

                """)
    }

    /// Students whose folders bear the old name, the new one, or both.
    @Test func aClass() async throws {
        let attend = try await revised()
        defer { attend.remove() }
        for (name, text) in [
            "Ada/answers/01-lesson/shares.swift": ExerciseLesson.right,
            "Ada/answers/01-lesson/answers.yml": "sum: a\nby-hand: [0.25, 0.75]\n",
            "Bob/01-lesson/shares.swift": GradeTests.byCount, "Bob/02-shares/shares.swift": ExerciseLesson.right,
            "Cy/02-shares/shares.swift": ExerciseLesson.right, "Cy/03-questions/answers.yml": "sum: a\n",
        ] { try attend.write(text, "class/\(name)") }
        let run = try await attend("grade", "class", "-o", "out", "--width", "60")
        #expect(
            run.out.hasPrefix(
                """
                ~ Ada  5 of 6 points
                ~ Bob  2 of 6 points
                ~ Cy   3 of 6 points

                3 students: 10 of 18 points

                """))
        #expect(
            run.error == """
                warning: class/Bob: answers/01-lesson/shares.swift holds an answer to 2.1 shares, too, which does not count: \
                answers/02-shares/shares.swift does
                help: keep what you need of it, and remove it there

                """)
    }
}
