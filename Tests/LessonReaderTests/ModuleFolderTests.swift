import Testing

/// The folders that `course.yml` lists as modules exist, and can be modules.
struct ModuleFolderTests {
    private static let chapter = "---\ntitle: T\n---\n# Heading\n"

    @Test func aModuleFolderThatIsNotThere() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nmodules:\n  - more\n  - lost\nchapters: [a.md]\n",
            "course/a.md": Self.chapter, "course/more/M.swift": "",
        ]).text
        #expect(
            reading == """
                course/course.yml:5:5: error: there is no module folder 'lost'
                5 |   - lost
                  |     ^~~~
                  help: write its path from the course folder, or remove it from the list

                """)
    }

    @Test func aFolderWhoseNameIsNoModules() async {
        let reading = await Fixtures.course([
            "course/course.yml":
                "format: 1\ntitle: C\nmodules: [../Sources/Own_2, ../2nd, my-module]\nchapters: [a.md]\n",
            "course/a.md": Self.chapter, "course/../Sources/Own_2/M.swift": "", "course/../2nd/M.swift": "",
            "course/my-module/M.swift": "",
        ]).text
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

    @Test(arguments: [
        ("Swift", "the name 'Swift' is taken: a module that every lesson can import has it", "rename the folder"),
        ("Lesson", "the name 'Lesson' is taken: a module that every lesson can import has it", "rename the folder"),
        (
            "AttentionKernel", "the name 'AttentionKernel' is taken: a module that every lesson can import has it",
            "rename the folder"
        ),
        (
            "class", "'class' cannot be the name of a module",
            "rename the folder: lessons `import` it by its name, which has only letters, digits and '_' and does not "
                + "begin with a digit"
        ),
        (
            "Empty", "there is no Swift file in 'Empty'",
            "`modules` names folders of sources, relative to the course folder"
        ),
        ("File", "'File' is a file, not a folder of Swift files", "name the folder that it is in"),
        ("\"\"", "one of 'modules' is empty", "write a text, or remove it"),
    ])
    func aFolderThatIsNoModule(entry: String, message: String, remedy: String) async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nmodules: [\(entry)]\nchapters: [a.md]\n",
            "course/a.md": Self.chapter,
            entry == "File" ? "course/File" : "course/\(entry)/\(entry == "Empty" ? "a.txt" : "a.swift")": "",
        ]).text
        let carets = "^" + String(repeating: "~", count: entry.count - 1)
        #expect(
            reading == """
                course/course.yml:3:11: error: \(message)
                3 | modules: [\(entry)]
                  |           \(carets)
                  help: \(remedy)

                """)
    }

    @Test func twoModulesOfOneName() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nmodules: [a/M, b/M]\nchapters: [a.md]\n",
            "course/a.md": Self.chapter, "course/a/M/m.swift": "", "course/b/M/deeper/m.swift": "",
        ]).text
        #expect(
            reading == """
                course/course.yml:3:16: error: two modules are called 'M'
                3 | modules: [a/M, b/M]
                  |                ^~~
                  help: give each folder a name of its own
                course/course.yml:3:11: note: the first is here
                3 | modules: [a/M, b/M]
                  |           ^~~

                """)
    }
}
