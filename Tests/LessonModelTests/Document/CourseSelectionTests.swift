import Testing

@testable import LessonModel

@Suite struct CourseSelectionTests {
    private let course = Course(
        title: "A course", folder: "lessons",
        chapters: [
            chapter(2, "02-query-key-value", "Query, key, value"),
            chapter(3, "03-scores-softmax-output", "From scores to output"),
            chapter(4, "04-scaling", "Scaling the scores"),
        ], unlisted: ["13-more.md", "README.md"])

    private static func chapter(_ number: Int, _ id: String, _ title: String) -> Chapter {
        Chapter(number: number, id: id, file: "lessons/\(id).md", frontMatter: FrontMatter(title: title))
    }

    @Test(arguments: [
        "3", "03", "03-scores-softmax-output", "lessons/03-scores-softmax-output.md", "softmax", "from scores",
    ])
    func allNamesOfAChapter(name: String) throws {
        #expect(try course.chapter(named: name).number == 3)
    }

    @Test func allMeansEveryChapterInOrder() throws {
        #expect(try course.chapters(named: ["all"]).map(\.number) == [2, 3, 4])
        #expect(try course.chapters(named: ["4", "2", "04-scaling"]).map(\.number) == [4, 2])
    }

    @Test func anUnknownNameGetsASuggestion() {
        let error = #expect(throws: UnknownChapter.self) { try course.chapter(named: "scalling") }
        #expect(error?.message == "no chapter is called 'scalling'; did you mean 'scaling'?")
        let number = #expect(throws: UnknownChapter.self) { try course.chapter(named: "7") }
        #expect(number?.message == "no chapter is called '7'; the chapters are 2 to 4")
    }

    @Test(arguments: ["13", "13-more", "lessons/13-more.md"])
    func aFileThatTheCourseDoesNotListIsNamed(name: String) {
        let error = #expect(throws: UnknownChapter.self) { try course.chapter(named: name) }
        #expect(error?.message == "no chapter is called '\(name)': course.yml does not list '13-more.md'")
    }

    @Test func theIdThatAChapterHadBefore() throws {
        var course = course
        course.chapters[0].frontMatter.formerly = ["01-keys", "01-old"]
        course.chapters[1].frontMatter.formerly = ["01-old"]
        #expect(try course.chapter(named: "lessons/01-keys.md").number == 2)
        let error = #expect(throws: UnknownChapter.self) { try course.chapter(named: "01-old") }
        #expect(
            error?.message == """
                '01-old' fits several chapters: 02-query-key-value (Query, key, value), \
                03-scores-softmax-output (From scores to output)
                """)
    }

    @Test func anAmbiguousNameNamesTheChaptersItFits() {
        let error = #expect(throws: UnknownChapter.self) { try course.chapter(named: "scores") }
        #expect(
            error?.message == """
                'scores' fits several chapters: 03-scores-softmax-output (From scores to output), \
                04-scaling (Scaling the scores)
                """)
    }
}
