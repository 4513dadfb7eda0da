import LessonModel
import LessonReader
import LessonRendering
import Testing

/// What keeps the work on links and tables in proportion to the text, and what it says then.
struct LinkScaleTests {
    private func html(_ markdown: String) -> String {
        HTMLBody().html(of: DocumentReader.read(markdown: markdown, file: "x.md").blocks)
    }

    /// Cells, lines before a table and alerts are parsed by themselves, all together, with the definitions of the text.
    @Test func everyTableUsesTheDefinitionsOfTheText() {
        let link = "<a href=\"/b\">d</a>"
        let table = "|[d]|\n|-|\n|x [d]|\n"
        func written(_ html: String) -> Int { html.components(of: link) }
        #expect(written(html(table + "\n[d]: /b\n")) == 2)
        #expect(written(html("[d]: /b\n\n" + table + "\n" + table)) == 4)
        #expect(written(html("before [d]\n" + table + "\nafter [d]\n" + table + "\n[d]: /b\n")) == 6)
        #expect(written(html("> [!NOTE]\n> first [d]\n> |[d]|\n> |-|\n\n- |[d]|\n  |-|\n\n[d]: /b\n")) == 3)
        #expect(written(html("|[d]|\n|-|\n===\n\n[d]: /b\n")) == 1)
        #expect(written(html(table)) == 0)
    }

    @Test func aTableWhoseRowsLackMostOfTheirCellsIsCut() async {
        let columns = 1000
        let head =
            "|" + String(repeating: "a|", count: columns) + "\n|" + String(repeating: "-|", count: columns) + "\n"
        let reading = ChapterReader(file: "x.md").read(
            Array(("---\ntitle: T\n---\n" + head + String(repeating: "|x\n", count: 60)).utf8))
        #expect(
            DiagnosticText().text(reading.diagnostics) == """
                x.md:56:1: error: rows from here on lack too many cells: the table is read up to here
                56 | |x
                   | ^~
                   help: write each cell, or give the header fewer

                """)
        guard case .table(let table) = reading.chapter.blocks.first?.kind else {
            Issue.record("no table")
            return
        }
        #expect(table.rows.count == 50)
    }

    @Test func theFirstHundredBrokenLinksOfAChapterGetSuggestions() async {
        let links = (1...101).map { "[a](other\($0 % 10).md)\n" }.joined()
        let reading = await CourseReader.read(
            folder: "course", display: "course",
            files: FileSource([
                "course/course.yml": "format: 1\ntitle: C\nchapters: [a.md, other.md]\n",
                "course/a.md": "---\ntitle: T\n---\n" + links, "course/other.md": "---\ntitle: U\n---\n",
            ]))
        #expect(reading.diagnostics.count == 101)
        #expect(reading.diagnostics.prefix(100).allSatisfy { $0.remedy == "did you mean 'other.md'?" })
        #expect(reading.diagnostics.last?.remedy == "paths are relative to the chapter's own folder")
    }

    /// A link to an image outside is refused as one to data is.
    @Test func anImageBehindALinkOutOfTheCourseIsRefused() async {
        let files = [
            "/course/course.yml": "format: 1\ntitle: C\nchapters: [a.md]\n",
            "/course/a.md": "---\ntitle: T\ndata: [a.png]\n---\n![a](a.png)\n",
            "/course/a.png": "GIF89a\u{1}\0\u{1}\0\0\0\0;",
        ]
        var source = FileSource(files)
        source.resolve = { $0 == "/course/a.png" ? "/home/a.png" : $0 }
        let reading = await CourseReader.read(folder: "/course", display: "course", files: source)
        let data = "course/a.md:3:8: error: 'a.png' is a link that leads out of the course folder"
        let image = "course/a.md:5:6: error: 'a.png' is a link that leads out of the course folder"
        let text = DiagnosticText().text(reading.diagnostics)
        #expect(text.hasPrefix(data) && text.contains(image), "\(text)")
    }

    @Test func anImageIsAnOrdinaryFile() async {
        var source = FileSource([
            "course/course.yml": "format: 1\ntitle: C\nchapters: [a.md]\n",
            "course/a.md": "---\ntitle: T\n---\n![a](pipe.png)\n", "course/pipe.png": "",
        ])
        source.isFile = { $0 != "course/pipe.png" }
        let reading = await CourseReader.read(folder: "course", display: "course", files: source)
        #expect(
            DiagnosticText().text(reading.diagnostics) == """
                course/a.md:4:6: error: 'pipe.png' is not a file
                4 | ![a](pipe.png)
                  |      ^~~~~~~~
                  help: an image is an ordinary file in the course folder

                """)
    }
}

extension String {
    /// How often a text is in this one.
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
