import LessonModel
import LessonReader
import LessonRendering
import Testing

/// Texts of the front matter are one line each, however they are written.
struct FrontMatterReaderTests {
    private func read(_ text: String) -> (FrontMatter, [Diagnostic]) {
        let (chapter, diagnostics) = ChapterReader(file: "a.md").read(Array("---\n\(text)\n---\n# Heading\n".utf8))
        return (chapter.frontMatter, diagnostics)
    }

    @Test(arguments: [
        "title: >\n  One\n  two", "title: |\n  One\n  two", "title: |+\n\n  One\n\n  two\n\n", "title: One\n  two",
        "title: \"One\\ntwo\"", "title: \"One\n  two\"", "title: \"One\\r\\n\\ttwo\\L\"",
    ])
    func aTitleIsOneLine(_ text: String) {
        let (frontMatter, diagnostics) = read(text)
        #expect(frontMatter.title == "One two")
        #expect(diagnostics == [])
    }

    @Test func aFormulaThatCannotBeRead() {
        let (frontMatter, diagnostics) = read("title: \"The matrix $`W_O`$\"\nsummary: Half of $`\\frak`$")
        #expect(frontMatter.title == "The matrix $`W_O`$")
        #expect(
            DiagnosticText().text(diagnostics) == """
                a.md:3:20: error: unknown command \\frak
                3 | summary: Half of $`\\frak`$
                  |                    ^
                  help: did you mean \\frac?

                """)
    }

    @Test func soAreTheOtherTexts() {
        let (frontMatter, diagnostics) = read(
            """
            title: T
            summary: |
              Scores,
              then shares.
            objectives:
              - >
                compute
                weights
              - "two\\nlines"
            source: |
              A book
            """)
        #expect(frontMatter.summary == "Scores, then shares.")
        #expect(frontMatter.objectives == ["compute weights", "two lines"])
        #expect(frontMatter.source == "A book")
        #expect(diagnostics == [])
    }

    @Test func blanksWithinALineStay() {
        #expect(read("title: \"A\u{A0}title  with blanks\"").0.title == "A\u{A0}title  with blanks")
    }
}
