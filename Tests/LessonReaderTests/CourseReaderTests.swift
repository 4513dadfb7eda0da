import LessonModel
import Testing

/// A course folder is read whole, and everything wrong in it is said at once.
struct CourseReaderTests {
    private static let chapter = "---\ntitle: T\n---\n# Heading\n"

    @Test func aGoodCourse() async throws {
        let reading = await Fixtures.course([
            "course/course.yml": """
            format: 1
            title: "Attention: all of it"
            language: en-GB
            modules: [../Sources/StepTrace]
            imports: [AttentionKernel]
            raw-html: true
            chapters:
              - 01-first.md
              - more/02-second.md
            """,
            "course/01-first.md": Self.chapter + "[on](more/02-second.md#heading) ![](a%20b.png) [m](mailto:a@b)\n",
            "course/more/02-second.md":
                "---\ntitle: U\nrequires: [01-first]\ndata: [w.csv]\n---\n# Heading\n[back](../01-first.md)\n",
            "course/a b.png": "<svg/>", "course/w.csv": "", "course/../Sources/StepTrace/Step.swift": "",
            "course/../Sources/StepTrace/../LessonRuntime/Show.swift": "",
        ])
        #expect(reading.text == "")
        let course = try #require(reading.course)
        #expect(course.title == "Attention: all of it")
        #expect(course.language == "en-GB")
        #expect(course.folder == "course")
        #expect(course.modules == ["../Sources/StepTrace"])
        #expect(course.imports.map(\.name) == ["AttentionKernel"])
        #expect(course.rawHTML)
        #expect(course.chapters.map(\.id) == ["01-first", "02-second"])
        #expect(course.chapters.map(\.number) == [1, 2])
        #expect(course.chapters.map(\.file) == ["course/01-first.md", "course/more/02-second.md"])
    }

    @Test func aLanguageWithoutWordsIsWarnedAbout() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nlanguage: klingon\nchapters: [a.md]\n",
            "course/a.md": Self.chapter,
        ])
        #expect(reading.course?.language == "klingon")
        #expect(
            reading.text == """
                course/course.yml:3:11: warning: there are no words for the language 'klingon'
                3 | language: klingon
                  |           ^~~~~~~
                  help: the words around the lessons are English, and pages mark them as that; there are words for en, zh-Hans

                """)
    }

    /// A page is called like its chapter, and its name is shown by terminals.
    @Test func aChapterWithAControlCharacterInItsName() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters: [\"a\\e[31m.md\"]\n",
            "course/a\u{1B}[31m.md": Self.chapter,
        ])
        #expect(
            reading.text == """
                course/course.yml:3:12: error: this name has a control character
                3 | chapters: ["a\\e[31m.md"]
                  |            ^~~~~~~~~~~~
                  help: rename the chapter: its pages are called like it

                """)
    }

    @Test func filesThatAreNotListedAreKnown() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters: [a.md]\n", "course/a.md": Self.chapter,
            "course/b.md": Self.chapter, "course/b.csv": "",
        ])
        #expect(reading.course?.unlisted == ["b.md"])
    }

    @Test func everyProblemOfEveryChapterAtOnce() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nlanguge: en\nchapters: [a.md, b.md, lost.md]\n",
            "course/a.md": Self.chapter + "```swift hiden\n1\n```\n",
            "course/b.md": "---\ntitle: B\n---\n$`\\alhpa`$ [c](c.md)\n\n```swift\n",
        ])
        #expect(
            reading.text == """
                course/course.yml:3:1: error: course.yml has no key 'languge'
                3 | languge: en
                  | ^~~~~~~
                  help: did you mean 'language'?

                course/course.yml:4:24: error: there is no chapter file 'lost.md'
                4 | chapters: [a.md, b.md, lost.md]
                  |                        ^~~~~~~
                  help: write the file, or remove it from the list

                course/a.md:5:10: error: a cell has no 'hiden'
                5 | ```swift hiden
                  |          ^~~~~
                  help: did you mean 'hidden'?

                course/b.md:4:3: error: unknown command \\alhpa
                4 | $`\\alhpa`$ [c](c.md)
                  |   ^
                  help: did you mean \\alpha?

                course/b.md:4:16: error: there is no file 'c.md'
                4 | $`\\alhpa`$ [c](c.md)
                  |                ^~~~
                  help: did you mean 'a.md'?

                course/b.md:6:1: error: this fence is never closed
                6 | ```swift
                  | ^~~
                  help: end it with a line '```'

                """)
        #expect(reading.course?.chapters.map(\.id) == ["a", "b"])
    }

    @Test func anchorsOfRawHTMLCountWhenItIsLetThrough() async {
        let chapter = Self.chapter + "<a id=\"proof\"></a> [to it](#proof)\n\n<div id='box'>\n</div>\n\n[box](#box)\n"
        let yaml = "format: 1\ntitle: C\nchapters: [a.md]\n"
        #expect(
            await Fixtures.course(["course/course.yml": yaml + "raw-html: true\n", "course/a.md": chapter]).text == "")
        #expect(
            await Fixtures.course(["course/course.yml": yaml, "course/a.md": chapter]).text.matches(of: /has no '#/)
                .count == 2)
    }

    @Test func aMisspeltImport() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nmodules: [more/AttentionKernel]\n"
                + "imports: [AttentionKernl, Foundaton, Foundation, Elsewhere]\nchapters: [a.md]\n",
            "course/a.md": Self.chapter, "course/more/AttentionKernel/M.swift": "",
            "course/more/AttentionKernel/../LessonRuntime/Show.swift": "",
        ])
        #expect(
            reading.text == """
                course/course.yml:4:11: error: there is no module 'AttentionKernl'
                4 | imports: [AttentionKernl, Foundaton, Foundation, Elsewhere]
                  |           ^~~~~~~~~~~~~~
                  help: did you mean 'AttentionKernel'?

                course/course.yml:4:27: error: there is no module 'Foundaton'
                4 | imports: [AttentionKernl, Foundaton, Foundation, Elsewhere]
                  |                           ^~~~~~~~~
                  help: did you mean 'Foundation'?

                """)
    }

    @Test(arguments: [
        (
            "format: 1\nTitle: C\nChapters: [a.md]\n",
            """
            course/course.yml:2:1: error: course.yml has no key 'Title'
            2 | Title: C
              | ^~~~~
              help: did you mean 'title'?

            course/course.yml:3:1: error: course.yml has no key 'Chapters'
            3 | Chapters: [a.md]
              | ^~~~~~~~
              help: did you mean 'chapters'?

            """
        ),
        (
            "format: 1 # of 1\ntitle: A # B\nchapters: [a.md] # all\n",
            """
            course/course.yml:2:10: warning: this is a comment, and no part of the text before it
            2 | title: A # B
              |          ^~~
              help: quote a text that holds '#'

            """
        ),
        (
            "format: 2\ntitle: C\nchapters: [a.md]\n",
            """
            course/course.yml:1:9: error: this course has format '2', and only 1 is known
            1 | format: 2
              |         ^
              help: write 'format: 1', or use the version of attend that the course was written for

            """
        ),
        (
            "title: C\nchapters: [a.md]\n",
            """
            course/course.yml:1:1: error: course.yml needs 'format'
            1 | title: C
              | ^
              help: add 'format: 1'

            """
        ),
        (
            "format: 1\ntitle:\nchapters: [a.md]\n",
            """
            course/course.yml:2:1: error: 'title' is empty
            2 | title:
              | ^~~~~
              help: write 'title: "The Attention Layer"'

            """
        ),
        (
            "format: 1\ntitle: C\n",
            """
            course/course.yml:1:1: error: course.yml needs 'chapters'
            1 | format: 1
              | ^
              help: add a line 'chapters:' and under it '- 01-introduction.md' for each

            """
        ),
        (
            "format: 1\ntitle: C\nchapters: a.md\n",
            """
            course/course.yml:3:11: error: 'chapters' is a list, not a text
            3 | chapters: a.md
              |           ^
              help: write 'chapters: [one, two]'

            """
        ),
        (
            "format: 1\ntitle: C\nchapters:\n  - a.md\n  - title: b.md\n",
            """
            course/course.yml:5:5: error: a chapter of the list has no key 'title'
            5 |   - title: b.md
              |     ^~~~~
              help: its keys are file, number

            course/course.yml:5:5: error: a chapter of the list needs 'file'
            5 |   - title: b.md
              |     ^
              help: add 'file: 01-introduction.md'

            """
        ),
        (
            "format: 1\ntitle: C\ntitle: D\nchapters: [a.md]\n",
            """
            course/course.yml:3:1: error: the key 'title' is given twice
            3 | title: D
              | ^~~~~
              help: remove one of them
            course/course.yml:2:1: note: the first is here
            2 | title: C
              | ^~~~~

            """
        ),
        (
            "format: 1\ntitle: [C\n",
            """
            course/course.yml:2:8: error: this is not YAML: did not find expected ',' or ']'
            2 | title: [C
              |        ^
              help: close the bracket

            """
        ),
        (
            "format: 1\ntitle: C\nchapters: [b.md]\n",
            """
            course/course.yml:3:12: error: there is no chapter file 'b.md'
            3 | chapters: [b.md]
              |            ^~~~
              help: did you mean 'a.md'?

            """
        ),
    ])
    func aMalformedCourseFile(yaml: String, message: String) async {
        #expect(await Fixtures.course(["course/course.yml": yaml, "course/a.md": Self.chapter]).text == message)
    }

    @Test func noCourseFile() async {
        let reading = await Fixtures.course([:])
        #expect(reading.course == nil)
        #expect(
            reading.text == """
                error: there is no course.yml in course
                help: name the course folder with --course DIR, or write a course.yml that lists the chapters

                """)
    }
}
