import Foundation
import TestSupport
import Testing

/// The output of `attend` without a command, and of mistyped commands.
@Suite(.processLimit) struct CourseOverviewTests {
    private static let lesson = """
        ---
        title: Sums
        ---
        # Sums

        ```swift
        1 + 1
        ```

        """

    @Test func theChaptersAndTheNextThingToType() async throws {
        let attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        let first = try await attend()
        #expect(first.status == 0)
        #expect(
            first.out == """
                A miniature course
                0 of 1 chapters done

                ▸ 1  Sums

                Next: attend run 1

                """)
        #expect(try await attend("run").status == 0)
        let second = try await attend()
        #expect(
            second.out == """
                A miniature course
                1 of 1 chapters done

                ✓ 1  Sums

                All done. Read one again: attend run 1

                """)
    }

    @Test func aChapterIsShownWithItsOutput() async throws {
        let attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        let run = try await attend("run", "sums", "--width", "40")
        #expect(run.status == 0)
        #expect(
            run.out == """
                ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                Chapter 1
                Sums
                ────────────────────────────────────────

                [1] │ 1 + 1

                2

                All done. Read one again: attend run 1

                """)
    }

    @Test func oneSectionIsShownByItsNumberOrItsTitle() async throws {
        let attend = try Attend(
            lesson: """
                ---
                title: Sums
                ---
                ## One

                ```swift
                let one = 1
                ```

                ## Two

                ```swift hidden
                let hidden = 1
                ```

                ```swift
                one + hidden
                ```

                ## Three

                Text.

                """)
        defer { attend.remove() }
        for section in ["1.2", "two"] {
            let run = try await attend("run", "1", "--section", section)
            #expect(run.status == 0)
            #expect(run.out == "\nTwo\n───\n\n[2] │ one + hidden\n\n2\n")
        }
        let none = try await attend("run", "--section", "1.4")
        #expect(none.status == 2)
        #expect(none.error == "error: no section is called '1.4'\nhelp: the sections of chapter 1 are 1.1 to 1.3\n")
    }

    @Test func aNameThatFitsNoChapter() async throws {
        let attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        let run = try await attend("run", "sumz")
        #expect(run.status == 2)
        #expect(run.out == "")
        #expect(run.error == "error: no chapter is called 'sumz'; did you mean 'Sums'?\n")
    }

    @Test func aFolderWithoutACourse() async throws {
        let attend = try Attend(["notes.txt": "nothing here"])
        defer { attend.remove() }
        let run = try await attend("run")
        #expect(run.status == 2)
        #expect(
            run.error == """
                error: no course found: neither this folder nor a parent holds 'lessons/course.yml'; name one with --course DIR

                """)
        try attend.write("format: 1\ntitle: C\nchapters: [a.md]\n", "mine/lessons/course.yml")
        try attend.write("---\ntitle: A\n---\nText.\n", "mine/lessons/a.md")
        #expect(try await attend("run", "1", "--course", "mine").out.contains("Text."))
        let named = try await attend("run", "--course", "elsewhere")
        #expect(named.error == "error: there is no course.yml in 'elsewhere'\n")
    }

    @Test func usageErrorsHaveTheirOwnExitCode() async throws {
        let attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        #expect(try await attend("rum").status == 64)
        #expect(try await attend("run", "--format", "pdf").status == 64)
        #expect(try await attend("run", "--jobs", "0").status == 64)
    }

    @Test func theVersionNamesTheCommitOfACheckoutAndPagesDoNot() async throws {
        let attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        // A copy of the sources without a repository has no commit.
        let isCheckout = FileManager.default.fileExists(atPath: PackageFolder.root.appending(path: ".git").path)
        let version = try await attend("--version").out
        #expect((version.wholeMatch(of: #/0\.2\.0( \([0-9a-f]{10}\))?\n/#)?.1 != nil) == isCheckout, "\(version)")
        #expect(try await attend("handout").status == 0)
        let page = try Data(contentsOf: attend.folder.appending(path: "handouts/01-lesson.html"))
        #expect(String(decoding: page, as: UTF8.self).contains(" Attend 0.2.0, "))
    }
}
