import Testing

/// Each chapter in the list of `course.yml` has a number, an id and a page of its own.
struct ChapterListTests {
    private static let chapter = "---\ntitle: T\n---\n# Heading\n"

    @Test func oneChapterTwice() async {
        let text = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters:\n  - a.md\n  - ./a.md\n  - a.md\n",
            "course/a.md": Self.chapter,
        ]).text
        #expect(
            text == """
                course/course.yml:5:5: error: './a.md' has the id 'a' of 'a.md'
                5 |   - ./a.md
                  |     ^~~~~~
                  help: give each chapter a file name of its own
                course/course.yml:4:5: note: the first is here
                4 |   - a.md
                  |     ^~~~

                course/course.yml:6:5: error: 'a.md' is listed twice
                6 |   - a.md
                  |     ^~~~
                  help: remove one of them
                course/course.yml:4:5: note: the first is here
                4 |   - a.md
                  |     ^~~~

                """)
    }

    @Test func twoIDsThatDifferOnlyInCapitals() async {
        let text = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters:\n  - a.md\n  - A.md\n",
            "course/a.md": Self.chapter, "course/A.md": Self.chapter,
        ]).text
        #expect(
            text == """
                course/course.yml:5:5: error: 'A.md' has the id 'A', which differs only in capitals from the 'a' of 'a.md'
                5 |   - A.md
                  |     ^~~~
                  help: give each chapter a file name of its own
                course/course.yml:4:5: note: the first is here
                4 |   - a.md
                  |     ^~~~

                """)
    }

    @Test func twoChaptersWithOneNumber() async {
        let text = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters:\n  - 02-a.md\n  - b.md\n  - 02-c.md\n",
            "course/02-a.md": Self.chapter, "course/b.md": Self.chapter, "course/02-c.md": Self.chapter,
        ]).text
        #expect(
            text == """
                course/course.yml:6:5: error: '02-c.md' has the number 2 of '02-a.md'
                6 |   - 02-c.md
                  |     ^~~~~~~
                  help: give it a number of its own, in its file's name or here: '{file: 02-c.md, number: 4}'
                course/course.yml:4:5: note: the first is here
                4 |   - 02-a.md
                  |     ^~~~~~~

                """)
    }

    @Test func aChapterWhosePageWouldBeAnother() async {
        let text = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters: [a.md, index.md, in/Course.md]\n",
            "course/a.md": Self.chapter + "[i](index.md)\n", "course/index.md": Self.chapter,
            "course/in/Course.md": Self.chapter,
        ]).text
        #expect(
            text == """
                course/course.yml:3:18: error: the page of 'index.md' would be 'index.html', the page that lists the chapters
                3 | chapters: [a.md, index.md, in/Course.md]
                  |                  ^~~~~~~~
                  help: give the chapter's file another name

                course/course.yml:3:28: error: the page of 'in/Course.md' would be 'Course.html', the page with all chapters
                3 | chapters: [a.md, index.md, in/Course.md]
                  |                            ^~~~~~~~~~~~
                  help: give the chapter's file another name

                """)
    }

    @Test func chaptersWithoutAName() async {
        let text = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nchapters: [a.md, .md, in/ .md, \"-.md\"]\n",
            "course/a.md": Self.chapter, "course/.md": Self.chapter, "course/in/ .md": Self.chapter,
            "course/-.md": Self.chapter,
        ]).text
        #expect(
            text == """
                course/course.yml:3:18: error: '.md' has no name before its ending
                3 | chapters: [a.md, .md, in/ .md, "-.md"]
                  |                  ^~~
                  help: give the chapter's file a name such as '01-introduction.md'

                course/course.yml:3:23: error: 'in/ .md' has no name before its ending
                3 | chapters: [a.md, .md, in/ .md, "-.md"]
                  |                       ^~~~~~~
                  help: give the chapter's file a name such as '01-introduction.md'

                course/course.yml:3:32: error: '-.md' has no name before its ending
                3 | chapters: [a.md, .md, in/ .md, "-.md"]
                  |                                ^~~~~~
                  help: give the chapter's file a name such as '01-introduction.md'

                """)
    }

    @Test func anEmptyList() async {
        #expect(
            await Fixtures.course(["course/course.yml": "format: 1\ntitle: C\nmodules:\nchapters:\n"]).text == """
                course/course.yml:3:1: warning: 'modules' is empty
                3 | modules:
                  | ^~~~~~~
                  help: write 'modules: [one, two]', or remove this line

                course/course.yml:4:1: error: 'chapters' is empty
                4 | chapters:
                  | ^~~~~~~~
                  help: write a line 'chapters:' and under it '- 01-introduction.md' for each

                """)
    }
}
