import Testing

/// HTML in a course that does not let it through.
struct ShownHTMLTests {
    private static let chapter = "---\ntitle: T\n---\n# Heading\n"

    @Test func htmlThatIsShownAsTextIsSaidOnceForEachTag() async {
        let chapter = Self.chapter + "A <b>bold</b> <!-- no --> `<i>` <i>word</i>.\n\n<div>\n<b>x</b>\n</div>\n"
        let yaml = "format: 1\ntitle: C\nchapters: [a.md]\n"
        #expect(
            await Fixtures.course(["course/course.yml": yaml + "raw-html: true\n", "course/a.md": chapter]).text == "")
        #expect(
            await Fixtures.course(["course/course.yml": yaml, "course/a.md": chapter]).text == """
                course/a.md:5:3: warning: HTML is shown as text; '<b>' does nothing here
                5 | A <b>bold</b> <!-- no --> `<i>` <i>word</i>.
                  |   ^~~
                  help: write Markdown, or '\\<' for the sign; 'raw-html: true' in course.yml lets HTML through

                course/a.md:5:33: warning: HTML is shown as text; '<i>' does nothing here
                5 | A <b>bold</b> <!-- no --> `<i>` <i>word</i>.
                  |                                 ^~~
                  help: write Markdown, or '\\<' for the sign; 'raw-html: true' in course.yml lets HTML through

                course/a.md:7:1: warning: HTML is shown as text; '<div>' does nothing here
                7 | <div>
                  | ^~~~~
                  help: write Markdown, or '\\<' for the sign; 'raw-html: true' in course.yml lets HTML through

                """)
    }

    @Test func tagsOfAHeadInHTMLThatIsLetThrough() async {
        let chapter = Self.chapter + "<p>\n<META http-equiv=refresh content=\"0;url=http://a.b\">\n</p>\n"
        let yaml = "format: 1\ntitle: C\nchapters: [a.md]\nraw-html: true\n"
        #expect(
            await Fixtures.course(["course/course.yml": yaml, "course/a.md": chapter]).text == """
                course/a.md:6:1: warning: a page takes no '<meta>', which can lead away from it: it is shown as text
                6 | <META http-equiv=refresh content="0;url=http://a.b">
                  | ^~~~~
                  help: remove it

                """)
    }

    /// What HTML refers to is neither loaded nor translated.
    @Test func addressesInHTMLThatIsLetThrough() async {
        let chapter =
            Self.chapter + "<script src='https://a.b/c.js'></script>\n<img alt=\"\"\n  src=\"c.png\">\n"
            + "<a href=\"b.md\">b</a> <a href=\"https://a.b\">c</a> <a href=#d>d</a> <img src=data:image/gif,>\n"
        let yaml = "format: 1\ntitle: C\nchapters: [a.md]\nraw-html: true\n"
        #expect(
            await Fixtures.course(["course/course.yml": yaml, "course/a.md": chapter]).text == """
                course/a.md:5:14: warning: a page loads nothing: 'https://a.b/c.js' will be missing
                5 | <script src='https://a.b/c.js'></script>
                  |              ^~~~~~~~~~~~~~~~
                  help: write an image in Markdown, '![what it shows](file.png)': it becomes part of the page

                course/a.md:7:8: warning: a page loads nothing: 'c.png' will be missing
                7 |   src="c.png">
                  |        ^~~~~
                  help: write an image in Markdown, '![what it shows](file.png)': it becomes part of the page

                course/a.md:8:10: warning: a link in HTML is left as it is, also 'b.md'
                8 | <a href="b.md">b</a> <a href="https://a.b">c</a> <a href=#d>d</a> <img src=data:image/gif,>
                  |          ^~~~
                  help: write it in Markdown: '[text](b.md)' becomes the page's address, and is checked

                """)
    }

    /// A comment is not on the page.
    @Test func addressesInACommentAreNotSaid() async {
        let chapter =
            Self.chapter + "<div><!-- <a href=\"no.md\">\n<img src=\"no.png\"> --> <img src=\"c.png\"></div>\n"
        let yaml = "format: 1\ntitle: C\nchapters: [a.md]\nraw-html: true\n"
        #expect(
            await Fixtures.course(["course/course.yml": yaml, "course/a.md": chapter]).text == """
                course/a.md:6:34: warning: a page loads nothing: 'c.png' will be missing
                6 | <img src="no.png"> --> <img src="c.png"></div>
                  |                                  ^~~~~
                  help: write an image in Markdown, '![what it shows](file.png)': it becomes part of the page

                """)
    }
}
