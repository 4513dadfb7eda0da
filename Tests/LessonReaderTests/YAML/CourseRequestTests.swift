import LessonModel
import LessonReader
import LessonRendering
import Testing

/// What a course asks for: `allow` in `course.yml`.
struct CourseRequestTests {
    private func read(_ allow: String) async -> (request: CourseRequest?, text: String) {
        let reading = await CourseReader.read(
            folder: "course", display: "course",
            files: FileSource([
                "course/course.yml": "format: 1\ntitle: C\nallow: \(allow)\nchapters: [a.md]\n",
                "course/a.md": "---\ntitle: T\n---\n# Heading\n",
            ]))
        return (reading.course?.request, DiagnosticText().text(reading.diagnostics))
    }

    @Test(arguments: [
        ("{network: true}", "to use the network"), ("{write: [out/]}", "to write in out/"),
        ("{network: true, write: [a, b/c]}", "to use the network, and to write in a and b/c"),
        ("{network: false}", ""), ("{}", ""),
    ])
    func whatItSays(allow: String, description: String) async {
        let (request, text) = await read(allow)
        #expect(request?.description == description)
        #expect(request?.isEmpty == description.isEmpty)
        #expect(text == "")
    }

    @Test(arguments: ["..", "../out", "/tmp", "a/../..", "."])
    func aFolderOutsideOfTheCourse(folder: String) async {
        let (request, text) = await read("{write: [\(folder)]}")
        #expect(request?.folders == [])
        let line = "allow: {write: [\(folder)]}"
        #expect(
            text == """
                course/course.yml:3:17: error: '\(folder)' is no folder in the course folder
                3 | \(line)
                  |                 ^\(String(repeating: "~", count: folder.utf8.count - 1))
                  help: name a folder in the course folder, from there, without '..'

                """)
    }

    @Test func somethingElseThanAMapping() async {
        #expect(
            await read("all").text == """
                course/course.yml:3:8: error: 'allow' is written as 'key: value' lines
                3 | allow: all
                  |        ^
                  help: write 'allow: {network: true, write: [out/]}'

                """)
    }

    @Test func aWishThatIsNotKnown() async {
        #expect(
            await read("{read: [out/]}").text == """
                course/course.yml:3:9: error: 'allow' has no key 'read'
                3 | allow: {read: [out/]}
                  |         ^~~~
                  help: its keys are network, write

                """)
    }
}
