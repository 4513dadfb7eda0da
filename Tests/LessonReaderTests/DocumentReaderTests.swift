import LessonReader
import Testing

/// Front matter is left out of any Markdown text by the rule that chapters are read by.
struct DocumentReaderTests {
    private static let heading = "heading 1 @4:1 \"H\"\n"

    @Test(arguments: [
        ("---\ntitle: T\n---\n# H\n", heading), ("---\r\ntitle: T\r\n---\r\n# H\r\n", heading),
        ("\u{FEFF}---\ntitle: T\n---\n# H\n", heading), ("---\ntitle: T\n...\n# H\n", heading),
        ("--- \t\ntitle: T\n--- \n# H\n", heading), ("---\nraw-html:\n---\n# H\n", heading),
        ("---\n\nA\n\n---\n", "break @1:1\nparagraph @3:1 \"A\"\nbreak @5:1\n"),
        ("---\nhttp://x\n\n---\n", "break @1:1\nparagraph @2:1 \"http://x\"\nbreak @4:1\n"),
        ("---\n\ntitle: T\n", "break @1:1\nparagraph @3:1 \"title: T\"\n"), ("\u{FEFF}# H\n", "heading 1 @1:1 \"H\"\n"),
    ])
    func frontMatterIsLeftOut(markdown: String, tree: String) {
        let (blocks, diagnostics) = DocumentReader.read(markdown: markdown, file: "x.md")
        #expect(PrintedTree(blocks).text == tree)
        #expect(diagnostics.isEmpty)
    }

    /// What the reader of chapters takes for front matter, the reader of documents does too.
    @Test(arguments: [
        "---\ntitle: T\n---\n# H\n", "\u{FEFF}---\ntitle: T\n...\n# H\n", "--- \ntitle: T\n... \n# H\n",
        "\u{FEFF}--- \r\ntitle: T\r\n---\t\r\n# H\r\n",
    ])
    func chaptersHaveTheSameFrontMatter(text: String) {
        let reading = ChapterReader(file: "x.md").read(Array(text.utf8))
        #expect(reading.diagnostics.isEmpty && reading.chapter.title == "T")
        #expect(reading.chapter.blocks == DocumentReader.read(markdown: text, file: "x.md").blocks)
    }
}
