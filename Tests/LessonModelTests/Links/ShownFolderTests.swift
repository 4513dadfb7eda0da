import LessonModel
import Testing

@Suite struct ShownFolderTests {
    @Test(arguments: [
        ("/home/ada/course", "answers", "answers/03-scaling/shares.swift"),
        ("/home/ada/course/", "answers", "answers/03-scaling/shares.swift"),
        ("/home/ada/course/answers", ".", "03-scaling/shares.swift"),
        ("/home/ada/course/answers/03-scaling", "..", "shares.swift"),
        ("/home/ada/course/answers/04-layer", "..", "../03-scaling/shares.swift"),
        ("/home/ada/course/lessons", "../answers", "../answers/03-scaling/shares.swift"),
        ("/home/ada", "course/answers", "course/answers/03-scaling/shares.swift"),
        ("/", "home/ada/course/answers", "home/ada/course/answers/03-scaling/shares.swift"),
        (
            "/home/ada/course-2/a/deep/folder/of/notes", "/home/ada/course/answers",
            "/home/ada/course/answers/03-scaling/shares.swift"
        ),
    ])
    func theShortestPathIsShown(workingFolder: String, folder: String, file: String) {
        let shown = ShownFolder("/home/ada/course/answers", from: workingFolder)
        #expect(shown.path == folder)
        #expect(shown.path("03-scaling/shares.swift") == file)
    }

    @Test func aFolderThatIsNotOnTheDiskIsNamed() {
        #expect(ShownFolder(named: "hand-in.md").path == "hand-in.md")
        #expect(ShownFolder(named: "hand-in.md").path("03-scaling/a.swift") == "hand-in.md/03-scaling/a.swift")
    }
}
