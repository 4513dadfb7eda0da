import Foundation
import TestSupport
import Testing

/// References lead across chapters, on pages, in a book and in a terminal.
@Suite(.processLimit) struct ReferenceTests {
    private static let second = """
        ---
        title: Second
        ---
        By [](#eq-scores), [](01-first.md#who) shows [the weights](#eq-weights).

        ```math id=eq-weights
        A
        ```

        """

    private func course() throws -> Attend {
        try Attend([
            "lessons/course.yml": "format: 1\ntitle: C\nchapters: [01-first.md, 02-second.md]\n",
            "lessons/01-first.md": """
            ---
            title: First
            ---
            ```math id=eq-scores
            S
            ```

            ![A dot](dot.gif "One dot"){#dot width=20%}

            ```swift figure=who caption="Who listens"
            print("somebody")
            ```

            | a |
            |---|
            | 1 |

            Table: One {#one}

            """,
            "lessons/02-second.md": Self.second, "lessons/dot.gif": "GIF89a\u{1}\0\u{1}\0\0\0\0;",
        ])
    }

    private func page(_ name: String, _ attend: Attend) throws -> String {
        try String(contentsOf: attend.folder.appending(path: name), encoding: .utf8)
    }

    @Test func inTheTerminalOnPagesAndInABook() async throws {
        let attend = try course()
        defer { attend.remove() }
        let first = try await attend("run", "1", "--width", "40")
        #expect(first.status == 0, "\(first.error)")
        #expect(
            first.out.contains("Figure 1.1 · One dot\n") && first.out.contains("\nsomebody\nFigure 1.2 · Who listens\n")
        )
        #expect(first.out.contains("\nTable 1.1 · One\n"))
        #expect(
            try await attend("run", "2", "--width", "80").out
                .contains("\nBy equation 1.1, figure 1.2 shows the weights.\n"))
        #expect(try await attend("handout").status == 0)
        let links =
            "<p>By <a href=\"01-first.html#eq-scores\">equation 1.1</a>, "
            + "<a href=\"01-first.html#who\">figure 1.2</a> shows <a href=\"#eq-weights\">the weights</a>.</p>"
        #expect(try page("handouts/02-second.html", attend).contains(links))
        #expect(try await attend("handout", "--single-file", "-o", "book").status == 0)
        #expect(
            try page("book/course.html", attend).contains(
                "<p>By <a href=\"#ch1.eq-scores\">equation 1.1</a>, <a href=\"#ch1.who\">figure 1.2</a> "
                    + "shows <a href=\"#ch2.eq-weights\">the weights</a>.</p>"))
    }

    /// A page that refers to another chapter is written again when a number there changes.
    @Test func aNumberThatChanges() async throws {
        let attend = try course()
        defer { attend.remove() }
        #expect(try await attend("handout").status == 0)
        let text = try page("lessons/01-first.md", attend)
        try attend.write(text.replacing("```math id", with: "```math\nX\n```\n\n```math id"), "lessons/01-first.md")
        let again = try await attend("handout")
        #expect(
            again.out.split(separator: "\n").filter { $0.contains("02-second") }.map { $0.contains("unchanged") } == [
                false
            ])
        #expect(try page("handouts/02-second.html", attend).contains(">equation 1.2</a>"))
    }

    @Test func anUnknownID() async throws {
        let attend = try course()
        defer { attend.remove() }
        try attend.write(Self.second.replacing("[](#eq-scores)", with: "[](#eq-scroes)"), "lessons/02-second.md")
        let run = try await attend("run", "2")
        #expect(run.status == 2)
        #expect(
            run.error == """
                lessons/02-second.md:4:7: error: no chapter has the id 'eq-scroes'
                4 | By [](#eq-scroes), [](01-first.md#who) shows [the weights](#eq-weights).
                  |       ^~~~~~~~~~
                  help: did you mean '#eq-scores'?

                """)
    }
}
