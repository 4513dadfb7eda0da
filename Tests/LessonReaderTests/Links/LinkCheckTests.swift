import LessonModel
import LessonReader
import LessonRendering
import Testing

/// Links and images of a course: what is there is found, what is not is an error, what a page cannot have is a warning.
struct LinkCheckTests {
    private static let chapter = "---\ntitle: T\n---\n# Heading\n"
    /// A whole GIF file, which has no byte that is not ASCII.
    private static let image = "GIF89a\u{1}\0\u{1}\0\0\0\0;"

    /// What is there is found by every way of writing it, and is on the page.
    @Test func everyWayToAFileIsFollowed() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters:\n  - a.md\n  - more/c#?%.md\n  - 第一章.md\n",
            "course/a.md": Self.chapter
                + "[self](./a.md) [up](sub/../a.md) [query](a.md?x=1#heading) [coded](%61.md) [top](#)\n"
                + "[c](more/c%23%3F%25.md#heading) [第一章](第一章.md) [coded](%E7%AC%AC一章.md#heading)\n"
                + "![a](dot.png) ![b](dot.png?v=2) ![c](dot.png#x) ![d](more/../inside.SVG) ![e](a%23b%20c.png)\n",
            "course/more/c#?%.md": "---\ntitle: U\n---\n# Heading\n[a](../a.md#heading) ![a](../dot.png)\n",
            "course/第一章.md": "---\ntitle: V\n---\n# Heading\n", "course/dot.png": Self.image,
            "course/a#b c.png": Self.image,
            "course/inside.SVG": "<svg/>",
        ])
        #expect(reading.text == "")
    }

    /// An image becomes part of the page: a stranger's course carries off no private one.
    @Test func nothingOutsideTheCourseIsTakenIn() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters: [a.md, ../diary.md, /etc/b.md]\n",
            "course/a.md": Self.chapter + "![d](../private.png)\n", "course/../private.png": Self.image,
            "course/../diary.md": "---\ntitle: V\n---\n",
        ])
        #expect(
            reading.text == """
                course/course.yml:3:18: error: '../diary.md' leads out of the course folder
                3 | chapters: [a.md, ../diary.md, /etc/b.md]
                  |                  ^~~~~~~~~~~
                  help: put a copy of the chapter into the course folder

                course/course.yml:3:31: error: '/etc/b.md' leads out of the course folder
                3 | chapters: [a.md, ../diary.md, /etc/b.md]
                  |                               ^~~~~~~~~
                  help: put a copy of the chapter into the course folder

                course/a.md:5:6: error: '../private.png' leads out of the course folder
                5 | ![d](../private.png)
                  |      ^~~~~~~~~~~~~~
                  help: put a copy of the image into the course

                """)
    }

    /// Nothing is broken, but the page will not have it: a warning, so that the course can be run.
    @Test func linksAndImagesThatAreNotOnThePageAreReported() async throws {
        let reading = await CourseReader.read(
            folder: "course", display: "course",
            files: FileSource([
                "course/course.yml": "format: 1\ntitle: C\nchapters: [a.md]\n",
                "course/a.md": Self.chapter + """
                    [data](data.csv) [draft](draft.md) [root](/a.md) [host](//x.org) [none]() [run](javascript:x)
                    ![web](https://x.org/a.png) ![inline](data:image/png;base64,AA) ![root](/dot.png) ![bmp](dot.bmp)

                    ```hint exercise=e
                    ![none]()
                    ```

                    """,
                "course/data.csv": "", "course/draft.md": "", "course/dot.png": Self.image, "course/dot.bmp": "",
            ]))
        let warnings = reading.diagnostics.filter { $0.severity == .warning }
        #expect(
            DiagnosticText().text(warnings) == """
                course/a.md:5:26: warning: this link will be plain text on the page: 'draft.md' is not a chapter of the course
                5 | [data](data.csv) [draft](draft.md) [root](/a.md) [host](//x.org) [none]() [run](javascript:x)
                  |                          ^~~~~~~~
                  help: list it in course.yml, or link to an address on the web

                course/a.md:5:43: warning: this link will be plain text on the page: its path is not one within the course
                5 | [data](data.csv) [draft](draft.md) [root](/a.md) [host](//x.org) [none]() [run](javascript:x)
                  |                                           ^~~~~
                  help: write its path from the chapter's own folder

                course/a.md:5:57: warning: this link will be plain text on the page: its path is not one within the course
                5 | [data](data.csv) [draft](draft.md) [root](/a.md) [host](//x.org) [none]() [run](javascript:x)
                  |                                                         ^~~~~~~
                  help: write its path from the chapter's own folder

                course/a.md:5:73: warning: this link will be plain text on the page: it leads nowhere
                5 | [data](data.csv) [draft](draft.md) [root](/a.md) [host](//x.org) [none]() [run](javascript:x)
                  |                                                                         ^
                  help: write a chapter, a heading or an address

                course/a.md:5:81: warning: this link will be plain text on the page: a page has no links to 'javascript:'
                5 | [data](data.csv) [draft](draft.md) [root](/a.md) [host](//x.org) [none]() [run](javascript:x)
                  |                                                                                 ^~~~~~~~~~~~
                  help: link to a chapter or to an address on the web

                course/a.md:6:8: warning: this image will not be on the page: it is not a file
                6 | ![web](https://x.org/a.png) ![inline](data:image/png;base64,AA) ![root](/dot.png) ![bmp](dot.bmp)
                  |        ^~~~~~~~~~~~~~~~~~~
                  help: save it beside the chapter and write its path

                course/a.md:6:39: warning: this image will not be on the page: it is not a file
                6 | ![web](https://x.org/a.png) ![inline](data:image/png;base64,AA) ![root](/dot.png) ![bmp](dot.bmp)
                  |                                       ^~~~~~~~~~~~~~~~~~~~~~~~
                  help: save it beside the chapter and write its path

                course/a.md:6:73: warning: this image will not be on the page: its path is not one within the course
                6 | ![web](https://x.org/a.png) ![inline](data:image/png;base64,AA) ![root](/dot.png) ![bmp](dot.bmp)
                  |                                                                         ^~~~~~~~
                  help: write its path from the chapter's own folder

                course/a.md:6:90: warning: this image will not be on the page: 'dot.bmp' is of no kind that browsers show
                6 | ![web](https://x.org/a.png) ![inline](data:image/png;base64,AA) ![root](/dot.png) ![bmp](dot.bmp)
                  |                                                                                          ^~~~~~~
                  help: save it as one of avif, gif, jpeg, jpg, png, svg, webp

                course/a.md:9:9: warning: this image will not be on the page: it names no file
                9 | ![none]()
                  |         ^
                  help: write the path of an image

                """)
    }

    @Test func aNameThatMustBeEncodedIsReportedWithItsEncoding() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters: [a.md, c#.md]\n",
            "course/a.md": Self.chapter + "[c](c#.md) ![p](50%25?.png) ![f](in.png)\n", "course/c#.md": Self.chapter,
            "course/50%25?.png": "", "course/in.png/a.png": "",
        ])
        #expect(
            reading.text == """
                course/a.md:5:5: error: there is no file 'c'
                5 | [c](c#.md) ![p](50%25?.png) ![f](in.png)
                  |     ^~~~~
                  help: for the file 'c#.md' write 'c%23.md'

                course/a.md:5:17: error: there is no image '50%'
                5 | [c](c#.md) ![p](50%25?.png) ![f](in.png)
                  |                 ^~~~~~~~~~
                  help: for the file '50%25?.png' write '50%2525%3F.png'

                course/a.md:5:34: error: 'in.png' is a folder, not an image
                5 | [c](c#.md) ![p](50%25?.png) ![f](in.png)
                  |                                  ^~~~~~
                  help: write the path of an image in it

                """)
    }

    @Test func aKindOfAddressThatIsMisspelt() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters: [a.md]\n",
            "course/a.md": Self.chapter
                + "[a](htps://x.org) <htttp://x.org> [c](ftp://x.org) [d](tel:1) [e](HTTPS://x.org)\n",
        ])
        #expect(
            reading.text == """
                course/a.md:5:5: warning: this link leads nowhere: 'htps:' is no kind of address
                5 | [a](htps://x.org) <htttp://x.org> [c](ftp://x.org) [d](tel:1) [e](HTTPS://x.org)
                  |     ^~~~~~~~~~~~
                  help: did you mean 'https:'?

                course/a.md:5:20: warning: this link leads nowhere: 'htttp:' is no kind of address
                5 | [a](htps://x.org) <htttp://x.org> [c](ftp://x.org) [d](tel:1) [e](HTTPS://x.org)
                  |                    ^~~~~~~~~~~~~
                  help: did you mean 'http:'?

                """)
    }

    @Test func aFileThatIsNamedFromAnotherFolder() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters: [index1.md, sub/a.md]\n",
            "course/index1.md": Self.chapter, "course/sub/a.md": Self.chapter + "[i](index1.md) [b](../b/x.pgn)\n",
            "course/b/x.png": "",
        ])
        #expect(
            reading.text == """
                course/sub/a.md:5:5: error: there is no file 'sub/index1.md'
                5 | [i](index1.md) [b](../b/x.pgn)
                  |     ^~~~~~~~~
                  help: did you mean '../index1.md'?

                course/sub/a.md:5:20: error: there is no file 'b/x.pgn'
                5 | [i](index1.md) [b](../b/x.pgn)
                  |                    ^~~~~~~~~~
                  help: did you mean '../b/x.png'?

                """)
    }

    /// What is in the file decides, not its name.
    @Test func aFileThatHoldsNoImageIsSaid() async {
        var files = FileSource([
            "course/course.yml": "format: 1\ntitle: C\nchapters: [a.md]\n",
            "course/a.md": Self.chapter + """
                ![](closed.png) ![](empty.gif) ![](text.png) ![](cut.png) ![](page.svg) ![](raw.svgz)
                ![](gif.png) ![](drawing.svg)

                """,
            "course/closed.png": "", "course/empty.gif": "", "course/text.png": "A heat map.\n", "course/cut.png": "",
            "course/page.svg": "<!DOCTYPE html>\n<html><svg></svg></html>\n", "course/raw.svgz": "<svg/>",
            "course/gif.png": Self.image, "course/drawing.svg": "<?xml version=\"1.0\"?>\n<!-- A dot. --><svg/>",
        ])
        files.read = { [read = files.read] path in
            switch path {
            case "course/closed.png": nil
            // The signature of a PNG file, and the beginning of its header.
            case "course/cut.png": [0x89] + Array("PNG\r\n\u{1A}\n\0\0\0\u{D}IHDR\0\0".utf8)
            default: read(path)
            }
        }
        let reading = await CourseReader.read(folder: "course", display: "course", files: files)
        #expect(
            DiagnosticText().text(reading.diagnostics) == """
                course/a.md:5:5: warning: this image will not be on the page: 'closed.png' cannot be read
                5 | ![](closed.png) ![](empty.gif) ![](text.png) ![](cut.png) ![](page.svg) ![](raw.svgz)
                  |     ^~~~~~~~~~
                  help: make it a file that you can read

                course/a.md:5:21: warning: this image will not be on the page: 'empty.gif' is empty
                5 | ![](closed.png) ![](empty.gif) ![](text.png) ![](cut.png) ![](page.svg) ![](raw.svgz)
                  |                     ^~~~~~~~~
                  help: save it as one of avif, gif, jpeg, jpg, png, svg, webp

                course/a.md:5:36: warning: this image will not be on the page: 'text.png' holds no image that browsers show
                5 | ![](closed.png) ![](empty.gif) ![](text.png) ![](cut.png) ![](page.svg) ![](raw.svgz)
                  |                                    ^~~~~~~~
                  help: save it as one of avif, gif, jpeg, jpg, png, svg, webp

                course/a.md:5:50: warning: this image will not be on the page: 'cut.png' holds no image that browsers show
                5 | ![](closed.png) ![](empty.gif) ![](text.png) ![](cut.png) ![](page.svg) ![](raw.svgz)
                  |                                                  ^~~~~~~
                  help: save it as one of avif, gif, jpeg, jpg, png, svg, webp

                course/a.md:5:63: warning: this image will not be on the page: 'page.svg' holds no image that browsers show
                5 | ![](closed.png) ![](empty.gif) ![](text.png) ![](cut.png) ![](page.svg) ![](raw.svgz)
                  |                                                               ^~~~~~~~
                  help: save it as one of avif, gif, jpeg, jpg, png, svg, webp

                course/a.md:5:77: warning: this image will not be on the page: 'raw.svgz' is of no kind that browsers show
                5 | ![](closed.png) ![](empty.gif) ![](text.png) ![](cut.png) ![](page.svg) ![](raw.svgz)
                  |                                                                             ^~~~~~~~
                  help: save it as one of avif, gif, jpeg, jpg, png, svg, webp

                """)
    }
}
