import LessonReader
import LessonRendering
import Testing

/// The folders that `course.yml` lists as modules exist, and can be modules.
struct ModuleFolderTests {
    private static let chapter = "---\ntitle: T\n---\n# Heading\n"

    private func read(_ files: [String: String]) async -> String {
        let reading = await CourseReader.read(folder: "course", display: "course", files: FileSource(files))
        return DiagnosticText().text(reading.diagnostics)
    }

    @Test func aModuleFolderThatIsNotThere() async {
        let reading = await read([
            "course/course.yml": "format: 1\ntitle: C\nmodules:\n  - more\n  - lost\nchapters: [a.md]\n",
            "course/a.md": Self.chapter, "course/more/M.swift": "",
        ])
        #expect(
            reading == """
                course/course.yml:5:5: error: there is no module folder 'lost'
                5 |   - lost
                  |     ^~~~
                  help: write its path from the course folder, or remove it from the list

                """)
    }

    @Test func aFolderWhoseNameIsNoModules() async {
        let reading = await read([
            "course/course.yml":
                "format: 1\ntitle: C\nmodules: [../Sources/Own_2, ../2nd, my-module]\nchapters: [a.md]\n",
            "course/a.md": Self.chapter, "course/../Sources/Own_2/M.swift": "", "course/../2nd/M.swift": "",
            "course/my-module/M.swift": "",
        ])
        #expect(
            reading == """
                course/course.yml:3:29: error: '2nd' cannot be the name of a module
                3 | modules: [../Sources/Own_2, ../2nd, my-module]
                  |                             ^~~~~~
                  help: rename the folder: lessons `import` it by its name, which has only letters, digits and '_' and does not begin with a digit

                course/course.yml:3:37: error: 'my-module' cannot be the name of a module
                3 | modules: [../Sources/Own_2, ../2nd, my-module]
                  |                                     ^~~~~~~~~
                  help: rename the folder: lessons `import` it by its name, which has only letters, digits and '_' and does not begin with a digit

                """)
    }
}
