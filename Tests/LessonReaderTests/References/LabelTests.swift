import LessonModel
import LessonReader
import Testing

/// Ids and captions of headings, images, tables, formulas and cells, and the widths of images.
@Suite struct LabelTests {
    private static let image = "GIF89a\u{1}\0\u{1}\0\0\0\0;"

    private func reading(_ text: String) async -> (course: Course?, text: String) {
        await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters: [a.md]\n",
            "course/a.md": "---\ntitle: T\n---\n" + text, "course/a.gif": Self.image,
        ])
    }

    private func tree(_ text: String) async -> String {
        let reading = await reading(text)
        #expect(reading.text == "")
        return PrintedTree(reading.course?.chapters.first?.blocks ?? []).text
    }

    @Test func headings() async {
        #expect(
            await tree(
                """
                ## Scores `q` {#scores}

                ## Closed {#closed} ##

                Underlined {#lined}
                ===

                Twice {#twice}
                ---

                ## A set {1, 2}, \\{#no}, `{#no}`

                ## Scores

                """) == """
                    heading 2 @4:1 "Scores " code(q)
                      label scores <>
                    heading 2 @6:1 "Closed"
                      label closed <>
                    heading 1 @8:1 "Underlined"
                      label lined <>
                    heading 2 @11:1 "Twice"
                      label twice <>
                    heading 2 @14:1 "A set {1, 2}, {#no}, " code({#no})
                    heading 2 @16:1 "Scores"

                    """)
        let chapter = await reading("## One {#scores}\n\n## Scores\n").course?.chapters.first
        #expect(chapter?.headings.map(\.anchor) == ["scores", "scores-1"])
    }

    @Test func images() async {
        #expect(
            await tree(
                """
                ![a](a.gif "Heads: `q` in $`n`$ rows"){#heads width=60%}

                ![b](a.gif){width=5%}

                ![c](a.gif 'A title')

                > ![d][ref]{#quoted}

                ![e](a.gif){width=45%} ![f](a.gif){ width=45% }, [![g](a.gif){width=1%}](a.md) ![h](a.gif)\\{#no}

                [ref]: a.gif

                """) == """
                    paragraph @4:1 sized(60%, image(a.gif, "Heads: `q` in $`n`$ rows", "a"))
                      label heads <"Heads: " code(q) " in " formula(n) " rows">
                    paragraph @6:1 sized(5%, image(a.gif, "", "b"))
                    paragraph @8:1 image(a.gif, "A title", "c")
                      label - <"A title">
                    quote @10:1
                      paragraph @10:3 image(a.gif, "", "d")
                        label quoted <>
                    paragraph @12:1 sized(45%, image(a.gif, "", "e")) " " sized(45%, image(a.gif, "", "f")) ", " \
                    link(a.md, "", sized(1%, image(a.gif, "", "g"))) " " image(a.gif, "", "h") "{#no}"

                    """)
    }

    @Test func tablesFormulasAndCells() async {
        #expect(
            await tree(
                """
                | a |
                |---|

                Table: Two *heads*, `{swift} 1 + 1` {#heads}

                | a |
                |---|

                表：两个头

                | a |
                |---|

                Table of contents

                Table: not right after one

                ```math id=eq-scores
                a
                ```

                ```swift figure=who caption="Who listens to $x"
                1
                ```

                """) == """
                    table @4:1 ["none"]
                      ["a"]
                      label heads <"Two " em("heads") ", " value(0)>
                    table @9:1 ["none"]
                      ["a"]
                      label - <"两个头">
                    table @14:1 ["none"]
                      ["a"]
                    paragraph @17:1 "Table of contents"
                    paragraph @19:1 "Table: not right after one"
                    formula @21:1 <a>
                      label eq-scores <>
                    cell 1 @25:1
                      label who <"Who listens to $x">

                    """)
    }

    /// What any Markdown text has in braces is text.
    @Test func onlyLessonsHaveThem() {
        let text = "## A {#a}\n\n![a](a.gif){width=5%}\n\n| a |\n|---|\n\nTable: b {#b}\n"
        let read = DocumentReader.read(markdown: text, file: "x.md")
        #expect(read.diagnostics == [])
        #expect(
            PrintedTree(read.blocks).text == """
                heading 2 @1:1 "A {#a}"
                paragraph @3:1 image(a.gif, "", "a") "{width=5%}"
                table @5:1 ["none"]
                  ["a"]
                paragraph @8:1 "Table: b {#b}"

                """)
    }

    @Test func whatIsWrongAfterAnImage() async {
        let reading = await reading(
            """
            ![a](a.gif){#heat width=40px} and ![b](a.gif){width=101%}

            ![c](a.gif "Caption"){#Heat hieght=3 width=50% width=60% #second}

            ![d](a.gif){} `![e](a.gif){#no}`

            ```hint exercise=e
            ![f](a.gif){#image}
            ```

            """)
        #expect(
            reading.text == """
                course/a.md:4:14: error: an image in a line of text has no number to refer to
                4 | ![a](a.gif){#heat width=40px} and ![b](a.gif){width=101%}
                  |              ^~~~
                  help: put the image into a paragraph of its own, or leave the id out

                course/a.md:4:25: error: 'width' is a share of the text's width from 1% to 100%, not '40px'
                4 | ![a](a.gif){#heat width=40px} and ![b](a.gif){width=101%}
                  |                         ^~~~
                  help: write width=50%

                course/a.md:4:53: error: 'width' is a share of the text's width from 1% to 100%, not '101%'
                4 | ![a](a.gif){#heat width=40px} and ![b](a.gif){width=101%}
                  |                                                     ^~~~
                  help: write width=50%

                course/a.md:6:24: error: 'Heat' begins with a capital, as the ids of a page's own parts do
                6 | ![c](a.gif "Caption"){#Heat hieght=3 width=50% width=60% #second}
                  |                        ^~~~
                  help: write 'heat', here and in links

                course/a.md:6:29: error: an image has no 'hieght'
                6 | ![c](a.gif "Caption"){#Heat hieght=3 width=50% width=60% #second}
                  |                             ^~~~~~~~
                  help: in braces an image knows {#heat width=50%}: an id, a width, or both; a brace of the text is '\\{'

                course/a.md:6:48: error: 'width' is said twice
                6 | ![c](a.gif "Caption"){#Heat hieght=3 width=50% width=60% #second}
                  |                                                ^~~~~~~~~
                  help: remove one of them

                course/a.md:6:58: error: '#second' is a second id
                6 | ![c](a.gif "Caption"){#Heat hieght=3 width=50% width=60% #second}
                  |                                                          ^~~~~~~
                  help: remove one of them

                course/a.md:8:12: error: these braces are empty
                8 | ![d](a.gif){} `![e](a.gif){#no}`
                  |            ^~
                  help: in braces an image knows {#heat width=50%}: an id, a width, or both; a brace of the text is '\\{'

                course/a.md:10:9: error: a hint for 'e', but the chapter has no such exercise
                10 | ```hint exercise=e
                   |         ^~~~~~~~~~
                   help: add the starter: a fence 'swift exercise=e'

                course/a.md:11:14: error: nothing can refer to a part of a hint or a worksheet
                11 | ![f](a.gif){#image}
                   |              ^~~~~
                   help: leave the id out, or put this into the text before the exercise

                """)
    }
}
