import Testing

/// `appendix` in `course.yml`: pages after the chapters, without a number.
struct AppendixListTests {
    private static let chapter = "---\ntitle: T\n---\n# Heading\n"

    private func read(_ line: String, _ files: [String: String] = [:]) async -> (labels: [String], text: String) {
        let own = [
            "course/course.yml": "format: 1\ntitle: C\nchapters: [01-a.md, 05-e.md]\n\(line)\n",
            "course/01-a.md": Self.chapter + "[all](article.md#heading)\n", "course/05-e.md": Self.chapter,
            "course/article.md": Self.chapter + "[first](01-a.md)\n", "course/more.md": Self.chapter,
        ]
        let reading = await Fixtures.course(own.merging(files) { $1 })
        let chapters = reading.course?.chapters ?? []
        return (
            chapters.map { "\($0.label) \($0.id)\($0.isAppendix ? ", an appendix" : "")" }
                + (reading.course?.unlisted.map { "not \($0)" } ?? []), reading.text
        )
    }

    @Test func oneOrSeveral() async {
        let one = await read("appendix: article.md")
        #expect(one.labels == ["1 01-a", "5 05-e", "A article, an appendix", "not more.md"] && one.text == "")
        let two = await read("appendix: [article.md, more.md]")
        #expect(two.labels == ["1 01-a", "5 05-e", "A article, an appendix", "B more, an appendix"] && two.text == "")
    }

    @Test(arguments: [
        (
            "appendix: lost.md",
            """
            course/course.yml:4:11: error: there is no appendix 'lost.md'
            4 | appendix: lost.md
              |           ^~~~~~~
              help: write the file, or remove it from the list
            """
        ),
        (
            "appendix: [article.md, article.md]",
            """
            course/course.yml:4:24: error: 'appendix' lists 'article.md' twice
            4 | appendix: [article.md, article.md]
              |                        ^~~~~~~~~~
              help: remove one of them
            course/course.yml:4:12: note: the first is here
            4 | appendix: [article.md, article.md]
              |            ^~~~~~~~~~
            """
        ),
        (
            "appendix: 05-e.md",
            """
            course/course.yml:4:11: error: '05-e.md' is listed twice
            4 | appendix: 05-e.md
              |           ^~~~~~~
              help: remove one of them
            course/course.yml:3:21: note: the first is here
            3 | chapters: [01-a.md, 05-e.md]
              |                     ^~~~~~~
            """
        ),
        (
            "appendix: {a: b}",
            """
            course/course.yml:4:11: error: 'appendix' is a list, not a mapping
            4 | appendix: {a: b}
              |           ^
              help: write 'appendix: [one, two]'
            """
        ),
    ])
    func whatIsNone(line: String, message: String) async {
        let files = line.contains("[article.md, article.md]") ? [:] : ["course/01-a.md": Self.chapter]
        let text = await read(line, files).text
        #expect(text == message + "\n")
    }

    @Test func itsExercisesHaveNoNumber() async {
        let text =
            Self.chapter + "> ```quiz id=q\n> question: Q\n> choices: [{text: a, correct: true}, {text: b}]\n> ```\n"
        #expect(
            await read("appendix: article.md", ["course/article.md": text]).text == """
                course/article.md:5:1: error: an appendix has no exercises
                5 | > ```quiz id=q
                  | ^~~~~~~~~~~~~~
                  help: put it into a chapter

                """)
    }
}
