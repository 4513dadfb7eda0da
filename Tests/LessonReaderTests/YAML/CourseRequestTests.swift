import LessonModel
import Testing

/// What a course asks for: `allow` in `course.yml`.
struct CourseRequestTests {
    @Test(arguments: [
        ("{network: true}", "to use the network"), ("{write: [out/]}", "to write in out/"),
        ("{network: true, write: [a, b/c]}", "to use the network, and to write in a and b/c"),
        ("{network: false}", ""), ("{}", ""),
    ])
    func whatItSays(allow: String, description: String) async {
        let (course, text) = await Fixtures.course(yaml: "allow: \(allow)\n")
        #expect(course?.request.description == description)
        #expect(course?.request.isEmpty == description.isEmpty)
        #expect(text == "")
    }

    @Test(arguments: ["..", "../out", "/tmp", "a/../..", "."])
    func aFolderOutsideOfTheCourse(folder: String) async {
        let line = "allow: {write: [\(folder)]}"
        let (course, text) = await Fixtures.course(yaml: line + "\n")
        #expect(course?.request.folders == [])
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
            await Fixtures.course(yaml: "allow: all\n").text == """
                course/course.yml:3:8: error: 'allow' is written as 'key: value' lines
                3 | allow: all
                  |        ^
                  help: write 'allow: {network: true, write: [out/]}'

                """)
    }

    @Test func aWishThatIsNotKnown() async {
        #expect(
            await Fixtures.course(yaml: "allow: {read: [out/]}\n").text == """
                course/course.yml:3:9: error: 'allow' has no key 'read'
                3 | allow: {read: [out/]}
                  |         ^~~~
                  help: its keys are network, write

                """)
    }
}
