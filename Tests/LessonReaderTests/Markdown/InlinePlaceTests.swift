import LessonModel
import LessonReader
import Testing

/// cmark's own positions of inline nodes are wrong from a paragraph's second line on; ours must not be.
struct InlinePlaceTests {
    /// Each value is called by the place where it must be found, `vLINEcCOLUMN`.
    @Test(arguments: [
        "`{swift} v4c10` and `{swift} v4c30`",
        "one\n  two `{swift} v5c16`\nthree **`{swift} v6c18`**",
        "ä `{swift} v4c13` 注意力 `{swift} v4c39`",
        "- a\n  - b `{swift} v5c16`\n    c `{swift} v6c16`\nlazy `{swift} v7c15`",
        "1.  a\n\n    b\n      `{swift} v7c16`",
        "> a `{swift} v4c14`\n>   b `{swift} v5c16`\nlazy `{swift} v6c15`",
        "> - > a\n>   > `{swift} v5c16`\n> `{swift} v6c12`",
        "# Heading `{swift} v4c20`",
        "Setext\n `{swift} v5c11`\n=====",
        "| a | `{swift} v4c16` |\n|---|---|\n| \\| `{swift} v6c15` | x `{swift} v6c35` |",
        "- | a |\n  |---|\n  | `{swift} v6c14` |",
        "before `{swift} v4c17`\n| a | b |\n|---|---|\n| `{swift} v7c12` |",
        "\\`not `{swift} v4c16`",
        "`` ` `` `{swift} v4c18` ```` ``` ```` `{swift} v4c48`",
        "<a title=\"`\"> `{swift} v4c24` <https://x.org/`a> `{swift} v4c59`",
        "[a `{swift} v4c13`](x \"`\") `{swift} v4c37`",
        "![a `{swift} v4c14`](x)",
        "[ref]: /url\n`{swift} v5c10` [ref]",
        "\ta\n\nb\n\t`{swift} v7c11`",
        "`{swift}\nv5c1`", "`{swift} v4c10 `", "> `{swift} v4c12` `a\n  b` `{swift} v5c15`",
    ])
    func isExact(markdown: String) {
        let text = "---\ntitle: T\n---\n" + markdown + "\n"
        let values = ChapterReader(file: "x.md").read(Array(text.utf8)).chapter.inlineValues
        #expect(!values.isEmpty)
        for value in values {
            #expect(value.expression == "v\(value.place.line)c\(value.place.column)")
        }
        #expect(values.count == markdown.split(separator: "{swift}", omittingEmptySubsequences: false).count - 1)
    }

    /// The same in the YAML of a quiz, whatever the style of its texts.
    @Test(arguments: [
        "question: Why `{swift} v5c24`?",
        "question: \"a \\\"b\\\" `\\\\` `{swift} v5c34`?\"",
        "question: 'it''s `{swift} v5c27`'",
        "question: >\n  Why\n  `{swift} v7c12`?",
        "question: |\n  Why `{swift} v6c16`\n  then",
        "question: Why\n  `{swift} v6c12`",
    ])
    func isExactInAQuiz(yaml: String) {
        let text = "---\ntitle: T\n---\n```quiz id=q\n\(yaml)\nchoices: [{text: a, correct: true}, {text: b}]\n```\n"
        let reading = ChapterReader(file: "x.md").read(Array(text.utf8))
        #expect(reading.diagnostics.isEmpty)
        #expect(
            reading.chapter.inlineValues.map { "v\($0.place.line)c\($0.place.column)" }
                == reading.chapter.inlineValues.map(\.expression))
        #expect(reading.chapter.inlineValues.count == 1)
    }
}
