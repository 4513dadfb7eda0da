import TestSupport
import Testing

/// Files whose names mean something to the compiler or to a terminal.
@Suite(.processLimit) struct FileNameTests {
    private static let lesson = """
        ---
        title: Names
        ---
        ```swift
        let a = [1]
        ```
        ```swift
        let b: Int = "x"
        ```
        ```swift
        print(a[3])
        ```

        """

    @Test(arguments: [#"a"b.md"#, #"a\b.md"#, "a%20b.md", "a: error: b.md", "a:1:2.md", "ä 👍.md"])
    func placesNameTheFileAsItIs(name: String) async throws {
        let attend = try Attend([
            "lessons/course.yml": "format: 1\ntitle: Names\nchapters: ['\(name)']\n", "lessons/\(name)": Self.lesson,
        ])
        defer { attend.remove() }
        let run = try await attend("run", "1")
        #expect(run.status == 1)
        #expect(
            run.error.contains(
                "lessons/\(name):8:14: error: cannot convert value of type 'String' to specified type 'Int'\n"
                    + "8 | let b: Int = \"x\"\n"))
        #expect(run.error.contains("lessons/\(name):11:8: error: Index out of range\n11 | print(a[3])\n"))
    }
}
