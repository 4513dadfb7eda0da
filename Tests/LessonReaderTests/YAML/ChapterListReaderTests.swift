import LessonModel
import Testing

/// The chapters that `course.yml` lists: in parts, with numbers of their own, and with files of one name.
struct ChapterListReaderTests {
    private static let chapter = "---\ntitle: T\n---\n# Heading\n"

    private static func course(_ list: String, files: [String]) async -> (course: Course?, text: String) {
        let chapters = files.map { ("course/\($0)", chapter) }
        return await Fixtures.course(
            Dictionary(uniqueKeysWithValues: chapters).merging([
                "course/course.yml": "format: 1\ntitle: C\nchapters:\n\(list)"
            ]) { $1 })
    }

    @Test func partsNumbersAndFilesOfOneName() async throws {
        let reading = await Self.course(
            """
              - welcome.md
              - part: First steps
                chapters:
                  - part1/intro.md
                  - {file: part1/more.md, number: 7}
              - part: Further on
                chapters: [part2/intro.md, part2/12-end.md]
            """, files: ["welcome.md", "part1/intro.md", "part1/more.md", "part2/intro.md", "part2/12-end.md"])
        #expect(reading.text == "")
        let course = try #require(reading.course)
        #expect(course.chapters.map(\.id) == ["welcome", "part1-intro", "more", "part2-intro", "12-end"])
        #expect(course.chapters.map(\.number) == [1, 2, 7, 8, 12])
        #expect(course.chapters.map(\.part) == [nil, "First steps", "First steps", "Further on", "Further on"])
        #expect(try course.chapter(named: "part2/intro.md").number == 8)
        #expect(try course.chapter(named: "part1/intro").number == 2)
        #expect(
            course.target(of: "../part2/intro.md#heading", in: course.chapters[1])
                == .file("part2/intro.md", anchor: "heading"))
    }

    @Test func anAppendixOfTheSameName() async throws {
        let reading = await Self.course("  - a/x.md\nappendix: b/x.md\n", files: ["a/x.md", "b/x.md"])
        #expect(reading.text == "")
        #expect(reading.course?.chapters.map(\.id) == ["a-x", "b-x"])
    }

    @Test(arguments: [
        (
            "  - a.md\n  - {file: b.md, number: 1}\n",
            """
            course/course.yml:5:26: error: 'b.md' has the number 1 of 'a.md'
            5 |   - {file: b.md, number: 1}
              |                          ^
              help: give it a number of its own, in its file's name or here: '{file: b.md, number: 2}'
            course/course.yml:4:5: note: the first is here
            4 |   - a.md
              |     ^~~~

            """
        ),
        (
            "  - {file: a.md, number: one}\n",
            """
            course/course.yml:4:26: error: a chapter's number is a whole number from 0 to 9999, not 'one'
            4 |   - {file: a.md, number: one}
              |                          ^~~
              help: write 'number: 7'

            """
        ),
        (
            "  - {file: a.md, nummer: 3}\n",
            """
            course/course.yml:4:18: error: a chapter of the list has no key 'nummer'
            4 |   - {file: a.md, nummer: 3}
              |                  ^~~~~~
              help: did you mean 'number'?

            """
        ),
        (
            "  - part: P\n",
            """
            course/course.yml:4:5: error: a part needs 'chapters'
            4 |   - part: P
              |     ^
              help: add a line 'chapters:' and under it the part's chapters

            """
        ),
        (
            "  - part: P\n    chapters:\n      - part: Q\n        chapters: [a.md]\n",
            """
            course/course.yml:6:9: error: a part has no parts
            6 |       - part: Q
              |         ^~~~
              help: end the list of the part before, and begin this one at its margin

            """
        ),
        (
            "  - p/a.md\n  - q/a.md\n  - p-a.md\n",
            """
            course/course.yml:6:5: error: 'p-a.md' has the id 'p-a' of 'p/a.md'
            6 |   - p-a.md
              |     ^~~~~~
              help: give each chapter a file name of its own
            course/course.yml:4:5: note: the first is here
            4 |   - p/a.md
              |     ^~~~~~

            """
        ),
    ])
    func aMalformedList(list: String, message: String) async {
        #expect(await Self.course(list, files: ["a.md", "b.md", "p/a.md", "q/a.md", "p-a.md"]).text == message)
    }
}
