import LessonModel
import Testing

/// `formerly` in the front matter of a chapter: ids that it had before.
struct FormerChapterTests {
    private static let course = "format: 1\ntitle: C\nchapters: [13-cost.md, 14-memory.md]\n"

    private func read(_ first: String, _ second: String = "", text: String = "") async -> (
        course: Course?, text: String
    ) {
        await Fixtures.course([
            "course/course.yml": Self.course,
            "course/13-cost.md": "---\ntitle: A\n\(first)\n---\n" + Self.quiz("one"),
            "course/14-memory.md": "---\ntitle: B\n\(second)\n---\n" + Self.quiz("two") + text,
        ])
    }

    private static func quiz(_ id: String) -> String {
        "```quiz id=\(id)\nquestion: Q\nchoices: [{text: a, correct: true, because: b}, {text: c, because: d}]\n```\n"
    }

    @Test func oneOrSeveralAndTheSameOfTwo() async throws {
        let reading = await read("formerly: 12-efficiency", "formerly: [12-efficiency, 13-cost]")
        #expect(reading.text == "")
        let course = try #require(reading.course)
        #expect(course.chapters.map(\.frontMatter.formerly) == [["12-efficiency"], ["12-efficiency", "13-cost"]])
        #expect(course.exercises.map(\.answerFiles).joined().filter { !$0.hasPrefix("1") } == [])
        #expect(
            course.exercises[1].answerFiles == [
                "14-memory/answers.yml", "12-efficiency/answers.yml", "13-cost/answers.yml",
            ])
    }

    @Test func whatIsNoName() async {
        let names = await read("formerly: 12-efficiency.md", "formerly: [old/12-efficiency, '..', 11-a, 11-a]").text
        #expect(
            names == """
                course/13-cost.md:3:11: error: '12-efficiency.md' is not what a chapter was called
                3 | formerly: 12-efficiency.md
                  |           ^~~~~~~~~~~~~~~~
                  help: write the name that its file had, without folder and '.md': 'formerly: 12-efficiency'

                course/14-memory.md:3:12: error: 'old/12-efficiency' is not what a chapter was called
                3 | formerly: [old/12-efficiency, '..', 11-a, 11-a]
                  |            ^~~~~~~~~~~~~~~~~
                  help: write the name that its file had, without folder and '.md': 'formerly: 12-efficiency'

                course/14-memory.md:3:31: error: '..' is not what a chapter was called
                3 | formerly: [old/12-efficiency, '..', 11-a, 11-a]
                  |                               ^~~~
                  help: write the name that its file had, without folder and '.md': 'formerly: 12-efficiency'

                course/14-memory.md:3:43: error: 'formerly' lists '11-a' twice
                3 | formerly: [old/12-efficiency, '..', 11-a, 11-a]
                  |                                           ^~~~
                  help: remove one of them
                course/14-memory.md:3:37: note: the first is here
                3 | formerly: [old/12-efficiency, '..', 11-a, 11-a]
                  |                                     ^~~~

                """)
        #expect(
            await read("formerly: {a: b}", "formerly:").text == """
                course/13-cost.md:3:11: error: 'formerly' is a list, not a mapping
                3 | formerly: {a: b}
                  |           ^
                  help: write 'formerly: [one, two]'

                course/14-memory.md:3:1: warning: 'formerly' is empty
                3 | formerly:
                  | ^~~~~~~~
                  help: write 'formerly: [one, two]', or remove this line

                """)
    }

    @Test func itsOwnName() async {
        #expect(
            await read("formerly: 13-cost").text == """
                course/13-cost.md:3:11: error: '13-cost' is what this chapter is called now
                3 | formerly: 13-cost
                  |           ^~~~~~~
                  help: write the name that its file had before, or remove this line

                """)
    }

    /// An answer under the old name could be to either exercise.
    @Test func anExerciseOfBoth() async {
        for first in ["formerly: 12-efficiency", ""] {
            let name = first.isEmpty ? "13-cost" : "12-efficiency"
            #expect(
                await read(first, "formerly: \(name)", text: Self.quiz("one")).text == """
                    course/14-memory.md:3:11: error: an answer to 'one' of '\(name)' could be this chapter's or that of \
                    '13-cost': both have an exercise 'one'
                    3 | formerly: \(name)
                      |           \(name.map { _ in "~" }.joined().replacing(/^~/, with: "^"))
                      help: give one of them another id

                    """)
        }
    }

    @Test func whatNamesTheOldOneIsToldTheNewOnes() async {
        let old = """
            ```swift exercise=three uses=12-efficiency/four
            <#a#>
            ```
            ```swift solution=three
            1
            ```
            ```swift check=three
            probe("a", 1)
            ```
            [old](12-efficiency.md#cost)

            """
        let text = await read(
            "formerly: 12-efficiency", "formerly: 12-efficiency\nrequires: [12-efficiency]", text: old
        ).text
        #expect(
            text == """
                course/14-memory.md:4:12: error: no chapter of this course is called '12-efficiency'
                4 | requires: [12-efficiency]
                  |            ^~~~~~~~~~~~~
                  help: it is now '13-cost' and '14-memory'

                course/14-memory.md:10:30: error: there is no chapter '12-efficiency'
                10 | ```swift exercise=three uses=12-efficiency/four
                   |                              ^~~~~~~~~~~~~~~~~~
                   help: it is now '13-cost' and '14-memory'

                course/14-memory.md:19:7: error: there is no file '12-efficiency.md'
                19 | [old](12-efficiency.md#cost)
                   |       ^~~~~~~~~~~~~~~~~~~~~
                   help: it is now '13-cost.md' and '14-memory.md'

                """)
    }
}
