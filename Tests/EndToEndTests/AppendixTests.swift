import Foundation
import TestSupport
import Testing

/// An appendix runs, is proved and has a page like a chapter, without a number.
@Suite(.processLimit) struct AppendixTests {
    private func course() throws -> Attend {
        try Attend([
            "lessons/course.yml": "format: 1\ntitle: C\nchapters: [01-first.md]\nappendix: article.md\n",
            "lessons/01-first.md": "---\ntitle: First\n---\n```swift id=sum\n1 + 1\n```\n[The article](article.md)\n",
            "lessons/article.md": """
            ---
            title: What the article says
            ---
            That one and one are `{swift} 1 + 1` is [shown](01-first.md#sum).

            ## Cells

            ```swift
            let one = 1
            print(one)
            ```
            ```output
            1
            ```

            """,
        ])
    }

    @Test func itRunsByItsNameAndWithAll() async throws {
        let attend = try course()
        defer { attend.remove() }
        let overview = try await attend()
        #expect(
            overview.out == """
                C
                0 of 1 chapters done

                ▸ 1  First
                     What the article says

                Next: attend run 1

                """)
        for name in ["article", "lessons/article.md", "the article"] {
            let run = try await attend("run", name, "--width", "40")
            #expect(run.status == 0)
            #expect(
                run.out.hasPrefix(
                    """
                    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                    Appendix
                    What the article says
                    ────────────────────────────────────────
                    """))
            #expect(run.out.contains("are 2 is shown"))
        }
        let all = try await attend("run", "all")
        #expect(all.status == 0 && all.out.contains("Chapter 1\nFirst\n") && all.out.contains("Appendix\n"))
        #expect(all.out.hasSuffix("\nAll done. Read one again: attend run 1\n"))
        #expect(try await attend().out.contains("✓    What the article says\n"))
        #expect(try await attend("check", "article").error.contains("there are no exercises in article"))
        #expect(try await attend("run", "2").error.contains("no chapter is called '2'; the only chapter is 1"))
    }

    @Test func itIsProved() async throws {
        let attend = try course()
        defer { attend.remove() }
        let proof = try await attend("verify")
        #expect(proof.status == 0)
        #expect(
            proof.out == """
                ✓ 1 First · 0 exercises, 0 outputs
                ✓ What the article says · 0 exercises, 1 output

                2 of 2 chapters hold

                """)
        try attend.write(
            String(contentsOf: attend.folder.appending(path: "lessons/article.md"), encoding: .utf8)
                .replacing("#sum", with: "#sums"), "lessons/article.md")
        let broken = try await attend("verify", "article")
        #expect(
            broken.error == """
                lessons/article.md:4:49: error: '01-first.md' has no '#sums'
                4 | That one and one are `{swift} 1 + 1` is [shown](01-first.md#sums).
                  |                                                 ^~~~~~~~~~~~~~~~
                  help: did you mean '#sum'?

                """)
    }

    @Test func itHasAPage() async throws {
        let attend = try course()
        defer { attend.remove() }
        #expect(try await attend("handout").status == 0)
        func page(_ name: String) throws -> String {
            try String(contentsOf: attend.folder.appending(path: "handouts/\(name)"), encoding: .utf8)
        }
        #expect(try page("article.html").contains("<a href=\"01-first.html#cell-1.1\">shown</a>"))
        #expect(try page("01-first.html").contains("<a href=\"article.html\">The article</a>"))
        #expect(try page("index.html").contains("<a href=\"article.html\">What the article says</a>"))
    }
}
